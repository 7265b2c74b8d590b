"""A review for people at a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from secondhand.findings import Finding, Level
from secondhand.review import words
from secondhand.review.compare import ClaimReview, Review

_KIND = {"added": "green", "removed": "red", "changed": "yellow"}
_LEVEL = {Level.ERROR: "bold red", Level.WARNING: "yellow", Level.NOTE: "cyan"}


def review_lines(review: Review) -> Iterator[Text]:
    """The review, most weighty first."""
    yield Text(f"{review.base} → {review.head}", "bold")
    yield Text(words.headline(review).capitalize(), "bold")
    for claim in review.claims:
        yield Text()
        yield from _claim(claim)
    for heading, lines in (
        ("Sources", [words.source_line(each) for each in review.sources]),
        ("Elsewhere in the record", [words.entry_line(each) for each in review.others]),
    ):
        if lines:
            yield Text()
            yield Text(heading, "bold")
            yield from (Text(f"    {line}") for line in lines)
    for heading, findings in (("New findings", review.new), ("Solved findings", review.solved)):
        if findings:
            yield Text()
            yield Text(heading, "bold")
            yield from map(_finding, findings)
    if review:
        yield Text()
        yield Text(words.scope(review), "dim")


def _claim(claim: ClaimReview) -> Iterator[Text]:
    yield Text(f"{claim.id}: ", "bold").append(claim.claim, "not bold")
    for line in words.claim_lines(claim):
        yield Text(f"    {line}", "bold" if line.startswith(("Verdict:", "Approval voided")) else "")
    for evidence in claim.evidence:
        first, *others = words.evidence_lines(evidence)
        yield Text(f"    {first}", _KIND[evidence.kind])
        yield from (Text(f"        {line}") for line in others)


def _finding(finding: Finding) -> Text:
    line = Text(f"    {finding.position}: ").append(f"{finding.level}: ", _LEVEL[finding.level])
    return line.append(f"{finding.message} [{finding.check}]")
