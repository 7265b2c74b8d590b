"""A graph in the vocabulary of PROV-O, as JSON-LD, for those who join it with other provenance.

(https://www.w3.org/TR/prov-o/.) Quotations, sources, statements and tellings are entities; parties are agents.

- A quotation `prov:wasQuotedFrom` its source, and has as `prov:hadPrimarySource` the statement as its speaker made it.
- A statement, each telling of it by a relay, and a source `prov:wasAttributedTo` speaker, relay, author and publisher.
- A telling `prov:wasQuotedFrom` what was told before; a source `prov:wasDerivedFrom` what it is said to be made from.
- An unnamed speaker is an agent, described as "not named"; one who is not recorded is none.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from secondhand.provenance.chain import Passer
from secondhand.provenance.graph import Piece
from secondhand.provenance.parties import Author, name_key
from secondhand.publishing.characters import showable
from secondhand.publishing.graphs.shown import ShownGraph
from secondhand.publishing.render import is_web_address
from secondhand.record.model import Party, PartyKind

CONTEXT: dict[str, Any] = {
    "prov": "http://www.w3.org/ns/prov#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "dcterms": "http://purl.org/dc/terms/",
    "label": "rdfs:label",
    "title": "dcterms:title",
    "creator": "dcterms:creator",
    "description": "dcterms:description",
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
    """Every party that something is attributed to, and every author, each once."""
    agents: dict[str, Passer] = {}
    for piece in shown.graph.pieces:
        agents.update((_agent(passer), passer) for _, passer in piece.chain.passed)
    for name, passer in agents.items():
        if isinstance(passer, Party):
            labels = showable((passer.name, *passer.aliases))
            unnamed = "" if passer.named else "not named"
            yield _without_nothing(
                {"@id": name, "@type": KINDS[passer.kind], "label": list(labels), "description": unnamed}
            )
        elif isinstance(passer, Author):
            yield {"@id": name, "@type": "prov:Agent", "label": showable(passer.name)}
        else:
            yield {"@id": name, "@type": "prov:Agent", "label": passer, "description": "not in the record"}


def _agent(passer: Passer) -> str:
    """The name of a party, or of an author who is none; his is that of all who are called so."""
    if isinstance(passer, Author):
        return f"#author-{quote('-'.join(name_key(passer.name)), safe='')}"
    return f"#party-{passer if isinstance(passer, str) else passer.id}"


def _sources(shown: ShownGraph) -> Iterator[dict[str, Any]]:
    chains, sources = shown.chains, shown.record.sources
    upstream = [each.source for piece in shown.graph.pieces for each in piece.chain.upstream]
    for name in dict.fromkeys((*shown.numbers, *upstream)):
        source = showable(sources[name])
        publisher = chains.parties.get(source.publisher)
        author = chains.parties.get(chains.author_key(source.author)) or Author(source.author)
        makers = ([author] if source.author else []) + ([publisher] if publisher else [])
        rests = [f"#source-{each.source}" for each in source.rests_on if each.source in sources and each.source != name]
        yield _without_nothing(
            {
                "@id": f"#source-{name}",
                "@type": "prov:Entity",
                "title": source.title,
                "creator": source.author,
                "issued": source.published,
                "alternateOf": source.url if is_web_address(source.url) else "",
                "wasAttributedTo": list(dict.fromkeys(_agent(each) for each in makers)),
                "wasDerivedFrom": rests,
            }
        )


def _told(shown: ShownGraph) -> Iterator[dict[str, Any]]:
    """The statement of each piece of evidence, its tellings from relay to relay, and the quotation from the source."""
    counts: dict[str, int] = {}
    for piece in shown.graph.pieces:
        counts[piece.claim.id] = counts.get(piece.claim.id, 0) + 1
        name = f"{piece.claim.id}-{counts[piece.claim.id]}"
        tellings = list(_tellings(piece, name))
        yield from tellings
        source = f"#source-{piece.evidence.source}"
        made = {each.end for each in piece.chain.makings}
        firsts = [f"#source-{each.start}" for each in piece.chain.makings if each.start not in made]
        yield _without_nothing(
            {
                "@id": f"#quotation-{name}",
                "@type": "prov:Entity",
                "value": showable(piece.evidence.quote),
                "wasQuotedFrom": source,
                "hadPrimarySource": tellings[0]["@id"] if tellings else list(dict.fromkeys(firsts)) or source,
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
                "wasAttributedTo": _agent(party) if party else "",
                "wasQuotedFrom": f"#telling-{name}-{place - 1}" if place else "",
            }
        )


def _without_nothing(entry: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in entry.items() if value not in ("", [])}
