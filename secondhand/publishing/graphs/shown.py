"""What is written out as a graph: that of a claim, of a brief, or of the whole desk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from secondhand.errors import UnusableFile
from secondhand.provenance.chain import Chains
from secondhand.provenance.graph import Graph, graph_of
from secondhand.publishing.brief import Picture
from secondhand.publishing.pictures.picture import picture_of
from secondhand.record.model import Claim, Record
from secondhand.record.nearest import nearest

CLAIM = "claim:"
"""Before a name it says that the claim is meant, where a brief has the same id."""
MOST_DRAWN = 250
"""Parties: a picture of more is no picture any more."""


@dataclass(frozen=True, slots=True)
class ShownGraph:
    """A graph under its name: `kind` is "claim", "brief" or "desk". `numbers` are those of its sources, from 1 on."""

    kind: str
    name: str
    title: str
    graph: Graph
    chains: Chains
    numbers: Mapping[str, int]

    @property
    def record(self) -> Record:
        """The record that it was made from."""
        return self.chains.record

    def picture(self, *, limited: bool = True) -> Picture:
        """Its picture. With `limited` UnusableFile where it has too many parties to be drawn."""
        if limited and len(self.graph.nodes) > MOST_DRAWN:
            raise UnusableFile(
                f"{len(self.graph.nodes)} parties are too many for a picture ({MOST_DRAWN} are the most); name a brief "
                "or a claim, or take --format dot, json or prov"
            )
        labels = {place: str(place + 1) for place in range(len(self.graph.pieces))}
        return picture_of(self.graph, self.title, self.numbers, labels)


def show(chains: Chains, name: str) -> ShownGraph:
    """The graph of the brief or claim of this name, of the whole desk where it is "". UnusableFile where there is no
    such one, or where it has no evidence."""
    record = chains.record
    kind, title, claims = _meant(record, name)
    evidence = [(claim, each) for claim in claims for each in claim.evidence]
    if not evidence:
        raise UnusableFile(f"{title}: there is no evidence, and so no graph")
    numbers = {source: n for n, source in enumerate(dict.fromkeys(each.source for _, each in evidence), 1)}
    return ShownGraph(kind, name.removeprefix(CLAIM) or "desk", title, graph_of(chains, evidence), chains, numbers)


def _meant(record: Record, name: str) -> tuple[str, str, tuple[Claim, ...]]:
    if not name:
        return "desk", f"Whose word the claims of {record.desk.name} rest on", tuple(record.claims.values())
    if name in record.briefs:
        return "brief", f"Whose word “{record.briefs[name].title}” rests on", record.claims_of(name)
    claim = record.claims.get(name.removeprefix(CLAIM))
    if claim is not None:
        return "claim", f"Whose word the verdict on “{claim.claim}” rests on", (claim,)
    known = [*record.briefs, *record.claims]
    hint = nearest(name, known) or f"briefs: {', '.join(record.briefs) or 'none'}"
    raise UnusableFile(f'there is no brief or claim "{name}"; {hint}')
