"""What is proposed for attributions that no claim covers."""

from __future__ import annotations

import hashlib

from secondhand.provenance.coverage import Scanned
from secondhand.provenance.proposal import candidates, propose
from secondhand.reading.attribution import Attribution, Mention, Span
from secondhand.reading.quotes import Passages
from secondhand.record.load import parse
from secondhand.reporters.proposal_yaml import proposal_yaml
from secondhand.reporters.scan_text import attribution_lines
from secondhand.sources.archive import Archived

RECORD = """
desk: {{name: Test desk}}
parties:
  stein: {{name: Alba Stein, kind: person}}
  post: {{name: Harbour Post, kind: outlet, aliases: [HP]}}
  gazette: {{name: Norra Gazette, kind: outlet}}
  gazette-south: {{name: South Gazette, kind: outlet}}
sources:
  harbour: {{title: Ferries, publisher: post, sha256: {digest}}}
briefs:
{briefs}
claims:
"""


def span(text: str, part: str) -> Span:
    return Span(text.index(part), text.index(part) + len(part))


def said(text: str, content: str, *chain: tuple[str, str], parent: int | None = None) -> Attribution:
    mentions = tuple(Mention(span(text, n), n, k, k not in ("group", "unresolved")) for n, k in chain)  # type: ignore[arg-type]
    source = mentions[0].span if mentions else None
    return Attribution(span(text, "said"), span(text, content), source, mentions, "a-rule", parent, True)


def proposed(
    text: str, *found: Attribution, briefs: str = "  b: {title: B, date: 2031}", ids: tuple[str, ...] = ()
) -> str:
    digest = hashlib.sha256(text.encode()).hexdigest()
    record = parse(RECORD.format(digest=digest, briefs=briefs).encode(), "claims.yaml")
    source = record.sources["harbour"]
    scanned = Scanned(source, text, found, ((),) * len(found))
    archive = {"harbour": Archived(source, text.encode())}
    return proposal_yaml(propose(record, archive, candidates([scanned], second_hand=True), ids), record)


def test_a_claim_has_the_words_the_chain_and_what_is_left_to_the_editor() -> None:
    text = "“No: they did not pay,” said Alba Stein to the South Wind, so the HP."
    found = said(
        text, "“No: they did not pay,”", ("Alba Stein", "person"), ("South Wind", "outlet"), ("the HP", "outlet")
    )
    assert """\
parties:
  south-wind:
    name: South Wind
    kind: outlet
claims:
  no-they-did-not-pay:  # harbour:1:1
    claim: 'No: they did not pay'
    claimant: stein
    brief: b
    verdict: unproven
    rationale: Still to be written.
    evidence:
      - source: harbour
        quote: 'No: they did not pay'
        stance: context
        said_by: stein
        via: [south-wind]
    status: draft
""" == proposed(text, found)


def test_the_editor_chooses_among_several_briefs() -> None:
    text = "“They did not pay,” said Alba Stein."
    briefs = "  b: {title: B, date: 2031}\n  c: {title: C, date: 2031}"
    assert "    # brief: b or c\n" in proposed(
        text, said(text, "“They did not pay,”", ("Alba Stein", "person")), briefs=briefs
    )


def test_a_name_that_several_parties_may_have_is_a_party_of_its_own_with_a_question() -> None:
    text = "“They did not pay,” said the Gazette."
    assert "  gazette-2:\n    # or is it gazette or gazette-south?\n    name: Gazette\n" in proposed(
        text, said(text, "“They did not pay,”", ("the Gazette", "outlet"))
    )


def test_nobody_is_made_of_two_pronouns_that_the_text_leaves_open() -> None:
    text = "“They did not pay,” said she. “They did not ask,” says she."
    one = said(text, "“They did not pay,”", ("she", "unresolved"))
    two = said(text, "“They did not ask,”", ("she", "unresolved"))
    written = proposed(text, one, two)
    assert "claimant: she\n" in written
    assert "claimant: she-2\n" in written


def test_ids_that_are_given_go_to_the_next_attributions_in_order() -> None:
    text = "“They did not pay,” said Alba Stein. “They did not ask,” she added."
    one = said(text, "“They did not pay,”", ("Alba Stein", "person"))
    two = said(text, "“They did not ask,”", ("Alba Stein", "person"))
    assert "  who-pays:  # harbour:1:1\n" in proposed(text, one, two, ids=("who-pays",))
    assert "did not ask" not in proposed(text, one, two, ids=("who-pays",))


def test_a_place_is_the_one_that_scan_shows() -> None:
    text = "It rained.\n\n  They did not pay, said Alba Stein."
    found = said(text, "\n  They did not pay", ("Alba Stein", "person"))
    [shown, _] = attribution_lines("harbour", text, [found], [0], styled=False)
    assert shown.plain.startswith("harbour:3:3: ")
    assert "  # harbour:3:3\n" in proposed(text, found)


def test_an_attribution_within_another_is_proposed_for_both() -> None:
    text = "The Wind wrote that Alba Stein said they did not pay."
    outer = said(text, "Alba Stein said they did not pay", ("The Wind", "outlet"))
    inner = said(text, "they did not pay", ("Alba Stein", "person"), ("The Wind", "outlet"), parent=0)
    assert 1 == proposed(text, outer, inner).count("quote: they did not pay")
    assert 1 == proposed(text, outer, inner).count("quote: ")


def test_any_text_is_written_so_that_the_record_reads_it_back() -> None:
    for words in ("no", "12:30 - it's", "a # b: [c] {d}", "“x” & *y !z", "- null", "\\ tilde ~ 'q' \"r\"", "日本語 😀"):
        text = f"({words}) said Alba Stein"
        written = proposed(text, said(text, words, ("Alba Stein", "person")))
        digest = hashlib.sha256(text.encode()).hexdigest()
        head = RECORD.format(digest=digest, briefs="  b: {title: B, date: 2031}").removesuffix("claims:\n")
        record = parse((head + written).encode(), "claims.yaml")
        (claim,) = record.claims.values()
        assert Passages(text).find(claim.evidence[0].quote).grade.passes
