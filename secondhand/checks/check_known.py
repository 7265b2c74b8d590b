"""Levels and waivers name checks of the tool, and none that is binding.

Binding are the checks without which no other means anything: `quote-in-source` and `source-archived` foremost. An
altered quotation passes by no level and no waiver; it is mended or taken out.

Bad:  `checks: {quote-within-limit: warning}`, or a claim with `waive: {quote-in-source: "…", until: 2031-06-01}`
Good: `checks: {quote-within-limits: warning}`
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from secondhand.checks.case import Case
from secondhand.errors import Position
from secondhand.findings import Finding, Level
from secondhand.record.nearest import nearest

ID = "check-known"
BINDING = True
AFTERWARDS = True


def check(case: Case) -> Iterator[Finding]:
    record, binding = case.record, case.binding
    for name, level in record.checks.levels.items():
        position = record.checks.at(name)
        if name not in binding:
            yield _unknown(name, position, "", binding)
        elif binding[name] and level != "error":
            message = f"{name} is binding: its level cannot be changed"
            yield Finding(position, ID, Level.ERROR, message, "take the level out, and mend what it finds")
    for exemption in case.exemptions:
        if exemption.check not in binding:
            yield _unknown(exemption.check, exemption.position, exemption.claim, binding)
        elif binding[exemption.check]:
            message = f"{exemption.check} is binding: it cannot be waived"
            hint = "take the waiver out, and mend what it finds"
            yield Finding(exemption.position, ID, Level.ERROR, message, hint, exemption.claim)


def _unknown(name: str, position: Position, claim: str, known: Iterable[str]) -> Finding:
    hint = nearest(name, known) or '"invoke explain" lists the checks'
    return Finding(position, ID, Level.ERROR, f'there is no check "{name}"', hint, claim)
