"""Whether words of a text name a party of the record."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondhand.record.model import Party, PartyKind, Places
from secondhand.record.naming import contains, folded, is_about, names, same_party, ways_to_name

PARTS = "Alba Stein O'Dray Norra Post Tide d'Or Ö. 7 AB"
NAMES = st.lists(st.sampled_from(PARTS.split()), min_size=1, max_size=4)
AROUND = "so said the , . “ ” by in"


def party(name: str, *aliases: str, kind: PartyKind = "person", named: bool = True) -> Party:
    return Party(places=Places("claims.yaml", (1, 1), {}), name=name, kind=kind, named=named, aliases=aliases)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Alba Stein said so.", party("Alba Stein")),
        ("ALBA STEIN said so.", party("Alba Stein")),
        ("So said Stein.", party("Alba Stein")),
        ("That was Stein's word.", party("Alba Stein")),
        ("That was Stein’s word.", party("Alba Stein")),
        ("O’Dray said so.", party("Mara O'Dray")),
        ("Mara O'Dray's word", party("Mara O’Dray")),
        ("the Harbour Post wrote", party("Harbour Post", kind="outlet")),
        ("Harbour Post wrote", party("The Harbour Post", kind="outlet")),
        ("the HP wrote", party("Harbour Post", "HP", kind="outlet")),
        ("Tide-Post wrote", party("Tide Post", kind="outlet")),
        ("Cafe\u0301 Norra", party("Café Norra", kind="organisation")),
        ("Har\u00adbour Post", party("Harbour Post", kind="outlet")),
        ("सीमा होल्म ने कहा", party("सीमा होल्म")),
        ("港報 wrote", party("港報", kind="outlet")),
        ("Channel 7 showed", party("Channel 7", kind="outlet")),
    ],
)
def test_a_text_names_a_party_by_name_alias_or_family_name(text: str, who: Party) -> None:
    assert names(text, who)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("", party("Alba Stein")),
        ("Alba said so.", party("Alba Stein")),
        ("Steinway said so.", party("Alba Stein")),
        ("Post wrote", party("Harbour Post", kind="outlet")),
        ("the Harbour and the Post wrote", party("Harbour Post", kind="outlet")),
        ("dockers of the port", party("Port dockers", kind="group", named=False)),
        ("sources said", party("Unnamed sources", kind="person", named=False)),
        ("Conan of Norra said so.", party("Conan O'Dray")),
        ("The a an", party("The")),
        ("Channel 8 showed", party("Channel 7", kind="outlet")),
    ],
)
def test_a_part_of_another_word_or_name_names_nobody(text: str, who: Party) -> None:
    assert not names(text, who)


@given(NAMES, st.lists(st.sampled_from(AROUND.split()), max_size=5), NAMES)
def test_a_name_is_found_wherever_it_stands(name: list[str], before: list[str], after: list[str]) -> None:
    assert names(" ".join([*before, *name, *after]), party(" ".join(name), kind="outlet"))


@given(st.text(max_size=30), st.text(max_size=30))
def test_any_text_and_any_name_are_answered(text: str, name: str) -> None:
    who = party(name)
    assert names(text, who) <= (same_party(text, who) or not ways_to_name(who))


@given(NAMES)
def test_a_party_is_the_same_as_its_own_name_in_any_case(name: list[str]) -> None:
    who = party(" ".join(name), kind="outlet")
    assert [True, True] == [same_party(written, who) for written in (who.name.upper(), f"the {who.name.lower()}")]


@pytest.mark.parametrize(
    ("mention", "same"),
    [
        ("Stein", True),
        ("Alba", True),
        ("the minister, Alba Stein", True),
        ("Ada Holm", False),
        ("", False),
        ("…", False),
    ],
)
def test_a_mention_may_be_a_part_of_the_name_or_hold_it(mention: str, same: bool) -> None:
    assert same == same_party(mention, party("Alba Stein"))


@pytest.mark.parametrize(
    ("mention", "same"),
    [("Norra's mayor", True), ("the mayor", True), ("Norra", True), ("Skerry's mayor", False)],
)
def test_a_mention_may_be_an_office_in_other_words(mention: str, same: bool) -> None:
    assert same == same_party(mention, party("Odd Lind", "the mayor of Norra"))


@pytest.mark.parametrize(
    ("mention", "about"),
    [
        ("Sources close to Alba Stein", True),
        ("Stein’s lawyer", True),
        ("a lawyer for Stein", True),
        ("Alba Stein", False),
        ("Stein's", False),
        ("the minister, Alba Stein", False),
        ("Alba Stein of the harbour ministry", False),
        ("Odd Lind", False),
        ("the wife of the mayor", False),
        ("the mayor of Norra", False),
    ],
)
def test_who_is_named_only_to_say_who_another_is(mention: str, about: bool) -> None:
    assert about == is_about(mention, party("Alba Stein", "the mayor of Norra"))


@pytest.mark.parametrize(
    ("who", "ways"),
    [
        (party("Alba Stein"), (("alba", "stein"), ("stein",))),
        (party("Stein"), (("stein",),)),
        (party("Mara O'Dray"), (("mara", "o'dray"), ("o'dray",))),
        (party("Alba Stein", named=False), (("alba", "stein"),)),
        (party("The Harbour Post", "HP", "…", kind="outlet"), (("harbour", "post"), ("hp",))),
        (party("…"), ()),
    ],
)
def test_a_named_person_goes_by_the_family_name_too(who: Party, ways: tuple[tuple[str, ...], ...]) -> None:
    assert ways == ways_to_name(who)


@pytest.mark.parametrize(
    ("words", "part", "found"),
    [("a b c", "b c", True), ("a b c", "a c", False), ("a b", "a b c", False), ("", "a", False), ("a", "a", True)],
)
def test_a_part_stands_in_a_row(words: str, part: str, found: bool) -> None:
    assert found == contains(tuple(words.split()), tuple(part.split()))


@given(
    st.lists(
        st.sampled_from([*PARTS.split(), *AROUND.split(), "-", "\n", "Norra-Post", "steins", "\u0301"]), max_size=12
    ),
    st.sampled_from(["", " "]),
    NAMES.map(" ".join),
)
def test_the_quick_way_finds_what_the_words_of_the_whole_text_hold(words: list[str], between: str, name: str) -> None:
    text, who = between.join(words), party(name)
    assert any(contains(folded(text), way) for way in ways_to_name(who)) == names(text, who)
