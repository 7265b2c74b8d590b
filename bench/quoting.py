"""How well and how fast quotations are held to their sources, beside rapidfuzz in the same run.

The desk is that of `made_record`: invented words. Nothing is kept from one pass to the next: each has texts that were
never looked at.
"""

from __future__ import annotations

import os
import random
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from bench.alterations import Altered, alter
from bench.made_record import Made, make
from bench.measured import Row, commit, seconds, side_by_side, table
from secondhand.reading.quotes import Passages
from secondhand.record.load import load
from secondhand.record.model import Record
from secondhand.sources.archive import Archived, open_archive
from secondhand.sources.elsewhere import elsewhere
from secondhand.sources.quotations import hold

CLAIMS = 10_000
PASSES = 3
_PEER = "rapidfuzz"
_FAILING = 4_000
_SHARES = {"exact": 0.7, "typographic": 0.2, "altered": 0.08}
"""What the quotations of a pass are; the rest is invented."""


def page(project: Path, claims: int = CLAIMS) -> str:
    """The figures as a page in Markdown."""
    with tempfile.TemporaryDirectory() as folder:
        rows = list(measure(Path(folder) / "desk", claims))
    return (
        "# Quotations: how well and how fast\n\n"
        f"Written by `invoke bench quotes` at commit {commit(project, 'docs/bench-quotes.md')}. Invented words, "
        f"{claims:,} sources of 600 to 1,500 words; medians of {PASSES} passes, ours and the peer's by turns. The "
        "peer is rapidfuzz in one process: `partial_ratio_alignment` for the place, then `Levenshtein.opcodes` on the "
        "words for what differs there.\n\n" + table(rows) + "\n"
    )


def measure(folder: Path, claims: int = CLAIMS) -> Iterator[Row]:
    """The rows, one by one as they are measured, on a desk of so many claims made in an empty folder."""
    made = make(folder, claims)
    record = load(made.record)
    chance = random.Random(4)
    yield _verified(made, _mixed(record, made, chance), folder)
    yield from _spans(made, chance)
    yield _invented(made, chance)
    yield _placed(made, record, folder)


def _mixed(record: Record, made: Made, chance: random.Random) -> Record:
    """The record with some of its quotations in other typography, some altered, some invented."""
    word = _words(made, chance)
    marks = list(_SHARES.values())

    def other(quote: str) -> str:
        kind = chance.random()
        if kind < marks[0]:
            return quote
        if kind < marks[0] + marks[1]:
            return quote.replace(" ", chance.choice(("\u00a0", "\n", " \u200b")), 2).replace("e", "e\u00ad", 1)
        if kind < sum(marks):
            return chance.choice(alter(quote.split(), word, chance)).quote
        return " ".join(word() for _ in quote.split())

    claims = {
        name: replace(claim, evidence=tuple(replace(each, quote=other(each.quote)) for each in claim.evidence))
        for name, claim in record.claims.items()
    }
    return replace(record, claims=claims)


def _words(made: Made, chance: random.Random) -> Callable[[], str]:
    """Gives words that the texts have, as often as they have them."""
    pool = [word.strip("“”,.") for text in made.texts[:20] for word in text.split()]
    return lambda: chance.choice(pool)


def _processor_time() -> float:
    """Seconds that this process and those it began have worked."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def _verified(made: Made, record: Record, folder: Path) -> Row:
    quotes = [
        (claim.evidence[0].quote, made.texts[int(claim.evidence[0].source[1:])]) for claim in record.claims.values()
    ]
    archives = iter([open_archive(record, folder) for _ in range(PASSES)])
    ours, theirs = side_by_side(
        [
            lambda: hold(record, next(archives)),
            lambda: [fuzz.partial_ratio_alignment(quote, text) for quote, text in quotes],
        ],
        PASSES,
    )
    archive, before = open_archive(record, folder), _processor_time()
    hold(record, archive)
    worked = _processor_time() - before
    note = (
        f"cold, two processes, {worked:.2f} s of processor time; {_shares()}; those that fail are looked for in every "
        "other source as well"
    )
    return Row(f"verify {len(quotes):,} quotations", f"{ours:.2f} s", "≤ 1.5 s", f"{theirs:.2f} s", _PEER, note)


def _shares() -> str:
    parts = [f"{share:.0%} {name}" for name, share in _SHARES.items()]
    return ", ".join([*parts, f"{1 - sum(_SHARES.values()):.0%} invented"])


def _spans(made: Made, chance: random.Random) -> Iterator[Row]:
    word = _words(made, chance)
    right: Counter[str] = Counter()
    peer: Counter[str] = Counter()
    passed = total = 0
    kinds: Counter[str] = Counter()
    for quoted in made.quotations:
        text = made.texts[quoted.text]
        passages = Passages(text)
        for altered in alter(quoted.words.split(), word, chance):
            kinds[altered.kind] += 1
            total += 1
            match = passages.find(altered.quote)
            passed += match.grade.passes
            found = [(each.quoted.split(), each.stands.split()) for each in match.differences]
            right[altered.kind] += _is_right(altered, found)
            peer[altered.kind] += _is_right(altered, _by_peer(altered.quote, text))
    for kind, count in kinds.items():
        found_, theirs = f"{right[kind] / count:.2%}", f"{peer[kind] / count:.1%}"
        yield Row(f"exact span of the difference: {kind}", found_, "≥ 99 %", theirs, _PEER, f"{count:,} quotations")
    all_right, theirs = f"{sum(right.values()) / total:.2%}", f"{sum(peer.values()) / total:.1%}"
    yield Row("exact span of the difference: all", all_right, "≥ 99 %", theirs, _PEER, f"{total:,} quotations")
    yield Row("altered quotations accepted", f"{passed}", "0", "", "", f"of {total:,}")


def _is_right(altered: Altered, found: Sequence[tuple[list[str], list[str]]]) -> bool:
    """Whether just what was altered is found to differ. Where words could as well have been put in, or left out, a few
    words on ("of the" before "of"), that is right too."""
    if len(found) != 1:
        return False
    quoted, stands = list(altered.words[slice(*altered.quoted)]), list(altered.original[slice(*altered.stands)])
    ours, theirs = found[0]
    if (quoted, stands) == (ours, theirs):
        return True
    moved = not quoted or not stands
    return moved and (sorted(quoted), sorted(stands)) == (sorted(ours), sorted(theirs))


def _by_peer(quote: str, text: str) -> list[tuple[list[str], list[str]]]:
    found = fuzz.partial_ratio_alignment(quote, text)
    if found is None:
        return []
    # It begins and ends where so many letters do: for its sake words that it cuts are made whole, and bare.
    start, end = found.dest_start, found.dest_end
    while start and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    ours, theirs = quote.split(), [word.strip("“”,.") for word in text[start:end].split()]
    return [
        (ours[step.src_start : step.src_end], theirs[step.dest_start : step.dest_end])
        for step in Levenshtein.opcodes(ours, theirs)
        if step.tag != "equal"
    ]


def _invented(made: Made, chance: random.Random) -> Row:
    word = _words(made, chance)
    passed = sum(
        Passages(made.texts[quoted.text]).find(" ".join(word() for _ in quoted.words.split())).grade.passes
        for quoted in made.quotations
    )
    return Row("invented quotations accepted", f"{passed}", "0", "", "", f"of {len(made.quotations):,}")


def _placed(made: Made, record: Record, folder: Path) -> Row:
    """Quotations said to stand in the source behind the one that holds them."""
    count = min(_FAILING, len(made.quotations))
    names = [f"s{number}" for number in range(len(made.texts))]
    failing = {(quoted.words, names[quoted.text - 1]): quoted.text for quoted in made.quotations[:count]}
    runs: list[float] = []
    worked = 0.0
    right = 0
    for _ in range(PASSES):
        archive = open_archive(record, folder)
        found: dict[tuple[str, str], str] = {}

        def work(archive: dict[str, Archived] = archive, found: dict[tuple[str, str], str] = found) -> None:
            found.update((key, each[0].archived.source.id) for key, each in elsewhere(failing, archive).items())

        before = _processor_time()
        runs.append(seconds(work))
        worked = _processor_time() - before
        right = sum(found.get(key) == names[holder] for key, holder in failing.items())
    name = f"which other source holds it, {count:,} × {len(names):,}"
    taken = sorted(runs)[len(runs) // 2]
    return Row(
        name,
        f"{taken:.2f} s",
        "≤ 1 s",
        "",
        "",
        f"{right:,} of {count:,} named rightly; {worked:.2f} s of processor time",
    )
