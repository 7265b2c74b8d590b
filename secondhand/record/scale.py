"""The scale of verdicts that a desk has when its record gives none."""

from __future__ import annotations

from collections.abc import Mapping

from secondhand.record.model import Places, Tone, Verdict

_SCALE: tuple[tuple[str, str, int | None, Tone, bool, str], ...] = (
    ("true", "True", 5, "positive", True, "The evidence bears it out."),
    ("mostly-true", "Mostly true", 4, "positive", False, "Right in what matters; something is missing or inexact."),
    ("unproven", "Unproven", 3, "neutral", False, "The evidence neither bears it out nor refutes it."),
    ("misleading", "Misleading", 2, "mixed", False, "It leaves out or changes what matters."),
    ("false", "False", 1, "negative", True, "The evidence refutes it."),
    ("opinion", "Opinion", None, "neutral", False, "A judgement or a forecast: it cannot be true or false."),
)


def default_scale(file: str) -> Mapping[str, Verdict]:
    """The default scale; its places point at the start of the record that did not give one."""
    places = Places(file, (1, 1), {})
    return {
        name: Verdict(places=places, id=name, label=label, rating=rating, tone=tone, settled=settled, meaning=meaning)
        for name, label, rating, tone, settled, meaning in _SCALE
    }
