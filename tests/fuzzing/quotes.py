"""A long run of the quotation matcher on what nobody writes by hand: `python tests/fuzzing/quotes.py SECONDS`.

Not a test that pytest collects. It goes on for so many seconds of processor time, and ends with the first input that
breaks a property, made as small as can be. `tests/reading/test_quote_properties.py` runs the same properties shortly.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent.parent / "reading"))

import quote_properties as properties

ROUND = 2_000
long = settings(max_examples=ROUND, deadline=None, database=None, suppress_health_check=list(HealthCheck))


def main(seconds: float) -> None:
    """Run every property by turns until the time is up."""
    counts = dict.fromkeys(properties.ALL, 0)
    end = time.process_time() + seconds
    while time.process_time() < end:
        for check in properties.ALL:
            if time.process_time() >= end:
                break

            long(given(st.data())(check))()
            counts[check] += ROUND
    for check, count in counts.items():
        print(f"{count:8,}  {check.__doc__.splitlines()[0]}")


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 600)
