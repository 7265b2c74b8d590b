"""A headless Chromium, spoken to over pipes: for the tests of HTML in a browser, and as a peer of the benchmarks.

The DevTools protocol (https://chromedevtools.github.io/devtools-protocol/) over `--remote-debugging-pipe`: messages are
JSON, each ended by a NUL. The browser has a profile of its own, which goes with it, and reaches no network.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any

NAMES = ("chromium", "chromium-browser", "google-chrome")
OPTIONS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-dev-shm-usage",
    "--hide-scrollbars",
    "--remote-debugging-pipe",
    "about:blank",
)


class BrowserError(Exception):
    """The browser refused, or a script in it failed."""


def find() -> str | None:
    """The path of a Chromium, None where there is none."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


class Page:
    """One tab of a running browser."""

    def __init__(self, process: subprocess.Popen[bytes], reading: int, writing: int) -> None:
        self.process = process
        self._reading, self._writing = reading, writing
        self._buffer, self._events, self._count, self._session = b"", deque[dict[str, Any]](), 0, ""
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network"):
            self.call(f"{domain}.enable")

    def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Send a command and wait for its answer. BrowserError where it is refused."""
        self._count += 1
        message = {"id": self._count, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._writing, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._next()
            if answer.get("id") == self._count:
                if "error" in answer:
                    raise BrowserError(f"{method}: {answer['error'].get('message')}")
                return dict(answer["result"])
            self._events.append(answer)

    @property
    def heard(self) -> Sequence[dict[str, Any]]:
        """The events since the page was opened that nobody waited for."""
        return tuple(self._events)

    def open(self, address: str) -> None:
        """Go to an address and wait until the page is loaded."""
        self._events.clear()
        self.call("Page.navigate", url=address)
        self.wait_for("Page.loadEventFired")

    def wait_for(self, event: str) -> dict[str, Any]:
        """Wait for an event, which may have come already; its parameters."""
        while True:
            found = next((each for each in self._events if each.get("method") == event), None)
            if found is not None:
                self._events.remove(found)
                return dict(found.get("params", {}))
            self._events.append(self._next())

    def run(self, script: str) -> Any:
        """What an expression of JavaScript evaluates to, promises awaited. BrowserError where it throws."""
        answer = self.call("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in answer:
            raise BrowserError(str(answer["exceptionDetails"].get("exception", {}).get("description")))
        return answer["result"].get("value")

    def press(self, key: str, code: int, text: str = "") -> None:
        """Press and release a key, by its name and its Windows code."""
        for kind in ("keyDown", "keyUp"):
            typed = {"text": text} if text and kind == "keyDown" else {}
            self.call("Input.dispatchKeyEvent", type=kind, key=key, code=key, windowsVirtualKeyCode=code, **typed)

    def size(self, width: int, height: int) -> None:
        """Make the window so wide and high, in CSS pixels."""
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)

    def prefer(self, medium: str = "", **features: str) -> None:
        """Be another medium ("print"), or prefer something: `prefers_color_scheme="dark"`."""
        wished = [{"name": name.replace("_", "-"), "value": value} for name, value in features.items()]
        self.call("Emulation.setEmulatedMedia", media=medium, features=wished)

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._buffer:
            part = os.read(self._reading, 1 << 16)
            if not part:
                raise BrowserError("the browser ended")
            self._buffer += part
        message, _, self._buffer = self._buffer.partition(b"\0")
        return dict(json.loads(message))


@contextmanager
def browser() -> Iterator[Page]:
    """A page of a new browser, which ends with the block. BrowserError where there is none."""
    program = find()
    if program is None:
        raise BrowserError("there is no Chromium")
    to_browser, ours_out = os.pipe()
    ours_in, from_browser = os.pipe()
    with tempfile.TemporaryDirectory(prefix="secondhand-browser-", ignore_cleanup_errors=True) as profile:
        command = [program, *OPTIONS[:-1], f"--user-data-dir={profile}", OPTIONS[-1]]
        # The protocol is spoken on descriptors 3 and 4, whatever ours are.
        script = 'exec 3<&"$0" 4>&"$1"; shift; exec "$@"'
        process = subprocess.Popen(
            ["/bin/bash", "-c", script, str(to_browser), str(from_browser), *command],
            pass_fds=(to_browser, from_browser),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={
                **os.environ,
                "HOME": profile,
                "XDG_CONFIG_HOME": profile,
                "XDG_CACHE_HOME": profile,
            },
        )
        os.close(to_browser)
        os.close(from_browser)
        try:
            yield Page(process, ours_in, ours_out)
        finally:
            os.close(ours_out)
            os.close(ours_in)
            with suppress(subprocess.TimeoutExpired):
                process.wait(5)
            process.kill()
            process.wait()
