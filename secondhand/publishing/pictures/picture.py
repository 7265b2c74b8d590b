"""From a graph of provenance to what its picture shows: plain text, and places instead of ids."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from secondhand.provenance.chain import Chain
from secondhand.provenance.graph import Graph, Node, Piece
from secondhand.publishing.brief import Picture, PicturedLink, PicturedParty, PicturedPiece
from secondhand.publishing.language import _, counted
from secondhand.publishing.origin_wording import origins_sentence
from secondhand.publishing.wording import begun, joined, party_name, reused
from secondhand.record.model import Party


def picture_of(graph: Graph, title: str, numbers: Mapping[str, int], labels: Mapping[int, str]) -> Picture:
    """The picture of a graph. `numbers` are those of the sources in the brief's table, `labels` those of the pieces of
    evidence by their places in the graph ("2.1")."""
    return Picture(
        title,
        origins_sentence(graph.origins, graph.circles),
        tuple(_party(graph, node, numbers) for node in graph.nodes),
        tuple(PicturedLink(link.start, link.end, link.manner, link.pieces) for link in graph.links),
        tuple(
            PicturedPiece(labels[place], _in_words(graph, piece, numbers), piece.way, _flagged(piece))
            for place, piece in enumerate(graph.pieces)
        ),
        tuple(_ways(graph, numbers)),
    )


def _party(graph: Graph, node: Node, numbers: Mapping[str, int]) -> PicturedParty:
    count, whole = len(node.pieces), len(graph.pieces)
    everywhere = whole > 2 and count >= whole - 1
    remarks = []
    if node.passer is not None and not node.named:
        remarks.append(_("unnamed") if isinstance(node.passer, Party) else _("not in the record"))
    if node.sources:
        remarks.append(_references(node, numbers))
    if node.desk:
        remarks.append(_("our own"))
    if everywhere:
        remarks.append(
            _("all {number}", number=whole) if count == whole else _("{number} of {all}", number=count, all=whole)
        )
    elif count > 1:
        remarks.append(f"×{count}")
    look = "unstated" if node.passer is None else "desk" if node.desk else "named" if node.named else "unnamed"
    return PicturedParty(
        _name(node), tuple(remarks), look, everywhere, "publisher" in node.roles and _ends(graph, node), node.pieces
    )


def _ends(graph: Graph, node: Node) -> bool:
    """Whether a quoted source was published here, not only one that it was made from."""
    return any(graph.nodes[piece.way[-1]] is node for piece in graph.pieces)


def _name(node: Node) -> str:
    if node.passer is None:
        return _("Publisher not stated") if "publisher" in node.roles else _("Speaker not recorded")
    if isinstance(node.passer, Party):
        return node.passer.name
    return node.passer if isinstance(node.passer, str) else node.passer.name


def _references(node: Node, numbers: Mapping[str, int]) -> str:
    """ "[1] [4]": the sources by their numbers; one that is not quoted itself has none."""
    known = [f"[{numbers[source]}]" for source in node.sources if source in numbers]
    words = " ".join(known) if len(known) <= 4 else f"{known[0]} … {known[-1]}"
    return (
        _("wrote {sources}", sources=words) if words and node.roles == ("author",) else words or _("not quoted itself")
    )


def _flagged(piece: Piece) -> bool:
    return piece.chain.second_hand or not piece.chain.start_named


def _ways(graph: Graph, numbers: Mapping[str, int]) -> Iterator[str]:
    """Each way once, in words, with the number of pieces that went it."""
    counts: dict[str, int] = {}
    for piece in graph.pieces:
        words = _in_words(graph, piece, numbers)
        counts[words] = counts.get(words, 0) + 1
    for words, count in counts.items():
        yield f"{words}: {counted('{number} piece', '{number} pieces', count)}"


def _in_words(graph: Graph, piece: Piece, numbers: Mapping[str, int]) -> str:
    """ "Chinese journalists (unnamed), passed on by AB News, in [1] (publisher not stated); second-hand"."""
    nodes = [graph.nodes[place] for place in piece.way]
    last, chain = nodes[-1], piece.chain
    told = [_known_as(node) for node in nodes[:-1][: piece.told]]
    if chain.own_words:
        words = [joined(told)] if told else []
    else:
        onward = [_("then by {name}", name=name) for name in told[2:]]
        words = [*told[:1], *(_("passed on by {name}", name=name) for name in told[1:2]), *onward]
    words += _in_texts(nodes[piece.told : -1], several=_parted(chain))
    publisher = _known_as(last) if last.passer is not None else _("publisher not stated")
    where = _("in [{number}] ({publisher})", number=numbers[piece.evidence.source], publisher=publisher)
    if chain.own_words and not chain.upstream:
        where += ", " + _("in its own words")
    if chain.upstream:
        made = _("made from several texts") if _parted(chain) else reused(chain.upstream[0].how, _("another text"))
        where += f", {made}"
    ending = "" if chain.start_named else "; " + _("who spoke is not named")
    if chain.second_hand:
        ending = "; " + _("second-hand")
    said = ", ".join([*words, where]) + ending
    return said if told else begun(said)


def _parted(chain: Chain) -> bool:
    """Whether words may have come by several ways through what the source was made from."""
    return len({made.end for made in chain.makings}) < len(chain.makings)


def _in_texts(nodes: Sequence[Node], *, several: bool) -> list[str]:
    """In whose texts words stood before, where these are no publisher of the quoted one."""
    unknown = _("a publisher that is not stated")
    names = [unknown if node.passer is None and several else _known_as(node) for node in nodes]
    if several:
        return [_("in texts of {names}", names=joined(names))] if names else []
    return [
        _("in a text whose publisher is not stated") if node.passer is None else _("in a text of {name}", name=name)
        for node, name in zip(nodes, names, strict=True)
    ]


def _known_as(node: Node) -> str:
    return party_name(node.passer) if node.passer is not None else _name(node).lower()
