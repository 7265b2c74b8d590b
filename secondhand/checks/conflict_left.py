"""No conflict of a merge is left undecided in the record.

Where both sides changed one field differently, the merge leaves one value in place beneath a comment that names the
claim and the field and says what the others were.

Bad:  `# CONFLICT claims.fears.verdict: both sides changed it` above a verdict
Good: the verdict decided, and the comment deleted
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from secondhand.checks.case import Case
from secondhand.errors import Position
from secondhand.findings import Finding, Level
from secondhand.record.merge import MARK

ID = "conflict-left"
BINDING = True
_LEFT = re.compile(rf"^( *){re.escape(MARK)} (?P<name>\S[^\n:]*): both sides", re.MULTILINE)


def check(case: Case) -> Iterator[Finding]:
    for file, text in case.record.texts.items():
        for match in _LEFT.finditer(text):
            position = Position(file, *case.lines_of(file).at(match.end(1)))
            hint = "decide which value it is to be, and delete the comment"
            yield Finding(position, ID, Level.ERROR, f"a merge left {match['name']} to be decided", hint)
