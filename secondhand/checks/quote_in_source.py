"""A quotation stands word for word in its archived source.

Quotation marks, dashes, white space and the like may differ; letters, words and other marks may not. Where the text is
not at hand, a receipt must confirm the quotation; where it is, a sealed source must have that receipt.

Bad:  quote "We never met"    source "We rarely met"
Good: quote "We rarely met"   source "We rarely met"
"""

from __future__ import annotations

from collections.abc import Iterator

from secondhand.checks.case import Case
from secondhand.findings import Finding, Level
from secondhand.reading.quotes import Grade, Match
from secondhand.sources.quotations import Quotation

ID = "quote-in-source"


def check(case: Case) -> Iterator[Finding]:
    for quotation in case.quotations:
        message, hint = _wrong(quotation)
        if message:
            position = quotation.evidence.at("quote")
            yield Finding(position, ID, Level.ERROR, message, hint, quotation.claim.id)


def _wrong(quotation: Quotation) -> tuple[str, str]:
    source, archived, match = quotation.evidence.source, quotation.archived, quotation.match
    if not quotation.words:
        return "quote has no word", "quote what the source says"
    if match is None:
        if archived.seal is None:
            return f'quote cannot be checked: neither the text of "{source}" nor its seal is at hand', ""
        if quotation.receipt is None:
            hint = (
                "a word of it differs from what was sealed, or it is new: check it against the source; "
                'where the text is at hand, "invoke seal" makes its receipt'
            )
            return f'no receipt confirms this quote, and the text of "{source}" is not at hand', hint
        return "", ""
    if quotation.outside:
        hint = (
            "it stands elsewhere on the page: in a caption, a teaser, a comment; if it is meant, "
            f'"invoke capture {archived.source.url or "ADDRESS"} --whole --id NEW" archives all of the page as a source'
        )
        return f'quote stands in "{source}" only outside the main text', hint
    if not match.grade.passes:
        return _differing(match, archived.passages.text if archived.passages else "", source)
    if not archived.committed and quotation.receipt is None:
        hint = '"invoke seal" makes it; commit the seal with the record'
        return f'quote stands in "{source}", but it has no receipt for those who do not have the text', hint
    return "", ""


def _differing(match: Match, text: str, source: str) -> tuple[str, str]:
    if match.grade is Grade.ABSENT:
        return f'quote does not stand in "{source}"', "quote what the source says, or name the source that says it"
    count = len(match.differences)
    places = "1 place" if count == 1 else f"{count} places"
    words = "; ".join(_difference(each.quoted, each.stands) for each in match.differences[:4])
    more = f"; and {count - 4} more" if count > 4 else ""
    passage = " ".join(text[match.start : match.end].split())
    hint = f"{source} has: {passage if len(passage) <= 200 else passage[:199] + '…'}"
    return f'quote differs from "{source}" in {places}: {words}{more}', hint


def _difference(quoted: str, stands: str) -> str:
    quoted, stands = " ".join(quoted.split()), " ".join(stands.split())
    if not quoted:
        return f'"{stands}" left out'
    return f'"{quoted}" for "{stands}"' if stands else f'"{quoted}" added'
