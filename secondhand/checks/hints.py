"""What a finding says of a party that the evidence leaves out, and what it proposes to record."""

from __future__ import annotations

from secondhand.checks.case import Credited
from secondhand.findings import Finding, Level
from secondhand.provenance.credit import Uncredited, candidates_for
from secondhand.provenance.passage import on_one_line
from secondhand.provenance.proposal import new_party
from secondhand.reading.attribution import Mention
from secondhand.record.drafting import scalar
from secondhand.record.model import Record


def left_out(check: str, record: Record, credited: Credited, found: Uncredited, passage: str) -> Finding:
    """The finding about a party that a passage of the source credits a quotation to and the evidence does not."""
    evidence, field = credited.quotation.evidence, _field(found)
    credits = "another sentence credits the quotation to" if found.apart else "the sentence credits"
    message = f"{credits} {_who(found.mention)}, but said_by and via do not"
    hint = f"the source: {passage}\n{_to_record(record, found)}"
    position = evidence.at(field) if getattr(evidence, field) else evidence.at("quote")
    return Finding(position, check, Level.ERROR, message, hint, credited.quotation.claim.id)


def _who(mention: Mention) -> str:
    """A mention in quotation marks, and whom it stands for."""
    return f'"{on_one_line(mention.text)}"' + (f" ({on_one_line(mention.name)})" if mention.stands_for else "")


def _field(found: Uncredited) -> str:
    return "said_by" if found.member == 0 else "via"


def _to_record(record: Record, found: Uncredited) -> str:
    """What to add to the record for a party that it leaves out."""
    if found.mention.kind == "unresolved":
        return f"record who that is: {_as_field(found, '…')}"
    known = candidates_for(record, found.mention)
    if len(known) == 1:
        return f"record it: {_as_field(found, scalar(known[0].id))}"
    if known:
        return f"record which it is: {' or '.join(_as_field(found, scalar(party.id)) for party in known)}"
    party = new_party(record, found.mention)
    named = "" if party.named else ", named: false"
    entry = f"{scalar(party.id)}: {{name: {scalar(party.name)}, kind: {party.kind}{named}}}"
    return f"record it: {_as_field(found, scalar(party.id))}; and in parties: {entry}"


def _as_field(found: Uncredited, value: str) -> str:
    return f"{_field(found)}: {value}" if found.member == 0 else f"{_field(found)}: [{value}]"
