"""Each source of a claim is named and linked, or says why it is not (IFCN 3.1).

Only where the desk says `profile: ifcn`. Named is a source by its author or a publisher with a name. A source that must
be protected is described as far as that allows.

Bad:  a source with a title and neither url nor `no_link_because`
Good: a source with publisher and url
"""

from __future__ import annotations

from collections.abc import Iterator

from secondhand.checks.case import Case
from secondhand.checks.profile import claims_of_ifcn
from secondhand.findings import Finding

ID = "ifcn-evidence-linked"


def check(case: Case) -> Iterator[Finding]:
    for claim, level in claims_of_ifcn(case):
        for name in dict.fromkeys(evidence.source for evidence in claim.evidence):
            source = case.record.sources[name]
            publisher = case.record.parties.get(source.publisher)
            lacking = []
            if not source.author and not (publisher and publisher.named):
                lacking.append("neither an author nor a publisher with a name")
            if not source.url:
                lacking.append("no link")
            if lacking and not source.no_link_because:
                message = f'source "{name}" of "{claim.id}" has {" and ".join(lacking)} (IFCN 3.1)'
                hint = "name and link it, or say why not: no_link_because: …"
                yield Finding(source.at(), ID, level, message, hint, claim.id)
