"""Where the attributions of each text go: JSON lines here, lines for people in `people.py`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from secondhand.reading.attribution import Attribution
from secondhand.reporters.scan_jsonl import attribution_line
from secondhand.streams import write


class Printer(Protocol):
    """What takes the attributions of one text after the other."""

    def document(self, file: str, text: str, found: Sequence[Attribution], shown: Sequence[int]) -> None:
        """Print those of the attributions found in a text whose places are `shown`. OSError where nothing takes it."""
        ...

    def close(self) -> None:
        """Print what there is to say at the end."""
        ...


class Jsonl:
    """JSON lines, for programs; loads nothing that they do not need."""

    def document(self, file: str, text: str, found: Sequence[Attribution], shown: Sequence[int]) -> None:
        if shown:
            write("".join([attribution_line(file, text, index, found[index]) for index in shown]))

    def close(self) -> None:
        pass
