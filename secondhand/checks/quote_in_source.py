"""A quotation stands word for word in its archived source, but for what it marks as edited itself.

Quotation marks, dashes, white space and the like may differ; letters, words and other marks may not. Omissions ("[…]",
"..."), words in brackets ("[Norra]", "[I]t", "call[ed]") and "[sic]" are the editor's: the parts between them stand in
order, within one passage, and what is left out or put in does not reverse them. Where the text is not at hand, a
receipt must confirm the quotation; where it is, a sealed source must have that receipt.

Bad:  quote "We never met"    source "We rarely met"
Good: quote "We rarely met"   source "We rarely met"
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from secondhand.checks.case import Case
from secondhand.checks.places import in_record, in_source, place_of
from secondhand.findings import Finding, Level
from secondhand.provenance.passage import on_one_line
from secondhand.reading.grades import Difference, Grade, Match
from secondhand.sources.quotations import Quotation

ID = "quote-in-source"
BINDING = True

_SHOWN = 4
_SEEN = ("quotation marks", "dashes", "ellipsis")


def check(case: Case) -> Iterator[Finding]:
    for quotation in case.quotations:
        if not quotation.words:
            yield _finding(quotation, "quote has no word", "quote what the source says")
        elif quotation.elsewhere:
            yield _elsewhere(quotation)
        elif quotation.match is None:
            yield from _by_receipt(quotation)
        elif quotation.outside:
            yield _outside(quotation)
        elif not quotation.match.grade.passes:
            yield _differing(case, quotation, quotation.match)
        else:
            yield from _standing(quotation, quotation.match)


def _finding(quotation: Quotation, message: str, hint: str = "", level: Level = Level.ERROR) -> Finding:
    return Finding(quotation.evidence.at("quote"), ID, level, message, hint, quotation.claim.id)


def _outside(quotation: Quotation) -> Finding:
    source = quotation.archived.source
    hint = (
        "it stands elsewhere on the page: in a caption, a teaser, a comment; if it is meant, "
        f'"invoke capture {source.url or "ADDRESS"} --whole --id NEW" archives all of the page as a source'
    )
    return _finding(quotation, f'quote stands in "{source.id}" only outside the main text', hint)


def _by_receipt(quotation: Quotation) -> Iterator[Finding]:
    source = quotation.evidence.source
    if quotation.archived.seal is None:
        yield _finding(quotation, f'quote cannot be checked: neither the text of "{source}" nor its seal is at hand')
    elif not quotation.receipts:
        hint = (
            "a word of it differs from what was sealed, or it is new: check it against the source; "
            'where the text is at hand, "invoke seal" makes its receipt'
        )
        message = f'no receipt confirms this quote, and the text of "{source}" is not at hand'
        yield _finding(quotation, message, hint)


def _standing(quotation: Quotation, match: Match) -> Iterator[Finding]:
    source = quotation.evidence.source
    if not quotation.archived.committed and not quotation.receipts:
        hint = '"invoke seal" makes it; commit the seal with the record'
        message = f'quote stands in "{source}", but it has no receipt for those who do not have the text'
        yield _finding(quotation, message, hint)
    names = [name for name in match.normalisations if name in _SEEN]
    if names:
        others = [name for name in match.normalisations if name not in _SEEN]
        also = f" (and {', '.join(others)})" if others else ""
        message = f'quote has other {_and(names)}{also} than "{source}"'
        hint = '"invoke validate --fix" takes those of the source'
        passage = in_source(quotation.archived, match.start, match.end, (), "the source")
        note = _finding(quotation, message, hint, Level.NOTE)
        yield Finding(note.position, ID, note.level, message, hint, note.claim, related=(passage,))


def _and(names: Sequence[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    return " and ".join(part for part in (", ".join(names[:-1]), names[-1]) if part)


def _elsewhere(quotation: Quotation) -> Finding:
    names = [each.archived.source.id for each in quotation.elsewhere]
    message = f'quote does not stand in "{quotation.evidence.source}" but in ' + ", ".join(f'"{n}"' for n in names)
    found = [each for each in quotation.elsewhere if each.match is not None]
    related = tuple(
        in_source(each.archived, each.match.start, each.match.end, each.match.parts, each.archived.source.id)
        for each in found
        if each.match is not None
    )
    hint = f"if it is meant from there: source: {names[0]}, and look at stance, said_by and via anew"
    position, claim = quotation.evidence.at("quote"), quotation.claim.id
    return Finding(position, ID, Level.ERROR, message, hint, claim, related=related)


def _differing(case: Case, quotation: Quotation, match: Match) -> Finding:
    source, archived = quotation.evidence.source, quotation.archived
    if match.grade is Grade.ABSENT:
        hint = "quote what the source says, or name the source that says it"
        return _finding(quotation, f'quote does not stand in "{source}"', hint)
    differences = match.differences
    message = _message(source, match)
    spans = [(each.quoted_at, each.quoted_at + len(each.quoted)) for each in differences]
    marks = in_record(case, quotation.evidence, "quote", spans)
    stands = [(each.stands_at, each.stands_at + len(each.stands)) for each in differences]
    related = in_source(archived, match.start, match.end, stands or match.parts, "the source")
    text = archived.passages.text if archived.passages else ""
    passage = on_one_line(text[match.start : match.end])
    lines = [f"{source} has: {passage if len(passage) <= 200 else passage[:199] + '…'}"]
    for each, place in list(zip(differences, marks, strict=False))[:_SHOWN]:
        theirs = place_of(archived, each.stands_at)
        lines.append(f"{place[0]}: {_words(each.quoted)}; {theirs}: {_words(each.stands)}")
    position, claim = quotation.evidence.at("quote"), quotation.claim.id
    return Finding(position, ID, Level.ERROR, message, "\n".join(lines), claim, marks, (related,))


def _message(source: str, match: Match) -> str:
    differences = match.differences
    words = "; ".join(map(_difference, differences[:_SHOWN]))
    more = f"; and {len(differences) - _SHOWN} more" if len(differences) > _SHOWN else ""
    if match.why:
        return f'quote does not stand in "{source}" as it is marked: {match.why}' + (f": {words}" if words else "")
    count = len(differences)
    places = "1 place" if count == 1 else f"{count} places"
    return f'quote differs from "{source}" in {places}: {words}{more}'


def _words(text: str) -> str:
    return f'"{on_one_line(text)}"' if text else "nothing"


def _difference(each: Difference) -> str:
    if not each.quoted:
        return f"{_words(each.stands)} left out"
    return f"{_words(each.quoted)} for {_words(each.stands)}" if each.stands else f"{_words(each.quoted)} added"
