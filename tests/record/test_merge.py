"""Records that two editors changed, merged by what they mean: 200 made merges, and cases by hand."""

from __future__ import annotations

import copy
import random
import re
from collections.abc import Callable
from typing import Any

import pytest
import yaml

from secondhand.record.blocks import field_lines
from secondhand.record.load import parse
from secondhand.record.merge import MARK, NotMerged, merge

BASE = """\
# The record of a test desk.
desk: {name: Test desk}   # in Norra

parties:
  # Voices of the harbour.
  stein:
    name: Alba Stein
    kind: person
    aliases: [Stein, the minister]
  dockers: {name: Dockers, kind: group, named: false}
sources:
  harbour:
    title: Ferries to Norra may stop in May
    note: It states nothing else.
briefs:
  ferries: {title: The ferries to Norra, date: 2031-05-04}

claims:
  # Asked by many.
  owners:
    claim: The minister rarely met the owners
    claimant: stein
    brief: ferries
    verdict: unproven
    rationale: >-
      Only the minister
      says so.
    evidence:
      - source: harbour
        quote: We rarely met the owners
        stance: supports
        said_by: stein
      # The dockers' side.
      - source: harbour
        quote: they had not been paid
        stance: undermines
        said_by: dockers

  flour:
    claim: Shops sold twice as much flour
    claimant: dockers
    brief: ferries
    verdict: "true"   # thought over twice
    rationale: |
      The shops say so.

      So do the mills.
"""
NEW = """\
  {name}:
    claim: A new statement {name}
    claimant: stein
    brief: ferries
    verdict: unproven
    rationale: Nobody looked yet.
"""


def changed(*pairs: tuple[str, str]) -> str:
    text = BASE
    for old, new in pairs:
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
        text = text.replace(old, new)
    return text


def test_claims_added_side_by_side_stand_side_by_side() -> None:
    merged = merge(BASE, BASE + NEW.format(name="one"), BASE + NEW.format(name="two"))
    assert () == merged.conflicts
    claims = list(parse(merged.text.encode(), "c").claims)
    assert (["owners", "flour"], {"one", "two"}) == (claims[:2], set(claims[2:]))
    assert BASE == merged.text[: len(BASE)]


def test_different_fields_of_one_claim_merge_and_comments_stay() -> None:
    ours = ("verdict: unproven", "verdict: misleading   # a new broadcast")
    theirs = ("claimant: stein", "claimant: dockers")
    merged = merge(BASE, changed(ours), changed(theirs))
    assert (changed(ours, theirs), ()) == (merged.text, merged.conflicts)


def test_evidence_that_both_added_is_all_there_and_other_pieces_stay_as_written() -> None:
    end = "        said_by: dockers\n\n"
    pieces = [
        f"      - {{source: harbour, quote: {words}, stance: context}}\n" for words in ("may stop", "since March")
    ]
    merged = merge(BASE, *(changed((end, f"        said_by: dockers\n{piece}\n")) for piece in pieces))
    assert () == merged.conflicts
    assert all(piece in merged.text for piece in pieces)
    assert "      # The dockers' side.\n      - source: harbour\n        quote: they had not been paid\n" in merged.text
    assert 4 == len(parse(merged.text.encode(), "c").claims["owners"].evidence)


def test_a_field_that_both_changed_is_a_conflict_that_names_claim_and_field_in_a_file_that_parses() -> None:
    merged = merge(BASE, changed(("unproven", "misleading")), changed(("unproven", '"false"')))
    assert [("claims.owners.verdict", "unproven", "misleading", "false")] == [
        (each.name, each.base, each.ours, each.theirs) for each in merged.conflicts
    ]
    lines = merged.text.splitlines()
    first = next(i for i, line in enumerate(lines) if MARK in line)
    assert "    # CONFLICT claims.owners.verdict: both sides changed it; ours stands below." in lines[first]
    assert ["    # CONFLICT   ours: misleading", "    # CONFLICT   theirs: false", "    verdict: misleading"] == lines[
        first + 2 : first + 5
    ]
    assert "misleading" == parse(merged.text.encode(), "c").claims["owners"].verdict


def test_the_same_change_on_both_sides_is_made_once() -> None:
    both = changed(("unproven", "misleading"))
    merged = merge(BASE, both, both)
    assert (both, ()) == (merged.text, merged.conflicts)


def test_what_one_took_out_and_the_other_changed_is_a_conflict() -> None:
    gone = BASE[: BASE.index("  flour:")]
    merged = merge(BASE, gone, changed(('"true"', '"false"')))
    assert ["claims.flour"] == [each.name for each in merged.conflicts]
    assert "false" == parse(merged.text.encode(), "c").claims["flour"].verdict
    merged = merge(BASE, gone, BASE)
    assert (gone.rstrip(), ()) == (merged.text.rstrip(), merged.conflicts)


def test_what_one_only_wrote_anew_yields_to_what_the_other_changed() -> None:
    anew = changed(("rationale: >-\n      Only the minister\n      says so.", "rationale: Only the minister says so."))
    other = changed(("Only the minister\n", "Hardly anybody\n"))
    merged = merge(BASE, anew, other)
    assert (other, ()) == (merged.text, merged.conflicts)
    assert anew == merge(BASE, BASE, anew).text


def test_aliases_that_both_added_are_all_there_in_any_style() -> None:
    one = changed(("[Stein, the minister]", "[Stein, the minister, Minister Stein]"))
    two = changed(("[Stein, the minister]", "[A. Stein, Stein]"))
    merged = merge(BASE, one, two)
    assert () == merged.conflicts
    assert {"A. Stein", "Stein", "Minister Stein"} == set(parse(merged.text.encode(), "c").parties["stein"].aliases)


def test_entries_between_braces_are_merged_too() -> None:
    one = changed(("{name: Dockers, kind", "{name: Dock workers, kind"))
    two = changed(("kind: group, named: false", "kind: group, named: false, note: unnamed"))
    merged = merge(BASE, one, two)
    party = parse(merged.text.encode(), "c").parties["dockers"]
    assert ("Dock workers", "unnamed", False, ()) == (party.name, party.note, party.named, merged.conflicts)


def test_line_ends_and_a_mark_at_the_start_stay() -> None:
    windows = "\ufeff" + BASE.replace("\n", "\r\n")
    merged = merge(
        windows, windows.replace("unproven", "misleading"), windows.replace("claimant: stein", "claimant: dockers")
    )
    wanted = windows.replace("unproven", "misleading").replace("claimant: stein", "claimant: dockers")
    assert (wanted, ()) == (merged.text, merged.conflicts)


@pytest.mark.parametrize("text", ["a: [", "- one\n- two\n", "a: *x\n", "a: 1\na: 2\n"])
def test_what_is_no_record_is_left_to_git(text: str) -> None:
    with pytest.raises(NotMerged):
        merge(BASE, BASE + "more: 1\n", text)


Data = dict[str, Any]
Change = Callable[[Data], None]


def _data(text: str) -> Data:
    return _stripped(yaml.load(text, yaml.BaseLoader))


def _stripped(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _stripped(value) for key, value in data.items()}
    return [_stripped(each) for each in data] if isinstance(data, list) else data.strip()


def _changes(chance: random.Random, tag: str) -> list[tuple[str, Change]]:
    """Changes that one editor may make: what each touches, and how it is made. Whoever makes them, the words tell."""

    def put(place: str, name: str, value: Any) -> tuple[str, Change]:
        def change(data: Data) -> None:
            data["claims"][place][name] = value

        return f"{place}.{name}", change

    def piece(place: str) -> tuple[str, Change]:
        def change(data: Data) -> None:
            new = {"source": "harbour", "quote": f"words of {tag}", "stance": "context"}
            data["claims"][place].setdefault("evidence", []).append(new)

        return f"{place}.evidence.{tag}", change

    def stance(at: int) -> tuple[str, Change]:
        def change(data: Data) -> None:
            data["claims"]["owners"]["evidence"][at]["stance"] = f"context-{tag}"

        return f"owners.evidence[{at}].stance", change

    def claim() -> tuple[str, Change]:
        def change(data: Data) -> None:
            data["claims"][f"new-{tag}"] = {"claim": tag, "claimant": "stein", "brief": "ferries"}

        return f"new-{tag}", change

    def party() -> tuple[str, Change]:
        def change(data: Data) -> None:
            data["parties"][f"p-{tag}"] = {"name": tag, "kind": "person"}

        return f"p-{tag}", change

    def alias() -> tuple[str, Change]:
        def change(data: Data) -> None:
            data["parties"]["stein"]["aliases"].append(f"alias {tag}")

        return f"alias-{tag}", change

    def gone(place: str) -> tuple[str, Change]:
        def change(data: Data) -> None:
            data["claims"].pop(place, None)

        return place, change

    def piece_gone(at: int) -> tuple[str, Change]:
        def change(data: Data) -> None:
            data["claims"]["owners"]["evidence"][at]["gone"] = True

        return f"owners.evidence[{at}]", change

    def field_gone() -> tuple[str, Change]:
        def change(data: Data) -> None:
            data["sources"]["harbour"].pop("note", None)

        return "harbour.note", change

    every = [
        gone("flour"),
        piece_gone(1),
        field_gone(),
        put("owners", "verdict", f"v-{tag}"),
        put("owners", "rationale", f"Because {tag} says so: it is so."),
        put("owners", "would_settle", f"a paper of {tag}"),
        put("flour", "verdict", f"v-{tag}"),
        put("flour", "claim", f"Shops sold {tag}"),
        put("flour", "chosen_because", f"{tag} asked"),
        piece("owners"),
        piece("flour"),
        stance(0),
        stance(1),
        claim(),
        party(),
        alias(),
    ]
    made = dict(chance.sample(every, chance.randint(1, 6)))
    # What is taken out is not changed as well.
    return [
        (key, change) for key, change in made.items() if not any(key != out and key.startswith(out) for out in made)
    ]


def _swept(data: Data) -> Data:
    """Without the pieces of evidence that were marked as gone."""
    for claim in data["claims"].values():
        if "evidence" in claim:
            claim["evidence"] = [each for each in claim["evidence"] if "gone" not in each]
    return data


def _turned(text: str) -> str:
    """The same record with its claims in the other order."""
    head, start, claims = text.partition("\nclaims:\n")
    blocks = re.split(r"^(?=  # |(?<!\n  # Asked by many.\n)  [\w-]+:)", claims.rstrip("\n") + "\n", flags=re.M)
    return head + start + "".join(reversed([block.rstrip("\n") + "\n" for block in blocks if block.strip()]))


def _written(before: Data, after: Data, text: str) -> str:
    """The base's text with the entries that differ written anew: as an editor does who leaves the others alone."""
    for name in ("parties", "sources", "claims"):
        for key in [key for key in before[name] if key not in after[name]]:
            text = _replaced(text, name, key, "")
        for key, value in after[name].items():
            if before[name].get(key) != value:
                lines = "".join(f"  {line}\n" for line in field_lines(key, value))
                text = _replaced(text, name, key, lines)
    return text


def _replaced(text: str, name: str, key: str, lines: str) -> str:
    start = text.index(f"\n{name}:\n") + len(f"\n{name}:\n")
    rest = text[start:]
    end = next((i for i in range(len(rest)) if rest[i - 1 : i] == "\n" and rest[i : i + 1].isalpha()), len(rest))
    part = rest[:end]
    at = part.find(f"  {key}:")
    while at > 0 and part[at - 1] != "\n":
        at = part.find(f"  {key}:", at + 1)
    if at < 0:
        kept = part.rstrip("\n") + "\n"
        return text[:start] + kept + lines + part[len(kept) :] + rest[end:]
    behind = next(
        (i for i in range(at + 3, len(part)) if part[i - 1] == "\n" and part[i : i + 2] == "  " and part[i + 2] != " "),
        len(part),
    )
    return text[:start] + part[:at] + lines + part[behind:] + rest[end:]


@pytest.mark.parametrize("seed", range(200))
def test_a_made_merge_holds_what_both_changed_and_names_what_both_changed_differently(seed: int) -> None:
    chance = random.Random(seed)
    before = _data(BASE)
    sides = []
    for tag in ("ada", "odd"):
        after = copy.deepcopy(before)
        made = _changes(chance, tag)
        for _, change in made:
            change(after)
        written = _written(before, _swept(after), BASE)
        # That somebody moves claims as well is no change of what they say.
        sides.append((dict(made), after, _turned(written) if chance.random() < 0.3 else written))
    assert [after for _, after, _ in sides] == [_data(text) for _, _, text in sides]
    # Theirs first, then ours over it: where both touch the same, ours stands; what one took out and the other changed
    # stands as changed.
    ours, theirs = sides[0][0], sides[1][0]
    out = {key for key in (*ours, *theirs) if key in ("flour", "owners.evidence[1]")}
    touched = {key for key in out for other in (ours, theirs) if any(each.startswith(f"{key}.") for each in other)}
    wanted = copy.deepcopy(before)
    for made in (theirs, ours):
        for key, change in made.items():
            if key not in touched:
                change(wanted)
    merged = merge(BASE, sides[0][2], sides[1][2])
    clashes = {key for key in set(ours) & set(theirs) if key not in out and key != "harbour.note"} | touched
    assert len(clashes) == len(merged.conflicts), merged.conflicts
    assert _in_any_order(_swept(wanted)) == _in_any_order(_data(merged.text))
    for conflict in merged.conflicts:
        assert f"{MARK} {conflict.name}: " in merged.text
    assert ("# Voices of the harbour." in merged.text, "desk: {name: Test desk}   # in Norra\n" in merged.text) == (
        True,
    ) * 2


def _in_any_order(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _in_any_order(value) for key, value in data.items()}
    return sorted(map(str, data)) if isinstance(data, list) else data
