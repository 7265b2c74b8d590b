"""Where the attributions of each text go: lines for people, or JSON lines; UTF-8 whatever the locale."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Protocol

from secondhand.reading.attribution import Attribution
from secondhand.reporters.scan_jsonl import attribution_line


class Printer(Protocol):
    def document(self, file: str, text: str, found: Sequence[Attribution], shown: Sequence[int]) -> None:
        """Print those of the attributions found in a text whose places are `shown`. OSError where nothing takes it."""
        ...

    def close(self) -> None:
        """Print what there is to say at the end."""
        ...


def _write(text: str) -> None:
    """Text on standard output, at once. Lone surrogates of a file's name are written as "\\udc80", which JSON reads."""
    sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
    sys.stdout.buffer.flush()


class Jsonl:
    def document(self, file: str, text: str, found: Sequence[Attribution], shown: Sequence[int]) -> None:
        if shown:
            _write("".join([attribution_line(file, text, index, found[index]) for index in shown]))

    def close(self) -> None:
        pass


def for_people() -> Printer:
    """The printer of lines for people; styled where standard output is a terminal that has styles."""
    from rich.console import Console
    from rich.text import Text

    from secondhand.reporters import scan_text
    from secondhand.reporters.text import counted

    class People:
        def __init__(self) -> None:
            terminal = Console(soft_wrap=True, highlight=False, markup=False, emoji=False)
            self.styled = terminal.is_terminal and terminal.color_system is not None
            self.terminal = terminal
            self.texts = self.attributions = self.second_hand = 0

        def document(self, file: str, text: str, found: Sequence[Attribution], shown: Sequence[int]) -> None:
            lines = [] if self.texts else [scan_text.legend(styled=self.styled)]
            lines.append(Text())
            lines.append(scan_text.heading("standard input" if file == "-" else file, found))
            lines += scan_text.attribution_lines(file, text, found, shown, styled=self.styled)
            self.put(lines)
            self.texts += 1
            self.attributions += len(found)
            self.second_hand += sum(each.second_hand for each in found)

        def put(self, lines: Sequence[Text]) -> None:
            if not self.styled:
                _write("".join(f"{line.plain}\n" for line in lines))
                return
            with self.terminal.capture() as captured:
                for line in lines:
                    self.terminal.print(line)
            _write(captured.get())

        def close(self) -> None:
            if self.texts > 1:
                total = counted(self.attributions, "attribution")
                self.put([Text(), Text(f"{counted(self.texts, 'text')}: {total}, {self.second_hand} second-hand")])

    return People()
