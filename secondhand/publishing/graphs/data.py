"""A graph as JSON: nodes, links, the way of each piece of evidence, and what is said of all of it."""

from __future__ import annotations

import json
from typing import Any

from secondhand.provenance.chain import Passer
from secondhand.provenance.parties import Author
from secondhand.publishing.characters import showable
from secondhand.publishing.graphs.shown import ShownGraph
from secondhand.record.model import Party


def as_json(shown: ShownGraph) -> str:
    """The graph as JSON; nodes are referred to by their places. Keys always stand in the same order."""
    return json.dumps(_data(shown), ensure_ascii=False, indent=2) + "\n"


def _data(shown: ShownGraph) -> dict[str, Any]:
    graph, picture = shown.graph, showable(shown.picture(limited=False))
    origins = graph.origins
    return {
        "kind": shown.kind,
        "id": shown.name,
        "title": picture.title,
        "sentence": picture.sentence,
        "evidence": origins.evidence,
        "at_most": origins.at_most,
        "origins": [
            {
                "pieces": list(each.chains),
                "starts": [known_as(start) for start in each.starts],
                "common": [known_as(party) for party in each.common],
            }
            for each in origins.sets
        ],
        "circles": [[party.id for party in circle.parties] for circle in graph.circles],
        "nodes": [
            {
                "party": node.passer.id if isinstance(node.passer, Party) else None,
                "name": party.name,
                "kind": node.passer.kind if isinstance(node.passer, Party) else None,
                "named": node.named,
                "roles": list(node.roles),
                "sources": list(node.sources),
                "pieces": list(node.pieces),
            }
            for node, party in zip(graph.nodes, picture.parties, strict=True)
        ],
        "links": [
            {"from": each.start, "to": each.end, "manner": each.manner, "how": each.how, "pieces": list(each.pieces)}
            for each in graph.links
        ],
        "pieces": [
            {
                "claim": piece.claim.id,
                "source": piece.evidence.source,
                "stance": piece.evidence.stance,
                "nodes": list(piece.way),
                "hands": piece.chain.hands,
                "second_hand": piece.chain.second_hand,
                "start_named": piece.chain.start_named,
                "text": words.text,
            }
            for piece, words in zip(graph.pieces, picture.pieces, strict=True)
        ],
    }


def known_as(passer: Passer) -> str:
    """The id of a party, or the name of an author who is none."""
    if isinstance(passer, Party):
        return passer.id
    return passer.name if isinstance(passer, Author) else passer
