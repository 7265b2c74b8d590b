"""Attributions as JSON lines, for programs: one object a line; every key is in docs/attribution.md."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from secondhand.reading.attribution import Attribution, Mention, Span

_encode = json.JSONEncoder(ensure_ascii=False, check_circular=False).encode


def attribution_line(
    file: str, text: str, index: int, attribution: Attribution, extra: Mapping[str, Any] | None = None
) -> str:
    """One attribution of a text as a JSON object, with its line end.

    `index` is its place among the attributions of the text, to which `parent` refers; offsets count code points of the
    text. `extra` are keys to add at the end. A file name that is no Unicode text keeps its lone surrogates: encode the
    line with the error handler "backslashreplace", which writes them as JSON does.
    """
    source = attribution.source
    data: dict[str, Any] = {
        "file": file,
        "id": index,
        "parent": attribution.parent,
        "source": None if source is None else _passage(text, source),
        "cue": _passage(text, attribution.cue),
        "content": {"start": attribution.content.start, "end": attribution.content.end},
        "chain": [_member(mention) for mention in attribution.chain],
        "hands": attribution.hands,
        "second_hand": attribution.second_hand,
        "rule": attribution.rule,
        "hedged": attribution.hedged,
    }
    if extra:
        data.update(extra)
    return _encode(data) + "\n"


def _passage(text: str, span: Span) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "text": text[span.start : span.end]}


def _member(mention: Mention) -> dict[str, Any]:
    member: dict[str, Any] = {
        "start": mention.span.start,
        "end": mention.span.end,
        "text": mention.text,
        "kind": mention.kind,
        "named": mention.named,
    }
    other = mention.stands_for
    if other is not None:
        member["stands_for"] = {"start": other.span.start, "end": other.span.end, "text": other.text}
    return member
