"""What a check's docstring says, in parts."""

from __future__ import annotations

import inspect
import re
from collections.abc import Mapping
from dataclasses import dataclass

from secondhand.checks.table import CHECKS, Check, is_binding
from secondhand.errors import UnusableFile
from secondhand.record.nearest import nearest


@dataclass(frozen=True, slots=True)
class Rule:
    """The rule of a check in one sentence, what more there is to say, and a bad and a good record. `binding`: no level
    and no waiver of a record changes what it finds; `needs_text`: it does not run on a seal alone."""

    check: str
    rule: str
    more: str
    bad: str
    good: str
    binding: bool
    needs_text: bool

    @property
    def standing(self) -> str:
        """What an editor can and cannot do about it, in a sentence or two."""
        standing = (
            "Binding: no level and no waiver of the record changes what it finds."
            if self.binding
            else f"A record may set its level (checks: {{{self.check}: warning}}) or waive it on the spot."
        )
        return standing + (" It needs the text: a seal is not enough." if self.needs_text else "")


def rule_of(check: Check) -> Rule:
    """The parts of a check's docstring. ValueError where one is missing."""
    text = inspect.cleandoc(check.__doc__ or "")
    match = re.fullmatch(r"(?P<rule>[^\n]+)(?P<more>.*?)\n\nBad: (?P<bad>.*?)\nGood:(?P<good>.*)", text, re.DOTALL)
    if not match:
        raise ValueError(f"the docstring of {check.ID} lacks its rule, Bad or Good")
    rule, more, bad, good = (" ".join(match[part].split()) for part in ("rule", "more", "bad", "good"))
    return Rule(check.ID, rule, more, bad, good, is_binding(check), getattr(check, "NEEDS_TEXT", False))


def rules() -> Mapping[str, Rule]:
    """What each check says of itself, by its id, in the order in which they run."""
    return {each.ID: rule_of(each) for each in CHECKS}


def explained(check: str) -> Rule:
    """What the check with this id says of itself. UnusableFile for an id that is no check's."""
    known = rules()
    if check not in known:
        hint = nearest(check, known) or '"invoke explain" lists the checks'
        raise UnusableFile(f'there is no check "{check}"; {hint}')
    return known[check]


def table() -> str:
    """The checks and their rules as a table in Markdown, in the order in which they run."""
    rows = [f"| `{rule.check}` | {_cell(rule.rule)} |" for rule in rules().values()]
    return "\n".join(["| check | rule |", "|---|---|", *rows])


def page() -> str:
    """All that the checks say of themselves, as a page in Markdown."""
    parts = [
        "# The checks",
        "Written by `invoke docs` from the docstrings in `secondhand/checks/`; `invoke explain CHECK` prints them.",
        "*Binding*: no level and no waiver of a record changes what the check finds (see [findings.md](findings.md)). "
        "*Needs the text*: it does not run on a seal alone, and says so.",
    ]
    for rule in rules().values():
        text = f"## {rule.check}\n\n{rule.rule} {rule.more}".rstrip()
        parts.append(f"{text}\n\n- Bad: {rule.bad}\n- Good: {rule.good}\n\n{_marks(rule)}".rstrip())
    return "\n\n".join(parts) + "\n"


def _marks(rule: Rule) -> str:
    marks = (("Binding.", rule.binding), ("Needs the text.", rule.needs_text))
    return " ".join(mark for mark, there in marks if there)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
