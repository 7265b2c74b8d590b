"""What a check's docstring says, in parts."""

from __future__ import annotations

import inspect
import re
from dataclasses import dataclass

from secondhand.checks.table import CHECKS, Check


@dataclass(frozen=True, slots=True)
class Rule:
    """The rule of a check in one sentence, what more there is to say, and a bad and a good record."""

    check: str
    rule: str
    more: str
    bad: str
    good: str


def rule_of(check: Check) -> Rule:
    """The parts of a check's docstring. ValueError where one is missing."""
    text = inspect.cleandoc(check.__doc__ or "")
    match = re.fullmatch(r"(?P<rule>[^\n]+)(?P<more>.*?)\n\nBad: (?P<bad>.*?)\nGood:(?P<good>.*)", text, re.DOTALL)
    if not match:
        raise ValueError(f"the docstring of {check.ID} lacks its rule, Bad or Good")
    return Rule(check.ID, *(" ".join(match[part].split()) for part in ("rule", "more", "bad", "good")))


def table() -> str:
    """The checks and their rules as a table in Markdown, in the order in which they run."""
    rows = [f"| `{rule.check}` | {_cell(rule.rule)} |" for rule in map(rule_of, CHECKS)]
    return "\n".join(["| check | rule |", "|---|---|", *rows])


def page() -> str:
    """All that the checks say of themselves, as a page in Markdown."""
    parts = ["# The checks", "Written by `invoke docs` from the docstrings in `secondhand/checks/`."]
    for rule in map(rule_of, CHECKS):
        text = f"## {rule.check}\n\n{rule.rule} {rule.more}".rstrip()
        parts.append(f"{text}\n\n- Bad: {rule.bad}\n- Good: {rule.good}")
    return "\n\n".join(parts) + "\n"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
