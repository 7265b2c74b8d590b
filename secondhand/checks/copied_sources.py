"""Sources that share long passages count as one origin, and the record says that one was made from the other.

Compared are all texts at hand, by runs of eight words or more. Sources that have publisher, author or `rests_on` in
common count once already. Where no claim cites both, or two that share passages with a third, it is a note. That both
quote the same speech is a shared passage, too: then say whose words these are, in the `said_by` of both.

Bad:  two articles of different outlets of which one repeats three paragraphs of the other
Good: the same with `rests_on: [{source: the-other, how: rewritten}]`
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set

from secondhand.checks.case import Case
from secondhand.findings import Finding, Level
from secondhand.provenance.copies import Copy, Passage
from secondhand.provenance.passage import on_one_line
from secondhand.record.model import Claim

ID = "copied-sources"
NEEDS_TEXT = True

MOST_SHOWN = 3


def check(case: Case) -> Iterator[Finding]:
    apart = [copy for copy in case.copies if _are_apart(case, copy.earlier, copy.later)]
    alike: dict[str, set[str]] = {}
    for copy in apart:
        alike.setdefault(copy.earlier, {copy.earlier}).add(copy.later)
    citing: dict[str, list[Claim]] = {}
    for claim in case.record.claims.values():
        for name in {evidence.source for evidence in claim.evidence}:
            citing.setdefault(name, []).append(claim)
    for copy in apart:
        beside = _beside(case, copy.later, alike[copy.earlier], citing.get(copy.later, ()))
        level = Level.WARNING if beside else Level.NOTE
        source = case.record.sources[copy.later]
        third = ""
        if beside and beside[1] != copy.earlier:
            third = f'"{beside[0].id}" cites "{beside[1]}" beside it, which shares passages with "{copy.earlier}" too\n'
        yield Finding(source.at(), ID, level, _message(case, copy), third + _hint(case, copy))


def _are_apart(case: Case, one: str, other: str) -> bool:
    """Whether two sources are counted as two."""
    return not case.chains.keys_of(one) & case.chains.keys_of(other)


def _beside(case: Case, name: str, alike: Set[str], claims: Iterable[Claim]) -> tuple[Claim, str] | None:
    """A claim that cites beside a source another of those that are alike, and counts them as two; and which."""
    for claim in claims:
        for evidence in claim.evidence:
            if evidence.source != name and evidence.source in alike and _are_apart(case, name, evidence.source):
                return claim, evidence.source
    return None


def _message(case: Case, copy: Copy) -> str:
    count = f"{len(copy.passages)} passage{'' if len(copy.passages) == 1 else 's'}"
    date = case.record.sources[copy.earlier].published
    first = f'"{copy.earlier}" was first, by date ({date})' if copy.dated else "which was first, the dates do not tell"
    return (
        f'"{copy.later}" shares {count} with "{copy.earlier}", {copy.words} words, {copy.share:.0%} of the shorter '
        f"text; {first}"
    )


def _hint(case: Case, copy: Copy) -> str:
    text = case.archive[copy.later].passages
    longest = sorted(copy.passages, key=lambda passage: -passage.words)[:MOST_SHOWN]
    shown = [f"{each.words} words: {_shown(text.text, each)}" for each in longest] if text else []
    made = f'in "{copy.later}": rests_on: [{{source: {copy.earlier}, how: rewritten}}]'
    return "\n".join([*shown, f"they are counted as two; where one was made from the other, say so {made}"])


def _shown(text: str, passage: Passage) -> str:
    """The first and last words of a passage."""
    words = on_one_line(text[passage.later : passage.later + passage.length])
    return f"“{words}”" if len(words) <= 90 else f"“{words[:50].rsplit(' ', 1)[0]} … {words[-36:].split(' ', 1)[-1]}”"
