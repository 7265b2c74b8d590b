"""Two Word documents to one that shows what differs, as Word's own tracked changes and comments.

Paragraphs, rows and cells are aligned by their text, and within a paragraph words are. To accept all changes gives the
later document's text, to reject them all the earlier one's. What is not text (borders, widths) is the later one's.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from xml.etree import ElementTree as Tree

from secondhand.publishing.exports.word_package import document_of, packed
from secondhand.publishing.exports.word_runs import TOKENS, Atom, atoms_of, put, q, run_of

_ALIKE = 0.4
"""The least share of words that two paragraphs have in common where one is taken for the other, changed."""


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment on the first paragraph that holds these words."""

    on: str
    lines: tuple[str, ...]


def tracked(before: bytes, after: bytes, author: str, day: str, comments: Sequence[Comment] = ()) -> bytes:
    """The later document with what differs from the earlier one tracked. `day` is an ISO 8601 day; changes and comments
    carry it and the author. The same documents give the same bytes."""
    old, new = (document_of(each) for each in (before, after))
    writer = _Writer({"author": author, "date": f"{day}T00:00:00Z"})
    body = _body(new)
    body[:] = list(writer.blocks(list(_body(old)), list(body)))
    said = writer.comment(body, comments)
    return packed(after, new, said)


def _body(document: Tree.Element) -> Tree.Element:
    found = document.find(q("body"))
    if found is None:
        raise ValueError("a document has a body")
    return found


def _text(block: Tree.Element) -> str:
    return "".join(each.text or "" for each in block.iter(q("t")))


class _Writer:
    """Puts the tracked document together; each change has a number of its own."""

    def __init__(self, by: dict[str, str]) -> None:
        self.by = by
        self.number = 0

    def mark(self, kind: str) -> Tree.Element:
        """A mark of a change, or a comment: ins, del."""
        self.number += 1
        signed = {q("id"): str(self.number), q("author"): self.by["author"], q("date"): self.by["date"]}
        return Tree.Element(q(kind), signed)

    def blocks(self, old: Sequence[Tree.Element], new: Sequence[Tree.Element]) -> Iterator[Tree.Element]:
        """Paragraphs and tables of two bodies or cells."""
        keys = [[(each.tag, _style(each), _text(each)) for each in side] for side in (old, new)]
        for kind, a, b, c, d in SequenceMatcher(None, keys[0], keys[1], autojunk=False).get_opcodes():
            if kind == "equal":
                yield from new[c:d]
            else:
                yield from self.changed(old[a:b], new[c:d])

    def changed(self, old: Sequence[Tree.Element], new: Sequence[Tree.Element]) -> Iterator[Tree.Element]:
        """Blocks that differ: those alike enough in pairs, the others taken out and put in."""
        at = 0
        for block in new:
            partner = next((i for i in range(at, len(old)) if _alike(old[i], block)), None)
            if partner is not None:
                for gone in old[at:partner]:
                    yield from self.gone(gone)
                yield self.pair(old[partner], block)
                at = partner + 1
            else:
                yield self.added(block)
        for gone in old[at:]:
            yield from self.gone(gone)

    def pair(self, old: Tree.Element, new: Tree.Element) -> Tree.Element:
        if new.tag == q("p"):
            return self.paragraph(old, new)
        if new.tag == q("tbl"):
            return self.table(old, new)
        return new

    def table(self, old: Tree.Element, new: Tree.Element) -> Tree.Element:
        """A table by its rows, and those by their cells."""
        rows = [each.findall(q("tr")) for each in (old, new)]
        kept = [each for each in new if each.tag != q("tr")]
        made: list[Tree.Element] = []
        keys = [[_text(row) for row in side] for side in rows]
        for kind, a, b, c, d in SequenceMatcher(None, keys[0], keys[1], autojunk=False).get_opcodes():
            if kind == "equal":
                made += rows[1][c:d]
            elif kind == "replace" and b - a == d - c and all(map(_same_cells, rows[0][a:b], rows[1][c:d])):
                made += [self.row(one, other) for one, other in zip(rows[0][a:b], rows[1][c:d], strict=True)]
            else:
                made += [self.whole_row(copy.deepcopy(row), "del") for row in rows[0][a:b]]
                made += [self.whole_row(row, "ins") for row in rows[1][c:d]]
        new[:] = [*kept, *made]
        return new

    def row(self, old: Tree.Element, new: Tree.Element) -> Tree.Element:
        for one, other in zip(old.findall(q("tc")), new.findall(q("tc")), strict=True):
            properties = [each for each in other if each.tag == q("tcPr")]
            sides = [[each for each in side if each.tag != q("tcPr")] for side in (one, other)]
            other[:] = [*properties, *self.blocks(*sides)]
        return new

    def whole_row(self, row: Tree.Element, kind: str) -> Tree.Element:
        properties = row.find(q("trPr"))
        if properties is None:
            properties = Tree.Element(q("trPr"))
            row.insert(0, properties)
        properties.append(self.mark(kind))
        for paragraph in list(row.iter(q("p"))):
            self.whole(paragraph, kind)
        return row

    def added(self, block: Tree.Element) -> Tree.Element:
        if block.tag == q("p"):
            self.whole(block, "ins")
        elif block.tag == q("tbl"):
            for row in block.findall(q("tr")):
                self.whole_row(row, "ins")
        return block

    def gone(self, block: Tree.Element) -> Iterator[Tree.Element]:
        copied = copy.deepcopy(block)
        if copied.tag == q("p"):
            self.whole(copied, "del")
            yield copied
        elif copied.tag == q("tbl"):
            for row in copied.findall(q("tr")):
                self.whole_row(row, "del")
            yield copied

    def whole(self, paragraph: Tree.Element, kind: str) -> None:
        """A paragraph all of which was put in or taken out, its end included."""
        atoms = list(atoms_of(paragraph))
        self.fill(paragraph, [(kind, atom) for atom in atoms])
        properties = paragraph.find(q("pPr"))
        if properties is None:
            properties = Tree.Element(q("pPr"))
            paragraph.insert(0, properties)
        look = properties.find(q("rPr"))
        if look is None:
            look = Tree.Element(q("rPr"))
            # It stands before a section's properties and a change of them, which no paragraph of ours has.
            properties.append(look)
        look.insert(0, self.mark(kind))

    def paragraph(self, old: Tree.Element, new: Tree.Element) -> Tree.Element:
        """A paragraph by its words."""
        sides = [list(atoms_of(each)) for each in (old, new)]
        keys = [[(atom.text, atom.look) for atom in side] for side in sides]
        said: list[tuple[str, Atom]] = []
        for kind, a, b, c, d in SequenceMatcher(None, keys[0], keys[1], autojunk=False).get_opcodes():
            if kind == "equal":
                said += [("", atom) for atom in sides[1][c:d]]
            else:
                said += [("del", atom) for atom in sides[0][a:b]]
                said += [("ins", atom) for atom in sides[1][c:d]]
        self.fill(new, said)
        return new

    def fill(self, paragraph: Tree.Element, said: Sequence[tuple[str, Atom]]) -> None:
        """Write these words into a paragraph, in place of those that it has."""
        kept = [each for each in paragraph if each.tag == q("pPr")]
        marks = [each for each in paragraph if each.tag in (q("bookmarkStart"), q("bookmarkEnd"))]
        if said and all(kind == "del" for kind, _ in said):
            marks = []
        paragraph[:] = [*kept, *marks]
        place, link_of, state = paragraph, None, None
        link_made: Tree.Element | None = None
        for kind, atom in said:
            link = atom.link if kind != "del" else None
            if link is not link_of:
                link_made = None
                if link is not None:
                    link_made = Tree.SubElement(paragraph, link.tag, link.attrib)
                link_of, state = link, None
            if state is None or state != kind:
                place = link_made if link_made is not None else paragraph
                if kind:
                    mark = self.mark(kind)
                    place.append(mark)
                    place = mark
                state = kind
            place.append(run_of(atom, deleted=kind == "del"))

    def comment(self, body: Tree.Element, comments: Sequence[Comment]) -> Tree.Element:
        """Anchor the comments; what they say, as the content of its part."""
        part = Tree.Element(q("comments"))
        paragraphs = list(body.iter(q("p")))
        for number, comment in enumerate(comments, 1):
            place = next((each for each in paragraphs if comment.on in _shown(each)), paragraphs[0])
            name = {q("id"): str(number)}
            at = 1 if len(place) and place[0].tag == q("pPr") else 0
            place.insert(at, Tree.Element(q("commentRangeStart"), name))
            place.append(Tree.Element(q("commentRangeEnd"), name))
            Tree.SubElement(Tree.SubElement(place, q("r")), q("commentReference"), name)
            said = {**name, q("author"): self.by["author"], q("date"): self.by["date"], q("initials"): "S"}
            entry = Tree.SubElement(part, q("comment"), said)
            for line in comment.lines:
                run = Tree.SubElement(Tree.SubElement(entry, q("p")), q("r"))
                put(Tree.SubElement(run, q("t")), line)
        return part


def _shown(paragraph: Tree.Element) -> str:
    """A paragraph's text with its changes accepted."""
    return "".join(each.text or "" for each in paragraph.iter(q("t")))


def _style(block: Tree.Element) -> str:
    style = block.find(f"{q('pPr')}/{q('pStyle')}")
    return style.get(q("val"), "") if style is not None else ""


def _alike(old: Tree.Element, new: Tree.Element) -> bool:
    """Whether one block may be the other, changed."""
    if old.tag != new.tag:
        return False
    if new.tag == q("tbl"):
        return True
    if new.tag != q("p"):
        return True
    if _style(old) != _style(new):
        return False
    one, other = (TOKENS.findall(_text(each)) for each in (old, new))
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _ALIKE


def _same_cells(old: Tree.Element, new: Tree.Element) -> bool:
    return len(old.findall(q("tc"))) == len(new.findall(q("tc")))
