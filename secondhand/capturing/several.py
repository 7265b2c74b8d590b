"""A task that takes as many words as are given: Invoke has no positional argument that may be repeated."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from invoke.parser.argument import Argument
from invoke.parser.context import ParserContext
from invoke.tasks import Task

_TASK = re.compile(r"[a-z][a-z-]*")


class Several(Argument):
    """An argument whose value is a list; the parser hands it words until it has as many as are `wanted`."""

    def __init__(self, wanted: int, like: Argument) -> None:
        super().__init__(names=like.names, help=like.help, positional=True)
        self.wanted = wanted
        self._given: list[str] = []

    @property
    def value(self) -> Any:
        """The words; None, which makes the parser go on, while some are still to come."""
        return self._given if len(self._given) >= self.wanted else None

    @value.setter
    def value(self, word: str) -> None:
        self._given.append(word)
        self.raw_value = word


class TakesSeveral(Task[Any]):
    """A task whose first argument may be given several times."""

    def get_arguments(self, ignore_unknown_help: bool | None = None) -> list[Argument]:
        """Those of any task, the first of them for as many words as the command line has for it."""
        # Invoke takes out of `help` what it has used, and asks again for --help.
        told = dict(self.help)
        first, *others = super().get_arguments(ignore_unknown_help)
        self.help = told
        flags = ParserContext(args=[first, *others]).flags
        return [Several(max(1, count(self.name, flags, sys.argv)), first), *others]


def count(task: str, flags: Mapping[str, Argument], words: Sequence[str]) -> int:
    """How many words of a command line are a task's own: neither options nor their values, up to the next task."""
    own = 0
    left = iter(words[words.index(task) + 1 :] if task in words else ())
    for word in left:
        if word.startswith("-") and word != "-":
            flag = flags.get(word)
            if flag is not None and flag.takes_value:
                next(left, None)
        elif own and _TASK.fullmatch(word) and not Path(word).exists():
            break
        else:
            own += 1
    return own
