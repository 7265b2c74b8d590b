"""A long run of the loader on what nobody writes by hand: `python tests/fuzzing/record.py SECONDS`.

Not a test that pytest collects. It goes on for so many seconds of processor time, and ends with the first input that
breaks a property, made as small as can be. `tests/record/` runs the same properties shortly.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent.parent))
sys.path.insert(0, str(Path(__file__).parent.parent / "record"))

from test_direct import RICH, alike
from test_load import EDITS, YAML, damaged, loads_or_says_why

ROUND = 2_000
long = settings(max_examples=ROUND, deadline=None, database=None, suppress_health_check=list(HealthCheck))
BYTES = st.binary(max_size=400) | st.text(max_size=400).map(lambda text: text.encode("utf-8", "surrogatepass"))
LIKE_YAML = st.lists(st.sampled_from(YAML), max_size=60).map(lambda words: "".join(words).encode())
DAMAGED = st.lists(EDITS, max_size=4).map(
    lambda edits: damaged(RICH, [each for some in edits for each in some]).encode()
)
PROPERTIES = {
    "Any bytes load, or are refused at places that lie in them.": (BYTES, loads_or_says_why),
    "So does anything like YAML.": (LIKE_YAML, loads_or_says_why),
    "So does a damaged record.": (DAMAGED, loads_or_says_why),
    "A damaged record is the same read directly and read so as to explain.": (DAMAGED, alike),
}


def main(seconds: float) -> None:
    """Run every property by turns until the time is up."""
    counts = dict.fromkeys(PROPERTIES, 0)
    end = time.process_time() + seconds
    while time.process_time() < end:
        for name, (strategy, check) in PROPERTIES.items():
            if time.process_time() >= end:
                break
            long(given(strategy)(_alone(check)))()
            counts[name] += ROUND
    for name, count in counts.items():
        print(f"{count:8,}  {name}")


def _alone(check: Callable[[bytes], object]) -> Callable[[bytes], None]:
    """A property that gives nothing back, as hypothesis wants it."""

    def hold(data: bytes) -> None:
        check(data)

    return hold


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 600)
