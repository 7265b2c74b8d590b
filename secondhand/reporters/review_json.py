"""A review as data, for programs."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

from secondhand.findings import Finding
from secondhand.review import words
from secondhand.review.compare import Review


def review_json(review: Review) -> str:
    """The review as JSON, indented by two, with a final newline. Keys stand in the order of the dataclasses' fields."""
    data = {
        "base": review.base,
        "head": review.head,
        "summary": words.headline(review),
        "verdicts": [{"claim": each.id, "sentence": words.verdict_sentence(each)} for each in review.verdicts],
        "voided": [{"claim": each.id, "approved_by": each.voided} for each in review.voided],
        "claims": [dataclasses.asdict(each) for each in review.claims],
        "sources": [dataclasses.asdict(each) for each in review.sources],
        "others": [
            {
                "what": each.what,
                "id": each.id,
                "kind": each.kind,
                "fields": [dataclasses.asdict(f) for f in each.fields],
            }
            for each in review.others
        ],
        "new": [_finding(each) for each in review.new],
        "solved": [_finding(each) for each in review.solved],
        "looked_at": review.looked_at,
        "of": review.of,
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _finding(finding: Finding) -> dict[str, Any]:
    position = finding.position
    return {
        "file": position.file,
        "line": position.line,
        "column": position.column,
        "level": str(finding.level),
        "check": finding.check,
        "claim": finding.claim,
        "message": finding.message,
    }
