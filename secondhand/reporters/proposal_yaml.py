"""A proposal as YAML for an editor to take into the record: parties, then claims, with what is left to decide."""

from __future__ import annotations

from secondhand.provenance.passage import on_one_line
from secondhand.provenance.proposal import Proposal, ProposedClaim, ProposedParty
from secondhand.record.drafting import scalar
from secondhand.record.model import Record


def proposal_yaml(proposal: Proposal, record: Record) -> str:
    """The lines to merge into the record's own `parties` and `claims`. "" where nothing is proposed.

    Every text is quoted as YAML needs it. Comments say what an editor must fill in; the record is not valid before.
    """
    lines = [f"# {place}: nothing here can be quoted" for place in map(on_one_line, proposal.skipped)]
    if proposal.parties:
        lines.append("parties:")
        for party in proposal.parties:
            lines += _party(party)
    if proposal.claims:
        lines.append("claims:")
        for claim in proposal.claims:
            lines += _claim(claim, record)
    return "".join(f"{line}\n" for line in lines)


def _party(party: ProposedParty) -> list[str]:
    lines = [f"  {scalar(party.id)}:", f"    name: {scalar(party.name)}", f"    kind: {party.kind}"]
    if party.remark:
        lines.insert(1, f"    # {on_one_line(party.remark)}")
    return lines if party.named else [*lines, "    named: false"]


def _claim(claim: ProposedClaim, record: Record) -> list[str]:
    briefs = list(record.briefs)
    brief = f"brief: {briefs[0]}" if len(briefs) == 1 else f"# brief: {' or '.join(briefs) or '…, once there is one'}"
    via = [f"        via: [{', '.join(scalar(name) for name in claim.via)}]"] if claim.via else []
    said_by = [f"        said_by: {scalar(claim.claimant)}"] if claim.claimant else []
    return [
        f"  {scalar(claim.id)}:  # {on_one_line(claim.place)}",
        f"    claim: {scalar(claim.quote)}",
        f"    claimant: {scalar(claim.claimant)}" if claim.claimant else "    # claimant: the text names nobody",
        f"    {brief}",
        f"    verdict: {_verdict(record)}",
        "    rationale: Still to be written.",
        "    evidence:",
        f"      - source: {scalar(claim.source)}",
        f"        quote: {scalar(claim.quote)}",
        "        stance: context",
        *said_by,
        *via,
        "    status: draft",
    ]


def _verdict(record: Record) -> str:
    """ "unproven", or on a scale without it the first step that takes no side."""
    undecided = [name for name, verdict in record.verdicts.items() if not verdict.is_settled]
    return next((name for name in ("unproven", *undecided) if name in record.verdicts), next(iter(record.verdicts), ""))
