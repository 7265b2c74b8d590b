"""What a public brief is composed from, as a digest: where that is the same, so is the brief, and it need not be
composed for somebody to know it.

It takes in more than a brief shows: all parties and sources, because parties that are one are found among all.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from secondhand.publishing.material import Material
from secondhand.record.digest import digests
from secondhand.sources.archive import Archived
from secondhand.sources.quotations import Quotation


def inputs_of(material: Material) -> Mapping[str, str]:
    """The digest of each brief's inputs, hexadecimal, by its id. What is found about the record is none: drafts alone
    and the internal edition show it."""
    ground, briefs = digests(material.record)
    held = {name: _held(archived) for name, archived in material.archive.items()}
    found = {}
    for name, own in briefs.items():
        quotations = material.quotations_of.get(name, ())
        order = dict.fromkeys(quotation.evidence.source for quotation in quotations)
        places = [f"{source} {material.order[source]} {held[source]}" for source in order]
        lines = (ground, own, *places, *map(_standing, quotations))
        found[name] = hashlib.sha256("\n".join(lines).encode("utf-8", "surrogatepass")).hexdigest()
    return found


def _held(archived: Archived) -> str:
    text = "absent" if archived.content is None else hashlib.sha256(archived.content).hexdigest()
    return f"{text} {archived.committed} {archived.seal is not None}"


def _standing(quotation: Quotation) -> str:
    return f"{quotation.claim.id} {quotation.index} {quotation.match!r} {quotation.receipts!r}"
