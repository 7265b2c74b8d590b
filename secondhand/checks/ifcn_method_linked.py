"""Briefs lead to the desk's account of its method and to its policy of corrections (IFCN 5.1, 6.1).

Only where the desk says `profile: ifcn`.

Bad:  `methodology: We read everything.`
Good: `methodology: https://desk.example/method`
"""

from __future__ import annotations

from collections.abc import Iterator

from secondhand.checks.case import Case
from secondhand.findings import Finding, Level

ID = "ifcn-method-linked"


def check(case: Case) -> Iterator[Finding]:
    desk = case.record.desk
    if desk.profile != "ifcn":
        return
    for name, what in (("methodology", "its method (IFCN 5.1)"), ("corrections", "its corrections (IFCN 6.1)")):
        if not getattr(desk, name).startswith(("https://", "http://")):
            hint = f"publish it and give its address: {name}: https://…"
            yield Finding(desk.at(name), ID, Level.ERROR, f"the desk gives no link to {what}", hint)
