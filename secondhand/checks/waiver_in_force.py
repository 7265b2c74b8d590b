"""A waiver has not ended, and waives something.

One that has ended waives no more: what it waived counts again. One that waives nothing is a note, except where the
check could not see all for want of a text.

Bad:  `waive: {quote-within-limits: "The oath has no shorter form.", until: 2031-01-01}`, in June 2031
Good: the same `until: 2031-12`, on a quotation that is too long
"""

from __future__ import annotations

from collections.abc import Iterator

from secondhand.checks.case import Case
from secondhand.findings import Finding, Level

ID = "waiver-in-force"
BINDING = True
AFTERWARDS = True


def check(case: Case) -> Iterator[Finding]:
    for exemption in case.exemptions:
        if case.binding.get(exemption.check) is not False:
            continue
        name, position, claim = exemption.check, exemption.position, exemption.claim
        if not exemption.holds(case.today):
            message = f"the waiver of {name} ended with {exemption.until}"
            hint = "mend what it waived and take it out, or give it a new reason and date"
            yield Finding(position, ID, Level.WARNING, message, hint, claim)
        elif exemption in case.unused and name not in case.not_run:
            message = f"the waiver waives nothing: {name} finds nothing here"
            yield Finding(position, ID, Level.NOTE, message, "take it out", claim)
