"""Attributions as lines for people. Loads rich, so that it is imported only where people read."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from secondhand.reading.attribution import Attribution
from secondhand.reporters import scan_text
from secondhand.reporters.text import counted
from secondhand.streams import write


class People:
    """A printer of lines for people; styled where standard output is a terminal that has styles."""

    def __init__(self) -> None:
        self.terminal = Console(soft_wrap=True, highlight=False, markup=False, emoji=False)
        self.styled = self.terminal.is_terminal and self.terminal.color_system is not None
        self.texts = self.attributions = self.second_hand = 0

    def document(self, file: str, text: str, found: Sequence[Attribution], shown: Sequence[int]) -> None:
        lines = [] if self.texts else [scan_text.legend(styled=self.styled)]
        lines.append(Text())
        lines.append(scan_text.heading("standard input" if file == "-" else file, found))
        lines += scan_text.attribution_lines(file, text, found, shown, styled=self.styled)
        self._put(lines)
        self.texts += 1
        self.attributions += len(found)
        self.second_hand += sum(each.second_hand for each in found)

    def close(self) -> None:
        if self.texts > 1:
            total = counted(self.attributions, "attribution")
            self._put([Text(), Text(f"{counted(self.texts, 'text')}: {total}, {self.second_hand} second-hand")])

    def _put(self, lines: Sequence[Text]) -> None:
        if not self.styled:
            write("".join(f"{line.plain}\n" for line in lines))
            return
        with self.terminal.capture() as captured:
            for line in lines:
                self.terminal.print(line)
        write(captured.get())
