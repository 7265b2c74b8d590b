"""Two Word documents to one that shows what differs, as Word's own tracked changes and comments.

Paragraphs, rows and cells are aligned by their text, and within a paragraph words are. To accept all changes gives the
later document's text, to reject them all the earlier one's. What is not text (borders, widths) is the later one's.
"""

from __future__ import annotations

import copy
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from io import BytesIO
from xml.etree import ElementTree as Tree

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_COMMENTS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_TOKENS = re.compile(r"\s+|\w+|[^\w\s]")
_ALIKE = 0.4
"""The least share of words that two paragraphs have in common where one is taken for the other, changed."""


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment on the first paragraph that holds these words."""

    on: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Atom:
    """A word of a paragraph, or something else in it: `run` is what it stands in, `link` the link around that."""

    text: str
    look: str
    run: Tree.Element
    link: Tree.Element | None


def tracked(before: bytes, after: bytes, author: str, day: str, comments: Sequence[Comment] = ()) -> bytes:
    """The later document with what differs from the earlier one tracked. `day` is an ISO 8601 day; changes and comments
    carry it and the author. The same documents give the same bytes."""
    old, new = (_document(each) for each in (before, after))
    writer = _Writer({"author": author, "date": f"{day}T00:00:00Z"})
    body = _body(new)
    body[:] = list(writer.blocks(list(_body(old)), list(body)))
    said = writer.comment(body, comments)
    return _packed(after, new, said)


def _q(name: str) -> str:
    return f"{{{WORD}}}{name}"


def _document(docx: bytes) -> Tree.Element:
    with zipfile.ZipFile(BytesIO(docx)) as parts:
        content = parts.read("word/document.xml")
    for _, (prefix, address) in Tree.iterparse(BytesIO(content), events=("start-ns",)):  # noqa: S314 - as above
        if not re.fullmatch(r"ns\d+", prefix):
            Tree.register_namespace(prefix, address)
    return Tree.fromstring(content)  # noqa: S314 - as above


def _body(document: Tree.Element) -> Tree.Element:
    found = document.find(_q("body"))
    if found is None:
        raise ValueError("a document has a body")
    return found


def _text(block: Tree.Element) -> str:
    return "".join(each.text or "" for each in block.iter(_q("t")))


class _Writer:
    """Puts the tracked document together; each change has a number of its own."""

    def __init__(self, by: dict[str, str]) -> None:
        self.by = by
        self.number = 0

    def mark(self, kind: str) -> Tree.Element:
        """A mark of a change, or a comment: ins, del."""
        self.number += 1
        signed = {_q("id"): str(self.number), _q("author"): self.by["author"], _q("date"): self.by["date"]}
        return Tree.Element(_q(kind), signed)

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
        if new.tag == _q("p"):
            return self.paragraph(old, new)
        if new.tag == _q("tbl"):
            return self.table(old, new)
        return new

    def table(self, old: Tree.Element, new: Tree.Element) -> Tree.Element:
        """A table by its rows, and those by their cells."""
        rows = [each.findall(_q("tr")) for each in (old, new)]
        kept = [each for each in new if each.tag != _q("tr")]
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
        for one, other in zip(old.findall(_q("tc")), new.findall(_q("tc")), strict=True):
            properties = [each for each in other if each.tag == _q("tcPr")]
            sides = [[each for each in side if each.tag != _q("tcPr")] for side in (one, other)]
            other[:] = [*properties, *self.blocks(*sides)]
        return new

    def whole_row(self, row: Tree.Element, kind: str) -> Tree.Element:
        properties = row.find(_q("trPr"))
        if properties is None:
            properties = Tree.Element(_q("trPr"))
            row.insert(0, properties)
        properties.append(self.mark(kind))
        for paragraph in list(row.iter(_q("p"))):
            self.whole(paragraph, kind)
        return row

    def added(self, block: Tree.Element) -> Tree.Element:
        if block.tag == _q("p"):
            self.whole(block, "ins")
        elif block.tag == _q("tbl"):
            for row in block.findall(_q("tr")):
                self.whole_row(row, "ins")
        return block

    def gone(self, block: Tree.Element) -> Iterator[Tree.Element]:
        copied = copy.deepcopy(block)
        if copied.tag == _q("p"):
            self.whole(copied, "del")
            yield copied
        elif copied.tag == _q("tbl"):
            for row in copied.findall(_q("tr")):
                self.whole_row(row, "del")
            yield copied

    def whole(self, paragraph: Tree.Element, kind: str) -> None:
        """A paragraph all of which was put in or taken out, its end included."""
        atoms = list(_atoms(paragraph))
        self.fill(paragraph, [(kind, atom) for atom in atoms])
        properties = paragraph.find(_q("pPr"))
        if properties is None:
            properties = Tree.Element(_q("pPr"))
            paragraph.insert(0, properties)
        look = properties.find(_q("rPr"))
        if look is None:
            look = Tree.Element(_q("rPr"))
            # It stands before a section's properties and a change of them, which no paragraph of ours has.
            properties.append(look)
        look.insert(0, self.mark(kind))

    def paragraph(self, old: Tree.Element, new: Tree.Element) -> Tree.Element:
        """A paragraph by its words."""
        sides = [list(_atoms(each)) for each in (old, new)]
        keys = [[(atom.text, atom.look) for atom in side] for side in sides]
        said: list[tuple[str, _Atom]] = []
        for kind, a, b, c, d in SequenceMatcher(None, keys[0], keys[1], autojunk=False).get_opcodes():
            if kind == "equal":
                said += [("", atom) for atom in sides[1][c:d]]
            else:
                said += [("del", atom) for atom in sides[0][a:b]]
                said += [("ins", atom) for atom in sides[1][c:d]]
        self.fill(new, said)
        return new

    def fill(self, paragraph: Tree.Element, said: Sequence[tuple[str, _Atom]]) -> None:
        """Write these words into a paragraph, in place of those that it has."""
        kept = [each for each in paragraph if each.tag == _q("pPr")]
        marks = [each for each in paragraph if each.tag in (_q("bookmarkStart"), _q("bookmarkEnd"))]
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
            place.append(_run(atom, deleted=kind == "del"))

    def comment(self, body: Tree.Element, comments: Sequence[Comment]) -> Tree.Element:
        """Anchor the comments; what they say, as the content of its part."""
        part = Tree.Element(_q("comments"))
        paragraphs = list(body.iter(_q("p")))
        for number, comment in enumerate(comments, 1):
            place = next((each for each in paragraphs if comment.on in _shown(each)), paragraphs[0])
            name = {_q("id"): str(number)}
            at = 1 if len(place) and place[0].tag == _q("pPr") else 0
            place.insert(at, Tree.Element(_q("commentRangeStart"), name))
            place.append(Tree.Element(_q("commentRangeEnd"), name))
            Tree.SubElement(Tree.SubElement(place, _q("r")), _q("commentReference"), name)
            said = {**name, _q("author"): self.by["author"], _q("date"): self.by["date"], _q("initials"): "S"}
            entry = Tree.SubElement(part, _q("comment"), said)
            for line in comment.lines:
                run = Tree.SubElement(Tree.SubElement(entry, _q("p")), _q("r"))
                _put(Tree.SubElement(run, _q("t")), line)
        return part


def _shown(paragraph: Tree.Element) -> str:
    """A paragraph's text with its changes accepted."""
    return "".join(each.text or "" for each in paragraph.iter(_q("t")))


def _style(block: Tree.Element) -> str:
    style = block.find(f"{_q('pPr')}/{_q('pStyle')}")
    return style.get(_q("val"), "") if style is not None else ""


def _alike(old: Tree.Element, new: Tree.Element) -> bool:
    """Whether one block may be the other, changed."""
    if old.tag != new.tag:
        return False
    if new.tag == _q("tbl"):
        return True
    if new.tag != _q("p"):
        return True
    if _style(old) != _style(new):
        return False
    one, other = (_TOKENS.findall(_text(each)) for each in (old, new))
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _ALIKE


def _same_cells(old: Tree.Element, new: Tree.Element) -> bool:
    return len(old.findall(_q("tc"))) == len(new.findall(_q("tc")))


def _atoms(paragraph: Tree.Element) -> Iterator[_Atom]:
    """The words of a paragraph and what else stands in its runs, in order."""
    for child in paragraph:
        if child.tag == _q("r"):
            yield from _of_run(child, None)
        elif child.tag == _q("hyperlink"):
            for run in child.findall(_q("r")):
                yield from _of_run(run, child)


def _of_run(run: Tree.Element, link: Tree.Element | None) -> Iterator[_Atom]:
    properties = run.find(_q("rPr"))
    look = Tree.tostring(properties, encoding="unicode") if properties is not None else ""
    for part in run:
        if part.tag == _q("t"):
            for token in _TOKENS.findall(part.text or ""):
                yield _Atom(token, look, run, link)
        elif part.tag != _q("rPr"):
            holder = Tree.Element(_q("r"))
            if properties is not None:
                holder.append(properties)
            holder.append(part)
            yield _Atom("", look + Tree.tostring(part, encoding="unicode"), holder, link)


def _run(atom: _Atom, *, deleted: bool) -> Tree.Element:
    """A run of its own for a word."""
    if not atom.text:
        return copy.deepcopy(atom.run)
    run = Tree.Element(_q("r"))
    properties = atom.run.find(_q("rPr"))
    if properties is not None:
        run.append(copy.deepcopy(properties))
    _put(Tree.SubElement(run, _q("delText" if deleted else "t")), atom.text)
    return run


def _put(element: Tree.Element, text: str) -> None:
    element.text = text
    element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _packed(docx: bytes, document: Tree.Element, comments: Tree.Element) -> bytes:
    """The document's parts with these two in place of its own."""
    changed = {"word/document.xml": _written(document)}
    packed = BytesIO()
    with zipfile.ZipFile(BytesIO(docx)) as old, zipfile.ZipFile(packed, "w") as new:
        names = old.namelist()
        if len(comments):
            changed["word/comments.xml"] = _written(comments)
            changed["[Content_Types].xml"] = _typed(old.read("[Content_Types].xml"))
            changed["word/_rels/document.xml.rels"] = _related(old.read("word/_rels/document.xml.rels"))
        for name in [*names, *(each for each in changed if each not in names)]:
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            new.writestr(entry, changed.get(name) or old.read(name), zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def _written(root: Tree.Element) -> bytes:
    content: bytes = Tree.tostring(root, encoding="utf-8")
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + content


def _typed(content: bytes) -> bytes:
    if b'"/word/comments.xml"' in content:
        return content
    entry = f'<Override PartName="/word/comments.xml" ContentType="{_COMMENTS_TYPE}"/>'.encode()
    return content.replace(b"</Types>", entry + b"</Types>")


def _related(content: bytes) -> bytes:
    if _COMMENTS.encode() in content:
        return content
    entry = f'<Relationship Id="rIdComments" Type="{_COMMENTS}" Target="comments.xml"/>'.encode()
    return content.replace(b"</Relationships>", entry + b"</Relationships>")
