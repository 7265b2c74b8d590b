"""Chains, hands and the upper bound of independent origins, on small records."""

from __future__ import annotations

import itertools

import pytest

from secondhand.provenance.chain import Chain, Chains
from secondhand.provenance.origins import origins_of
from secondhand.publishing.origin_wording import origins_sentence
from secondhand.publishing.wording import flag
from secondhand.record.load import parse
from secondhand.record.model import Record

RECORD = """
desk: {{name: Test desk}}
parties:
  stein: {{name: Alba Stein, kind: person}}
  lind: {{name: Odd Lind, kind: person}}
  dockers: {{name: Dockers, kind: group, named: false}}
  post: {{name: Harbour Post, kind: outlet}}
  radio: {{name: Radio Norra, kind: outlet}}
  gazette: {{name: Norra Gazette, kind: outlet}}
  herald: {{name: Norra Herald, kind: outlet}}
sources:
  by-gazette: {{title: A, publisher: gazette}}
  by-herald: {{title: B, publisher: herald, author: Ada Holm}}
  unsigned: {{title: C}}
  unmarked: {{title: E}}
  by-holm: {{title: D, author: Ada Holm}}
briefs: {{ferries: {{title: Ferries, date: 2031-05-04}}}}
claims:
  one:
    claim: The ferries stop
    claimant: stein
    brief: ferries
    verdict: unproven
    rationale: None yet.
    evidence:
{evidence}
"""


def chains(*evidence: str) -> list[Chain]:
    """The chains of evidence given as "source: speaker, relay, relay"."""
    lines = []
    for each in evidence:
        source, _, rest = each.partition(":")
        said_by, *via = [part.strip() for part in rest.split(",")] if rest.strip() else [""]
        who = f"said_by: {said_by or '~'}, via: [{', '.join(via)}]"
        lines.append(f"      - {{source: {source}, quote: q, stance: supports, {who}}}")
    record: Record = parse(RECORD.format(evidence="\n".join(lines)).encode(), "claims.yaml")
    return list(Chains(record).of_claim(record.claims["one"]))


@pytest.mark.parametrize(
    ("evidence", "hands", "second_hand"),
    [
        ("by-gazette: stein", 1, False),
        ("by-gazette:", 0, False),
        ("by-gazette: gazette", 0, False),
        ("by-gazette: stein, post", 2, True),
        ("by-gazette: stein, lind, post", 3, True),
        ("by-gazette: stein, gazette", 1, False),  # the publisher is no relay of itself
        ("by-gazette: stein, stein", 1, False),  # nor is who repeats himself
        ("by-gazette: post", 1, True),  # another outlet's reporting is repeated
        ("unsigned: post", 1, True),
        ("by-gazette: , post", 2, True),  # a relay without a speaker is no source's own words
        ("by-gazette: gazette, post", 2, True),
        ("unsigned: dockers", 1, False),
    ],
)
def test_hands_count_the_parties_before_the_publisher(evidence: str, hands: int, second_hand: bool) -> None:
    [chain] = chains(evidence)
    assert (hands, second_hand) == (chain.hands, chain.second_hand)


@pytest.mark.parametrize(
    ("evidence", "at_most"),
    [
        ([], 0),
        (["by-gazette: stein"], 1),
        (["by-gazette: stein", "by-herald: lind"], 2),
        (["by-gazette: stein", "by-herald: stein"], 1),  # one speaker
        (["by-gazette: stein, post", "by-herald: lind, post"], 1),  # one relay
        (["by-gazette: stein", "by-gazette: lind"], 1),  # one publisher
        (["unsigned: stein", "unsigned: lind"], 1),  # one publisher, though it is not stated
        (["unsigned: stein", "unmarked: lind"], 2),  # two that are not stated may be one, but nothing shows it
        (["unsigned: dockers"], 0),  # an unnamed start
        (["unsigned: dockers, post", "unmarked: dockers, radio"], 0),
        (["unsigned: dockers, post", "unmarked: stein, post"], 1),
        (["unsigned:"], 0),  # an unknown author's own words
        (["by-holm:", "by-herald:"], 1),  # one author
        (["by-holm: stein", "by-herald: lind"], 1),
        (["unsigned: stein, post", "unmarked: post, radio", "by-holm: lind, radio"], 1),  # tied through the middle
    ],
)
def test_origins_are_counted_as_at_most(evidence: list[str], at_most: int) -> None:
    assert at_most == origins_of(chains(*evidence)).at_most


def test_the_order_of_evidence_does_not_change_the_count() -> None:
    evidence = [
        "unsigned: stein, post",
        "unsigned: lind, radio",
        "unsigned: post, radio",
        "by-herald: dockers",
        "by-holm:",
    ]
    counts = {origins_of(chains(*order)).at_most for order in itertools.permutations(evidence)}
    assert counts == {2}


@pytest.mark.parametrize(
    ("evidence", "sentence"),
    [
        ([], "No evidence, and so no origin."),
        (["unsigned: stein"], "1 piece of evidence, at most 1 independent origin."),
        (
            ["unsigned: stein, post", "by-gazette: lind, post"],
            "2 pieces of evidence, at most 1 independent origin: all pass through Harbour Post.",
        ),
        (
            ["unsigned: dockers, post", "by-gazette: dockers, radio"],
            "2 pieces of evidence, at most 0 independent origins: all start with Dockers (unnamed); "
            "who spoke first is not named.",
        ),
        (
            ["unsigned: dockers, post", "unmarked: stein, radio"],
            "2 pieces of evidence, at most 1 independent origin: in 1 of them who spoke first is not named.",
        ),
        (
            ["unsigned: stein", "unsigned: lind"],
            "2 pieces of evidence, at most 1 independent origin: all come from one source.",
        ),
    ],
)
def test_the_sentence_explains_the_count(evidence: list[str], sentence: str) -> None:
    assert sentence == origins_sentence(origins_of(chains(*evidence)))


@pytest.mark.parametrize(
    ("evidence", "first_hand", "words"),
    [
        ("unsigned: stein", "", ""),
        ("unsigned:", "", ""),
        (
            "unsigned: dockers, post",
            "",
            "Second-hand: Dockers (unnamed), according to Harbour Post. No first-hand record was seen.",
        ),
        (
            "unsigned: stein, lind, post",
            "",
            "Second-hand: Alba Stein, according to Odd Lind, as passed on by Harbour Post. "
            "No first-hand record was seen.",
        ),
        (
            "unsigned: stein, post",
            "1.2",
            "Second-hand: Alba Stein, according to Harbour Post. "
            "The same speaker is cited without a relay in evidence 1.2.",
        ),
        (
            "unsigned: post",
            "",
            "Second-hand: reporting by Harbour Post, repeated here. No first-hand record was seen.",
        ),
        (
            "by-holm: , post",
            "",
            "Second-hand: someone who is not recorded, according to Harbour Post. No first-hand record was seen.",
        ),
        ("unsigned: dockers", "", "Unnamed speaker: Dockers (unnamed). The source does not say who that is."),
    ],
)
def test_the_flag_is_a_sentence_made_from_the_chain(evidence: str, first_hand: str, words: str) -> None:
    [chain] = chains(evidence)
    assert words == flag(chain, first_hand)
