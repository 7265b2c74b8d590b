"""The parts of which editions are made throughout: links, paragraphs, verdicts."""

from __future__ import annotations

from secondhand.publishing.brief import (
    Link,
    ShownVerdict,
)
from secondhand.publishing.language import N_, _
from secondhand.publishing.render import is_web_address
from secondhand.record.model import Verdict

DEFAULT_WORDS = {
    (N_("True"), N_("The evidence bears it out.")),
    (N_("Mostly true"), N_("Right in what matters; something is missing or inexact.")),
    (N_("Unproven"), N_("The evidence neither bears it out nor refutes it.")),
    (N_("Misleading"), N_("It leaves out or changes what matters.")),
    (N_("False"), N_("The evidence refutes it.")),
    (N_("Opinion"), N_("A judgement or a forecast: it cannot be true or false.")),
}
"""Words and meanings of the default scale, which are translated; a desk's own are in its language already."""


def shown_verdict(verdict: Verdict) -> ShownVerdict:
    words = (verdict.label, verdict.meaning)
    label, meaning = map(_, words) if words in DEFAULT_WORDS else words
    return ShownVerdict(label, verdict.tone, meaning, verdict.rating)


def link(text: str, url: str) -> Link:
    return Link(text, url if is_web_address(url) else "")


def paragraphs(text: str) -> tuple[str, ...]:
    """A text's paragraphs: parted by empty lines; a single line break is a blank."""
    return tuple(" ".join(part.split()) for part in text.split("\n\n") if part.strip())
