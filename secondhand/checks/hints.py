"""What a finding shows of a source, and what it proposes to record."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from secondhand.provenance.credit import Uncredited, may_be
from secondhand.reading.attribution import Mention, Span
from secondhand.record.model import Record

_MOST = 240
"""Code points of a passage beyond which its stretches are shortened."""
_STRETCH = 80


def shown(text: str, parts: Sequence[tuple[Span, str]]) -> str:
    """The passage from the first to the last of some parts of a text, on one line, each part between its two marks ("":
    none). Where parts overlap, the one given first has the words. A long passage is shortened within its stretches."""
    edges = sorted({edge for span, _ in parts for edge in span})
    most = _STRETCH if edges[-1] - edges[0] > _MOST else _MOST
    stretches: list[tuple[str, str]] = []
    for start, end in itertools.pairwise(edges):
        marks = next((marks for span, marks in parts if span.start <= start and end <= span.end), "")
        if stretches and stretches[-1][1] == marks:
            stretches[-1] = (stretches[-1][0] + text[start:end], marks)
        else:
            stretches.append((text[start:end], marks))
    return " ".join("".join(_marked(words, marks, most) for words, marks in stretches).split())


def _marked(words: str, marks: str, most: int) -> str:
    bare = words.strip()
    if len(bare) > most:
        bare = f"{bare[: most // 2].rsplit(None, 1)[0]} … {bare[-most // 2 :].split(None, 1)[-1]}"
    if not marks or not bare:
        return words.replace(words.strip(), bare) if bare else words
    before, after = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
    return f"{before}{marks[0]}{bare}{marks[1]}{after}"


def who(mention: Mention) -> str:
    """A mention in quotation marks, and whom it stands for."""
    return f'"{mention.text}"' + (f" ({mention.name})" if mention.stands_for else "")


def to_record(record: Record, found: Uncredited) -> str:
    """What to add to the record for a party that it leaves out."""
    mention, speaks = found.mention, found.member == 0
    if mention.kind == "unresolved":
        return f"record who that is: {'said_by: …' if speaks else 'via: […]'}"
    known = [
        party
        for party in record.parties.values()
        # A place is part of the alias "the mayor of Norra", but no mayor.
        if may_be(mention, party) and (party.kind == "person") <= (mention.kind == "person")
    ]
    name = known[0].id if known else re.sub(r"[^a-z0-9]+", "-", mention.name.lower()).strip("-") or "party"
    field = f"said_by: {name}" if speaks else f"via: [{name}]"
    if known:
        return f"record it: {field}"
    named = "" if mention.named else ", named: false"
    return f"record it: {field}; and in parties: {name}: {{name: {mention.name}, kind: {mention.kind}{named}}}"
