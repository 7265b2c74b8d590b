"""A graph in the vocabulary of PROV-O, as JSON-LD, for those who join it with other provenance.

(https://www.w3.org/TR/prov-o/.) Quotations, sources, statements and tellings are entities; parties are agents.

- A quotation `prov:wasQuotedFrom` its source, and has as `prov:hadPrimarySource` the statement as its speaker made it.
- A statement, each telling of it by a relay, and a source `prov:wasAttributedTo` speaker, relay, author and publisher.
- A telling `prov:wasQuotedFrom` what was told before; a source `prov:wasDerivedFrom` what it is said to be made from.
- An unnamed speaker is an agent of its own name; one who is not recorded is none.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from secondhand.provenance.graph import Piece
from secondhand.publishing.characters import showable
from secondhand.publishing.graphs.data import known_as
from secondhand.publishing.graphs.shown import ShownGraph
from secondhand.publishing.render import is_web_address
from secondhand.record.model import Party, PartyKind, Source

CONTEXT: dict[str, Any] = {
    "prov": "http://www.w3.org/ns/prov#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "dcterms": "http://purl.org/dc/terms/",
    "label": "rdfs:label",
    "title": "dcterms:title",
    "creator": "dcterms:creator",
    "issued": "dcterms:issued",
    "isReferencedBy": {"@id": "dcterms:isReferencedBy", "@type": "@id"},
    "value": "prov:value",
    "wasQuotedFrom": {"@id": "prov:wasQuotedFrom", "@type": "@id"},
    "hadPrimarySource": {"@id": "prov:hadPrimarySource", "@type": "@id"},
    "wasAttributedTo": {"@id": "prov:wasAttributedTo", "@type": "@id"},
    "wasDerivedFrom": {"@id": "prov:wasDerivedFrom", "@type": "@id"},
    "alternateOf": {"@id": "prov:alternateOf", "@type": "@id"},
}
KINDS: dict[PartyKind, list[str]] = {
    "person": ["prov:Agent", "prov:Person"],
    "outlet": ["prov:Agent", "prov:Organization"],
    "agency": ["prov:Agent", "prov:Organization"],
    "organisation": ["prov:Agent", "prov:Organization"],
    "group": ["prov:Agent"],
    # What a document says is attributed to it; PROV-O lets one thing be both.
    "document": ["prov:Agent", "prov:Entity"],
}


def as_prov(shown: ShownGraph) -> str:
    """The graph as JSON-LD. Names are relative to the file: `#party-ab-news`, `#source-drift`."""
    data = {"@context": CONTEXT, "@graph": [*_agents(shown), *_sources(shown), *_told(shown)]}
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _agents(shown: ShownGraph) -> Iterator[dict[str, Any]]:
    parties = {node.passer.id: node.passer for node in shown.graph.nodes if isinstance(node.passer, Party)}
    for party in showable(tuple(parties.values())):
        yield {"@id": f"#party-{party.id}", "@type": KINDS[party.kind], "label": [party.name, *party.aliases]}


def _sources(shown: ShownGraph) -> Iterator[dict[str, Any]]:
    upstream = [each.source for piece in shown.graph.pieces for each in piece.chain.upstream]
    for name in dict.fromkeys((*shown.numbers, *upstream)):
        source = showable(shown.record.sources[name])
        publisher = next((p.chain.publisher for p in shown.graph.pieces if p.chain.source == name), None)
        publisher = publisher or shown.record.parties.get(source.publisher)
        yield _without_nothing(
            {
                "@id": f"#source-{name}",
                "@type": "prov:Entity",
                "title": source.title,
                "creator": source.author,
                "issued": source.published,
                "alternateOf": source.url if is_web_address(source.url) else "",
                "wasAttributedTo": f"#party-{publisher.id}" if publisher else "",
                "wasDerivedFrom": _made_from(shown, source),
            }
        )


def _made_from(shown: ShownGraph, source: Source) -> list[str]:
    return [f"#source-{each.source}" for each in source.rests_on if each.source in shown.record.sources]


def _told(shown: ShownGraph) -> Iterator[dict[str, Any]]:
    """The statement of each piece of evidence, its tellings from relay to relay, and the quotation from the source."""
    counts: dict[str, int] = {}
    for piece in shown.graph.pieces:
        counts[piece.claim.id] = counts.get(piece.claim.id, 0) + 1
        name = f"{piece.claim.id}-{counts[piece.claim.id]}"
        tellings = list(_tellings(piece, name))
        yield from tellings
        source = f"#source-{piece.evidence.source}"
        upstream = piece.chain.upstream
        first = f"#source-{upstream[-1].source}" if upstream else source
        yield _without_nothing(
            {
                "@id": f"#quotation-{name}",
                "@type": "prov:Entity",
                "value": showable(piece.evidence.quote),
                "wasQuotedFrom": source,
                "hadPrimarySource": tellings[0]["@id"] if tellings else first,
                "wasDerivedFrom": tellings[-1]["@id"] if tellings else "",
                "isReferencedBy": f"#claim-{piece.claim.id}",
            }
        )
    for claim in dict.fromkeys(piece.claim.id for piece in shown.graph.pieces):
        words = showable(shown.record.claims[claim].claim)
        yield {"@id": f"#claim-{claim}", "@type": "prov:Entity", "value": words}


def _tellings(piece: Piece, name: str) -> Iterator[dict[str, Any]]:
    chain = piece.chain
    if chain.own_words:
        return
    for place, party in enumerate((chain.speaker or chain.said_by or None, *chain.relays)):
        yield _without_nothing(
            {
                "@id": f"#telling-{name}-{place}",
                "@type": "prov:Entity",
                "wasAttributedTo": f"#party-{known_as(party)}" if party else "",
                "wasQuotedFrom": f"#telling-{name}-{place - 1}" if place else "",
            }
        )


def _without_nothing(entry: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in entry.items() if value not in ("", [])}
