"""The words of a Word document's paragraphs, and runs made of them."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree as Tree

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TOKENS = re.compile(r"\s+|\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Atom:
    """A word of a paragraph, or something else in it: `run` is what it stands in, `link` the link around that."""

    text: str
    look: str
    run: Tree.Element
    link: Tree.Element | None


def q(name: str) -> str:
    """The name of an element or attribute of WordprocessingML."""
    return f"{{{WORD}}}{name}"


def atoms_of(paragraph: Tree.Element) -> Iterator[Atom]:
    """The words of a paragraph and what else stands in its runs, in order."""
    for child in paragraph:
        if child.tag == q("r"):
            yield from _of_run(child, None)
        elif child.tag == q("hyperlink"):
            for run in child.findall(q("r")):
                yield from _of_run(run, child)


def _of_run(run: Tree.Element, link: Tree.Element | None) -> Iterator[Atom]:
    properties = run.find(q("rPr"))
    look = Tree.tostring(properties, encoding="unicode") if properties is not None else ""
    for part in run:
        if part.tag == q("t"):
            for token in TOKENS.findall(part.text or ""):
                yield Atom(token, look, run, link)
        elif part.tag != q("rPr"):
            holder = Tree.Element(q("r"))
            if properties is not None:
                holder.append(properties)
            holder.append(part)
            yield Atom("", look + Tree.tostring(part, encoding="unicode"), holder, link)


def run_of(atom: Atom, *, deleted: bool) -> Tree.Element:
    """A run of its own for a word."""
    if not atom.text:
        return copy.deepcopy(atom.run)
    run = Tree.Element(q("r"))
    properties = atom.run.find(q("rPr"))
    if properties is not None:
        run.append(copy.deepcopy(properties))
    put(Tree.SubElement(run, q("delText" if deleted else "t")), atom.text)
    return run


def put(element: Tree.Element, text: str) -> None:
    """Give an element this text, blanks and all."""
    element.text = text
    element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
