"""A report of our own invention: an altered quotation, a passage of its source, and findings beside it."""

from __future__ import annotations

from dataclasses import replace

from secondhand.checks.waivers import Exemption, Waived
from secondhand.errors import Position, Problem
from secondhand.findings import Finding, Level, Related
from secondhand.record.load import parse
from secondhand.reporters.report import Report

FILE = "claims.yaml"
TEXT = """\
desk: {name: Test desk}
parties:
  stein: {name: Alba Stein, kind: person}
sources:
  harbour: {title: The harbour}
briefs:
  ferries: {title: The ferries, date: 2031-05-04}
claims:
  owners:
    claim: The minister rarely met the owners
    claimant: stein
    brief: ferries
    verdict: unproven
    rationale: Only she says so.
    evidence:
      - {source: harbour, quote: We never met the owners, stance: supports, said_by: stein}
      - source: harbour
        quote: >-
          They had not
          been paid since April
        stance: context
"""
SOURCE = 'The minister said:\n"We rarely met the owners."\n'


def at(line: int, column: int, file: str = FILE) -> Position:
    return Position(file, line, column)


ALTERED = Finding(
    at(16, 34),
    "quote-in-source",
    Level.ERROR,
    'quote differs from "harbour" in 1 place: "never" for "rarely"',
    "quote what the source says",
    "owners",
    marks=((at(16, 37), at(16, 42)),),
    related=(Related(at(2, 2, "sources/harbour.txt"), "We rarely met the owners", ((3, 9),), "the source"),),
)
FOLDED = Finding(
    at(18, 16),
    "quote-in-source",
    Level.ERROR,
    'quote differs from "harbour" in 2 places: "yet" left out; "April" for "March"',
    claim="owners",
    marks=((at(19, 19), at(19, 19)), (at(20, 27), at(20, 32))),
)
UNNAMED = Finding(at(5, 3), "source-described", Level.WARNING, 'source "harbour" gives no url', "add it")
NOTE = Finding(at(4, 1), "speaker-in-source", Level.NOTE, "not run for want of the text", "put it there")
LONG = Finding(at(18, 16), "quote-within-limits", Level.ERROR, "quote has 7 words; 6 are the most", claim="owners")
OATH = Waived(LONG, Exemption("quote-within-limits", "It is the oath.", "2031-12", at(21, 9), "owners", lambda _: True))
RECORD = parse(TEXT.encode(), FILE)
REPORT = Report(
    FILE, RECORD, findings=tuple(sorted((ALTERED, FOLDED, UNNAMED, NOTE))), waived=(OATH,), texts=lambda: {FILE: TEXT}
)
CLEAN = Report(FILE, RECORD)
UNUSABLE = Report(FILE, problems=(Problem(at(3, 4), 'there is no verdict "x"', "did you mean, yes"),))


def with_findings(*findings: Finding) -> Report:
    """The report with these findings in place of its own, and nothing waived."""
    return replace(REPORT, findings=findings, waived=())
