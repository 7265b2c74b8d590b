"""A difference that people can read."""

from __future__ import annotations

from secondhand.sources.capture.versions import differences

OLD = """The quay is closed

The quay is closed until Friday, the ministry said on Sunday.

“We rarely met the owners,” said the minister, who had come to the island with two of her advisers and a lawyer.

Dockers wait."""


def test_the_same_text_has_no_difference() -> None:
    assert [] == list(differences(OLD, OLD.replace("\n\n", "\n \n")))


def test_a_paragraph_that_was_edited_shows_its_words() -> None:
    new = OLD.replace("rarely", "never").replace("until Friday, ", "")
    assert [
        "~ The quay is closed [-until Friday,-] the ministry said on Sunday.",
        "~ “We [-rarely-] {+never+} met the owners,” said the minister, …",
    ] == list(differences(OLD, new))


def test_paragraphs_that_came_and_went_stand_alone() -> None:
    new = OLD.replace("Dockers wait.", "Correction: an earlier text named another day.") + "\n\nAnd more."
    assert ["- Dockers wait.", "+ Correction: an earlier text named another day.", "+ And more."] == list(
        differences(OLD, new)
    )


def test_a_very_long_paragraph_is_not_compared_word_by_word() -> None:
    one, other = "a b c d " * 2000, "a b c e " * 2000
    assert ["-", "+"] == [line[0] for line in differences(one, other)]
