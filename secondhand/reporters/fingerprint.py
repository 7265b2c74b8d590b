"""What tells a finding from the others, and stays the same when lines above it come and go."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from secondhand.findings import Finding
from secondhand.record.model import Record
from secondhand.record.whereabouts import evidence_at

_QUOTED = re.compile(r'"([^"]*)"')


def fingerprints(findings: Sequence[Finding], record: Record) -> Iterator[str]:
    """For each finding 32 hexadecimal digits: from its check, its claim, the quotation that it is about and what its
    message has in quotation marks. Where several findings share all of these, the later ones are numbered.

    No line, no column and nothing of the message's own wording goes into it.
    """
    seen: Counter[str] = Counter()
    for finding in findings:
        claim = record.claims.get(finding.claim)
        evidence = evidence_at(claim, finding.position) if claim else None
        about = [evidence.source, evidence.quote] if evidence else []
        parts = [finding.check, finding.claim, about, _QUOTED.findall(finding.message)]
        made = hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:32]
        seen[made] += 1
        yield made if seen[made] == 1 else f"{made}-{seen[made]}"
