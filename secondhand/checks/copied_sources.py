"""Sources that share long passages count as one origin, and the record says that one was made from the other.

Compared are all texts at hand, by runs of eight words or more. Sources that have publisher, author or `rests_on` in
common count once already. Where no claim cites both, it is a note. That both quote the same speech is a shared passage,
too: then say whose words these are, in the `said_by` of both.

Bad:  two articles of different outlets of which one repeats three paragraphs of the other
Good: the same with `rests_on: [{source: the-other, how: rewritten}]`
"""

from __future__ import annotations

from collections.abc import Iterator

from secondhand.checks.case import Case
from secondhand.findings import Finding, Level
from secondhand.provenance.copies import Copy, Passage
from secondhand.provenance.passage import on_one_line

ID = "copied-sources"
NEEDS_TEXT = True

MOST_SHOWN = 3


def check(case: Case) -> Iterator[Finding]:
    cited = [{evidence.source for evidence in claim.evidence} for claim in case.record.claims.values()]
    for copy in case.copies:
        if case.chains.keys_of(copy.earlier) & case.chains.keys_of(copy.later):
            continue
        beside = any({copy.earlier, copy.later} <= sources for sources in cited)
        level = Level.WARNING if beside else Level.NOTE
        source = case.record.sources[copy.later]
        yield Finding(source.at(), ID, level, _message(case, copy), _hint(case, copy))


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
