"""The word lists: no word twice, none that could never match, and forms as English has them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from secondhand.reading.attribution import lexicon, outlets, usage
from secondhand.reading.attribution.inflections import GERUND, PARTICIPLE, PAST, THIRD, inflections
from secondhand.reading.attribution.tokens import Tokens

ROOM = Path(lexicon.__file__).parent
LISTS = {
    f"{path.name}:{source[: match.start()].count(chr(10)) + 1}": match.group(1).split()
    for path in (ROOM / f"{name}.py" for name in ("kinds", "lexicon", "outlets", "party_nouns", "usage"))
    for source in [path.read_text("utf-8")]
    for match in re.finditer(r'"""([^"|]+?)"""(?:\.split\(\)|,\n)', source)
}
VERB_LISTS = ["QUOTE_ONLY", "RAISING", "DEEDS", "LOOSE", "KNOWING", "DENYING", "CLAUSE_ONLY", "TO_ONLY", "SELF_REPORTS"]
BASES = {cue.base for cue in lexicon.CUES.values()}


@pytest.mark.parametrize("words", LISTS.values(), ids=LISTS.keys())
def test_no_word_stands_twice_in_a_list(words: list[str]) -> None:
    assert [] == sorted({word for word in words if words.count(word) > 1})


@pytest.mark.parametrize("name", VERB_LISTS)
def test_what_is_said_of_verbs_is_said_of_verbs_of_the_lexicon(name: str) -> None:
    assert set() == getattr(usage, name) - BASES


@pytest.mark.parametrize("name", ["NOUN_LIKE", "NOUN_LIKE_BASES"])
def test_forms_that_look_like_nouns_are_forms_of_the_lexicon(name: str) -> None:
    assert set() == getattr(usage, name) - set(lexicon.CUES)


def test_every_outlet_is_its_own_words() -> None:
    names = outlets.OUTLETS | outlets.AGENCIES
    assert set() == {name for name in names if " ".join(Tokens(name).lower) != name}


@pytest.mark.parametrize(
    ("base", "third", "past", "participle", "gerund"),
    [
        ("say", "says", "said", "said", "saying"),
        ("deny", "denies", "denied", "denied", "denying"),
        ("regret", "regrets", "regretted", "regretted", "regretting"),
        ("shrug", "shrugs", "shrugged", "shrugged", "shrugging"),
        ("write", "writes", "wrote", "written", "writing"),
        ("agree", "agrees", "agreed", "agreed", "agreeing"),
        ("offer", "offers", "offered", "offered", "offering"),
        ("go", "goes", "went", "gone", "going"),
        ("begin", "begins", "began", "begun", "beginning"),
    ],
)
def test_a_verb_has_its_forms(base: str, third: str, past: str, participle: str, gerund: str) -> None:
    forms = inflections(base)
    for form, bit in ((third, THIRD), (past, PAST), (participle, PARTICIPLE), (gerund, GERUND)):
        assert forms[form] & bit
