"""What a file to be imported gives."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, field, replace


@dataclass(frozen=True, slots=True)
class Found:
    """One claim as it was found; `at` says where ("row 3", "review 2")."""

    at: str
    claim: str
    claimant: str = ""
    claimed_on: str = ""
    claimed_in: str = ""
    verdict: str = ""
    rationale: str = ""
    chosen_because: str = ""
    brief: str = ""
    id: str = ""
    person: bool = False


@dataclass
class Import:
    """What a file gives: claims, and in sentences what of it was not taken."""

    claims: list[Found] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


def dated(found: Import, claim: Found) -> Found:
    """The claim with its date as the record has dates; what is none is left out, and said."""
    date = day(claim.claimed_on)
    if claim.claimed_on and not date:
        found.remarks.append(
            f'{claim.at}: "{claim.claimed_on}" is no date (2031, 2031-05, 2031-05-04) and was left out'
        )
    return replace(claim, claimed_on=date)


def day(text: str) -> str:
    """A day, month or year out of a date, "" where there is none."""
    match = re.match(r"\d{4}(?:-\d{2}(?:-\d{2})?)?(?=$|[T ])", text.strip())
    if not match:
        return ""
    try:
        datetime.date.fromisoformat(match.group() + "-01-01"[len(match.group()) - 4 :])
    except ValueError:
        return ""
    return match.group()
