"""A text, what it is read to say, and one quotation from it: all by hand, whatever the rules find."""

from __future__ import annotations

import hashlib
import json

from secondhand.provenance.readings import Reading
from secondhand.reading.attribution import Attribution, Mention, Span
from secondhand.record.load import parse
from secondhand.record.model import Record
from secondhand.sources.archive import Archived
from secondhand.sources.quotations import Quotation, hold

RECORD = """
desk: {{name: Test desk}}
parties:
  stein: {{name: Alba Stein, kind: person}}
  lind: {{name: Odd Lind, kind: person, aliases: [the mayor of Norra]}}
  dockers: {{name: Dockers, kind: group, named: false}}
  post: {{name: Harbour Post, kind: outlet}}
  gazette: {{name: Norra Gazette, kind: outlet}}
  south-gazette: {{name: South Gazette, kind: outlet}}
  herald: {{name: Norra Herald, kind: outlet}}
sources:
  quay: {{title: The quay, publisher: herald, author: Ada Holm, sha256: {digest}}}
briefs: {{b: {{title: B, date: 2031}}}}
claims:
  sold:
    claim: C
    claimant: lind
    brief: b
    verdict: unproven
    rationale: R
    evidence: [{{source: quay, stance: context, quote: {quote}, {fields}}}]
"""


def span(text: str, part: str) -> Span:
    """Where a part stands first in a text."""
    return Span(text.index(part), text.index(part) + len(part))


def mention(text: str, part: str, kind: str = "person", stands_for: Mention | None = None) -> Mention:
    """A party as the text names it; groups and whom the text leaves open have no name."""
    return Mention(span(text, part), part, kind, kind not in ("group", "unresolved"), stands_for)  # type: ignore[arg-type]


def credit(text: str, cue: str, content: str, *chain: Mention, **more: object) -> Attribution:
    """An attribution whose source is the first of its chain."""
    source = chain[0].span if chain else None
    return Attribution(span(text, cue), span(text, content), source, chain, "a-rule", **more)  # type: ignore[arg-type]


def reading(text: str, *found: Attribution) -> Reading:
    """What was found, in sentences that begin behind ". "."""
    starts = [0, *(index + 2 for index in range(len(text) - 2) if text.startswith(". ", index))]
    return Reading(text, found, tuple(starts))


def quoted(text: str, quote: str, fields: str = "") -> tuple[Record, Quotation]:
    """A record whose one quotation is from the text; `fields` are more of its evidence, in YAML."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    written = RECORD.format(digest=digest, quote=json.dumps(quote), fields=fields or 'note: ""')
    record = parse(written.encode(), "claims.yaml")
    [quotation] = hold(record, {"quay": Archived(record.sources["quay"], text.encode())})
    return record, quotation
