"""Where others find a quotation: an address that leads to its words, and selectors by which programs find them.

Selectors are those of the Web Annotation Data Model (W3C 2017): offsets count code points of the archived text, from 0.
Of a text that is not published no more is given than the record quotes of it; an address may hold a few words of
context, where the quotation alone would lead elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator

from secondhand.publishing.brief import Target, TextPositionSelector, TextQuoteSelector
from secondhand.reading.fragments import LONGEST, Directive, link
from secondhand.record.model import Evidence
from secondhand.sources.quotations import Quotation

_CONTEXT = 32
"""Code points of context in a selector, where the text is published."""


def address(quotation: Quotation) -> str:
    """The address of the quotation's source that leads to its words; "" where the source has none."""
    url, match, page = quotation.archived.source.url, quotation.match, quotation.archived.page
    if not url or not quotation.stands:
        return url
    if match is not None and page is not None:
        return link(url, page, match.parts)
    evidence = quotation.evidence
    if len(quotation.receipts) > 1 or len(evidence.quote) > LONGEST or "\n" in evidence.quote:
        return url
    directive = Directive(evidence.quote, "", evidence.prefix, evidence.suffix)
    return f"{url}{'' if '#' in url else '#'}:~:{directive}"


def targets(quotation: Quotation) -> tuple[Target, ...]:
    """What the quotation is of, one for each part that it has word for word; none where it does not stand."""
    if not quotation.stands:
        return ()
    source = quotation.archived.source
    return tuple(Target(source.url or source.id, selector) for selector in _selectors(quotation))


def _selectors(quotation: Quotation) -> Iterator[tuple[TextQuoteSelector | TextPositionSelector, ...]]:
    match, passages, evidence = quotation.match, quotation.archived.passages, quotation.evidence
    if match is None or passages is None:
        if len(quotation.receipts) == 1:
            yield (TextQuoteSelector(evidence.quote, evidence.prefix, evidence.suffix),)
        return
    text = passages.text
    for index, (start, end) in enumerate(match.parts):
        before, behind = _recorded(evidence, index, len(match.parts))
        if quotation.archived.committed:
            before, behind = text[max(0, start - _CONTEXT) : start], text[end : end + _CONTEXT]
        yield TextQuoteSelector(text[start:end], before, behind), TextPositionSelector(start, end)


def _recorded(evidence: Evidence, index: int, count: int) -> tuple[str, str]:
    return evidence.prefix if index == 0 else "", evidence.suffix if index == count - 1 else ""
