"""When a host may be asked: what its robots.txt allows, and how long after the last request."""

from __future__ import annotations

import time
from collections.abc import Callable
from urllib.robotparser import RobotFileParser

from secondhand.sources.capture.address import Address
from secondhand.sources.capture.document import Document, NotCaptured

MOST_DELAY = 60.0
NAME = "Secondhand"


class Pace:
    """Keeps requests to one host `delay` seconds apart; waits by sleeping. The one thing here that changes."""

    def __init__(
        self,
        delay: float,
        *,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.delay = delay
        self._sleep = sleep
        self._clock = clock
        self._next: dict[str, float] = {}
        self._delays: dict[str, float] = {}

    def wait(self, address: Address) -> None:
        """Wait until the host may be asked, and take note that it is."""
        left = self.left(address)
        if left > 0:
            self._sleep(left)
        self._next[address.host] = self._clock() + self._delays.get(address.host, self.delay)

    def left(self, address: Address) -> float:
        """Seconds until the host may be asked."""
        return max(0.0, self._next.get(address.host, 0.0) - self._clock())

    def slow_down(self, address: Address, delay: float) -> None:
        """Ask this host less often from now on, if that is what it wants."""
        self._delays[address.host] = min(MOST_DELAY, max(self.delay, delay))


class Robots:
    """What hosts allow robots to fetch (RFC 9309); each is asked once. `get` fetches an address."""

    def __init__(self, get: Callable[[str], Document], pace: Pace) -> None:
        self._get = get
        self._pace = pace
        self._rules: dict[str, RobotFileParser] = {}

    def allow(self, address: Address) -> bool:
        """Whether the page may be fetched. A host without robots.txt allows everything; one that cannot be reached,
        or whose server fails, raises NotCaptured."""
        rules = self._rules.get(address.origin)
        if rules is None:
            rules = self._rules[address.origin] = self._ask(address)
            delay = rules.crawl_delay(NAME)
            self._pace.slow_down(address, float(delay) if delay else 0.0)
        return rules.can_fetch(NAME, str(address))

    def _ask(self, address: Address) -> RobotFileParser:
        rules = RobotFileParser()
        try:
            text = self._get(f"{address.origin}/robots.txt").body[: 512 << 10].decode("utf-8", "replace")
        except NotCaptured as error:
            if " answers 4" not in str(error) and "with nothing" not in str(error):
                raise NotCaptured(f"whether robots may come could not be found out: {error}") from None
            text = ""
        rules.parse(text.splitlines())
        return rules
