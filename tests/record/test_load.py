"""`claims.yaml` to a record, or every reason why not, each at its line and column."""

from __future__ import annotations

import hashlib
import os
import re
import select
import threading
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from secondhand.errors import Position, Problem, UnusableRecord
from secondhand.record import files
from secondhand.record.files import MOST_BYTES
from secondhand.record.load import load, parse
from secondhand.record.model import Record
from secondhand.record.shape import MOST_CHARACTERS
from secondhand.record.tree import MOST_NESTING, MOST_PROBLEMS

VALID = """\
# The record of an invented desk.
desk: {name: Harbour desk, language: en}
parties:
  stein: {name: Alba Stein, kind: person, aliases: [the minister]}
  dockers: {name: Dockers, kind: group, named: false}
sources:
  tide: {title: "Tide tables", publisher: stein}
briefs:
  ferries: {title: Ferries, date: 2031-05-04}
claims:
  owners:
    claim: >-
      The ferries
      stop
    claimant: stein
    brief: ferries
    verdict: unproven
    rationale: Nobody else says so.
    evidence:
      - {source: tide, quote: They stop, stance: supports, said_by: stein, via: [dockers]}
      - source: tide
        quote: They do not stop
        stance: undermines
    corrections:
      - {date: 2031-05, was: They go, now: They stop, why: We misread it.}
"""
DESK = "desk: {name: Harbour desk}\n"


def lines_of(text: str) -> list[str]:
    return re.split(r"\r\n?|\n", text.lstrip("\ufeff"))


def problems(data: str | bytes) -> tuple[Problem, ...]:
    with pytest.raises(UnusableRecord) as caught:
        parse(data.encode() if isinstance(data, str) else data, "claims.yaml")
    return caught.value.problems


def marked(text: str) -> tuple[str, list[Position]]:
    """The text without its marks ⟦, and the places where they stood."""
    pieces = text.split("⟦")
    places = []
    for number in range(1, len(pieces)):
        lines = lines_of("".join(pieces[:number]))
        places.append(Position("claims.yaml", len(lines), len(lines[-1]) + 1))
    return "".join(pieces), places


def in_valid(old: str, new: str) -> str:
    assert VALID.count(old) == 1, old
    return VALID.replace(old, new)


BAD = {
    "duplicate key": (DESK + "⟦desk: {name: B}\n", ['"desk" stands here again; first on line 1']),
    "duplicate id": (
        in_valid("  dockers: {", "  ⟦stein: {").replace("[dockers]", "[stein]"),
        ['"stein" stands here again'],
    ),
    "duplicate field": ("desk: {name: A, ⟦name: B}\n", ['"name" stands here again; first on line 1']),
    "duplicate key in quotation marks": ('desk: {name: A, ⟦"name": B}\n', ['"name" stands here again']),
    "tag": ("desk: {name: ⟦!!str A}\n", ["a tag (tag:yaml.org,2002:str) is not part of a record"]),
    "tag that would run code": (
        "desk: {name: ⟦!!python/object/apply:os.system [ls]}\n",
        ["a tag (", "name of desk must be a text"],
    ),
    "tag that a terminal would obey": ("desk: {name: ⟦!<%1b[31m> A}\n", ["a tag (\ufffd[31m)"]),
    "anchor": ("desk: ⟦&a {name: A}\n", ["an anchor (&a) is not part of a record"]),
    "alias": ("desk: {name: ⟦&a A, language: ⟦*a}\n", ["an anchor (&a)", "an alias (*a)"]),
    "alias of nothing": ("desk: {name: A, language: ⟦*b}\n", ["an alias (*b)"]),
    "merge key": ("desk:\n  ⟦<<: {name: B}\n  name: A\n", ['desk has no field "<<"']),
    "merge key of a record": ("⟦<<: {desk: {name: A}}\n" + DESK, ['a record has no "<<"']),
    "two documents": (DESK + "⟦---\n" + DESK, ["a second document begins here"]),
    "text behind the end": (DESK + "...\n⟦desk\n", ["not YAML"]),
    "a key that is a list": (DESK + "? ⟦[a]\n: b\n", ["a key must be a word"]),
    "tab": ("desk:\n⟦\tname: A\n", ["not YAML: while scanning for the next token found character that cannot start"]),
    "unclosed double quotation mark": ('desk: {name: ⟦"A}\nparties: {}\n', ["found unexpected end of stream"]),
    "unclosed single quotation mark": ("desk: {name: ⟦'A}\nparties: {}\n", ["found unexpected end of stream"]),
    "unclosed bracket": ("desk: {name: A\n⟦", ["not YAML: while parsing a flow mapping"]),
    "unclosed bracket without a line end": ("desk: {name: A⟦", ["not YAML: while parsing a flow mapping"]),
    "colon in a text": ("desk:\n  name: A⟦: B\n", ["not YAML: mapping values are not allowed"]),
    "wrong indentation": ("desk:\n    name: A\n  ⟦language: en\n", ["not YAML: while parsing a block mapping"]),
    "text that begins with a mark": ("desk: {name: ⟦@A}\n", ["character that cannot start any token"]),
    "empty file": ("⟦", ["the file is empty"]),
    "only comments": ("⟦# nothing\n# yet\n", ["the file is empty"]),
    "only blanks": ("⟦\n \n", ["the file is empty"]),
    "an empty document": ("---\n⟦", ["a record is a mapping"]),
    "top-level list": ("⟦- desk\n", ["a record is a mapping"]),
    "top-level text": ("⟦desk\n", ["a record is a mapping"]),
    "NUL": ("desk: {name: A⟦\0}\n", ["a character that YAML does not allow: U+0000"]),
    "control character": ("# ä😀\ndesk: {name: ä😀⟦\x07}\n", ["a character that YAML does not allow: U+0007"]),
    "escape character": ("desk: {name: ⟦\x1b[31m}\n", ["a character that YAML does not allow: U+001B"]),
    "delete": ("desk: {name: ⟦\x7f}\n", ["a character that YAML does not allow: U+007F"]),
    "no character": ("# ä\ndesk: {name: ä ⟦\uffff}\n", ["a character that YAML does not allow: U+FFFF"]),
    "escaped control character": ('desk: {name: ⟦"A\\x07"}\n', ["name of desk holds the control character U+0007"]),
    "escaped carriage return": ('desk: {name: ⟦"A\\rB"}\n', ["name of desk holds the control character U+000D"]),
    "escaped NUL": ('desk: {name: ⟦"A\\0"}\n', ["name of desk holds the control character U+0000"]),
    "escaped lone surrogate": ('desk: {name: "A\\u⟦d800"}\n', ["found invalid Unicode character escape code"]),
    "escape sequence in an unknown field": ('desk: {name: A, ⟦"\\e[31m": B}\n', ['desk has no field "\ufffd[31m"']),
    "escape sequence in an unknown part": (DESK + '⟦"\\e[31m\\n": B\n', ['a record has no "\ufffd[31m"']),
    "character that cannot be seen": (
        "⟦desk: {⟦na\u200bme: A}\n",
        ["desk has no name", 'no field "na\ufffdme"\ndid you'],
    ),
    "unknown part, nearly right": (DESK + "⟦partys: {}\n", ['a record has no "partys"\ndid you mean "parties"?']),
    "unknown part": (
        DESK + "⟦zzz: {}\n",
        ['a record has no "zzz"\ndesk, quote_limits, checks, verdicts, parties, sources'],
    ),
    "unknown field, nearly right": ("desk: {name: A, ⟦langage: en}\n", ['"langage"\ndid you mean "language"?']),
    "unknown field": (
        "desk: {name: A, ⟦zzz: en}\n",
        ['desk has no field "zzz"\nname, language, methodology, corrections'],
    ),
    "no desk": ("⟦parties: {}\n", ["a record has a desk"]),
    "desk that is null": ("desk: ⟦~\n", ["desk must be a mapping"]),
    "desk that is a list": ("desk: ⟦[name]\n", ["desk must be a mapping"]),
    "name missing": ("⟦desk: {language: en}\n", ["desk has no name"]),
    "name null": ("⟦desk: {name: ~}\n", ["desk has no name"]),
    "name left empty": ("⟦desk: {name: }\n", ["desk has no name"]),
    "name an empty text": ("⟦desk: {name: ''}\n", ["desk has no name"]),
    "name a blank text": ('⟦desk: {name: " \\n"}\n', ["desk has no name"]),
    "list for a text": ("desk: {name: ⟦[A]}\n", ["name of desk must be a text"]),
    "mapping for a text": ("desk: {name: ⟦{A: B}}\n", ["name of desk must be a text"]),
    "parties a list": (DESK + "parties: ⟦[a]\n", ["party must be a mapping of ids to entries"]),
    "party a text": (DESK + "parties: {a: ⟦Stein}\n", ['party "a" must be a mapping']),
    "party null": (DESK + "parties: {a: ⟦~}\n", ['party "a" must be a mapping']),
    "text for a list": (in_valid("[the minister]", "⟦minister"), ['aliases of party "stein" must be a list']),
    "list in a list": (
        in_valid("[the minister]", "[⟦[minister]]"),
        ['item 1 of aliases of party "stein" must be a text'],
    ),
    "list for an id": (
        in_valid("claimant: stein", "claimant: ⟦[stein]"),
        ['claimant of claim "owners" must be one id'],
    ),
    "mapping for a list": (
        in_valid("    corrections:", "    corrections: ⟦{}\n    ⟦x:"),
        ["corrections of claim", "no field"],
    ),
    "unknown kind": (in_valid("kind: group", "kind: ⟦groop"), ['not "groop"\ndid you mean "group"?']),
    "unknown stance": (
        in_valid("stance: undermines", "stance: ⟦against"),
        ["must be one of supports, undermines, context"],
    ),
    "flag a word": (in_valid("named: false", "named: ⟦yes"), ['named of party "dockers" must be true or false']),
    "flag in quotation marks": (in_valid("named: false", "named: ⟦'false'"), ["must be true or false"]),
    "flag 0": (in_valid("named: false", "named: ⟦0"), ["must be true or false"]),
    "number a word": (DESK + "quote_limits: {words: ⟦ten}\n", ["words of quote_limits must be a whole number"]),
    "number negative": (DESK + "quote_limits: {words: ⟦-1}\n", ["must be a whole number"]),
    "number of another script": (DESK + "quote_limits: {words: ⟦２５}\n", ["must be a whole number"]),
    "share above 1": (DESK + "quote_limits: {share: ⟦1.5}\n", ["share of quote_limits must be a number from 0 to 1"]),
    "share not a number": (DESK + "quote_limits: {share: ⟦.nan}\n", ["must be a number from 0 to 1"]),
    "unknown verdict": (in_valid("verdict: unproven", "verdict: ⟦unprovn"), ['"unprovn"\ndid you mean "unproven"?']),
    "unknown brief": (
        in_valid("brief: ferries", "brief: ⟦planes"),
        ['there is no brief "planes"\nbriefs has: ferries'],
    ),
    "unknown source": (in_valid("- source: tide", "- source: ⟦zzz"), ['there is no source "zzz"\nsources has: tide']),
    "unknown brief with a line end": (in_valid("brief: ferries", 'brief: ⟦"a\\nb"'), ['there is no brief "a b"']),
    "claim without anything": (
        DESK + "claims: {⟦a: {}}\n",
        [f'claim "a" has no {f}' for f in ("brief", "claim", "claimant", "rationale", "verdict")],
    ),
    "evidence without a quote": (
        in_valid("- source: tide\n        quote: They do not stop", "- ⟦source: tide"),
        ['item 2 of evidence of claim "owners" has no quote'],
    ),
}


@pytest.mark.parametrize(("text", "expected"), BAD.values(), ids=BAD)
def test_what_is_wrong_is_said_at_its_place(text: str, expected: list[str]) -> None:
    data, places = marked(text)
    found = problems(data)
    assert len(expected) == len(found)
    assert (places if len(places) > 1 else places * len(expected)) == [each.position for each in found]
    for words, each in zip(expected, found, strict=True):
        assert words in f"{each.message}\n{each.hint}"


NO_DATES = """2024-13-01 2024-13 2024-00 2024-02-30 2023-02-29 2024-04-31 2024-1-1 24-01-01 2024-01-01T10:00 21.3.2024
    3/21/2024 20240321 March 0000 0000-01 2024-W01 ２０２４ ٢٠٢٤ 2024-03-２１ 2024–03 02024 -2024"""


@pytest.mark.parametrize("date", NO_DATES.split())
def test_a_day_that_no_calendar_has_is_no_date(date: str) -> None:
    text, (place,) = marked(in_valid("date: 2031-05-04", f"date: ⟦{date}"))
    (found,) = problems(text)
    assert (place, f'date of brief "ferries" is no date: "{date}"') == (found.position, found.message)


@pytest.mark.parametrize("date", ["2024", "2024-02", "2024-02-29", "0001-01-01", "9999-12-31", "'2024'"])
def test_a_date_is_as_exact_as_the_record_has_it(date: str) -> None:
    record = parse(in_valid("date: 2031-05-04", f"date: {date}").encode(), "claims.yaml")
    assert date.strip("'") == record.briefs["ferries"].date


@pytest.mark.parametrize(
    "name",
    ["Upper", "with/slash", "../../etc", "..", "", "a b", "a.b", "-a", "a-", "a--b", "ä", "a" * 81, "a\\nb", "٣"],
)
def test_what_could_not_name_a_file_is_no_id(name: str) -> None:
    text, (place,) = marked(DESK + f'parties: {{⟦"{name}": {{name: A, kind: person}}}}\n')
    (found,) = problems(text)
    assert (place, True) == (found.position, found.message.endswith("is no id"))
    assert "\n" not in found.message
    assert len(found.message) < 80


@pytest.mark.parametrize("name", ["con", "prn", "aux", "nul", "com1", "lpt9"])
def test_a_name_that_windows_keeps_for_a_device_is_no_id(name: str) -> None:
    (found,) = problems(f"{DESK}parties: {{{name}: {{name: A, kind: person}}}}\n")
    assert (f'"{name}" is no id', True) == (found.message, "Windows" in found.hint)


@pytest.mark.parametrize("name", ["a", "0", "a-b", "a_b", "a" * 80, "no", "null", "2024", "true"])
def test_an_id_has_small_letters_digits_and_hyphens(name: str) -> None:
    record = parse((DESK + f"parties: {{{name}: {{name: A, kind: person}}}}\n").encode(), "claims.yaml")
    assert [name] == list(record.parties)


PLAIN = "no yes on off No true 12:30:45 1.0 2024 2024-03-21 0x1F 0o7 1e3 .inf ~a 'null' '~' '' 010 1_000"


@pytest.mark.parametrize("word", PLAIN.split())
def test_a_word_of_the_record_stays_as_it_is_written(word: str) -> None:
    record = parse(f"desk: {{name: A, methodology: {word}}}\n".encode(), "claims.yaml")
    assert word.strip("'") == record.desk.methodology


@pytest.mark.parametrize("null", ["null", "~", "Null", "NULL", ""])
def test_a_field_that_may_be_missing_may_be_null(null: str) -> None:
    text = in_valid("publisher: stein", f"publisher: {null}").replace("[the minister]", null)
    record = parse(text.encode(), "claims.yaml")
    assert ("", ()) == (record.sources["tide"].publisher, record.parties["stein"].aliases)


@pytest.mark.parametrize("part", ["verdicts", "parties", "sources", "briefs", "claims"])
@pytest.mark.parametrize("null", ["", " ~", " {}"])
def test_a_part_of_the_record_may_be_empty(part: str, null: str) -> None:
    assert {} == getattr(parse(f"{DESK}{part}:{null}\n".encode(), "claims.yaml"), part)


def test_all_that_is_wrong_is_said_at_once_in_the_order_of_the_file() -> None:
    text, places = marked(
        "⟦nonsense: 1\ndesk: {⟦nam: A, name: B}\nparties:\n  ⟦stein: {name: C}\n  ok: {name: ⟦[D], kind: ⟦human}\n"
        "briefs:\n  b: {title: T, date: ⟦now}\n"
    )
    found = problems(text)
    assert places == [each.position for each in found]
    assert sorted(found) == list(found)


def test_a_reference_to_an_entry_that_is_wrong_itself_is_no_problem_of_its_own() -> None:
    text, places = marked(in_valid("date: 2031-05-04", "date: ⟦soon"))
    assert places == [each.position for each in problems(text)]


def test_a_problem_prints_as_a_line_to_click_with_its_hint_below() -> None:
    (found,) = problems("desk: {name: A, langage: en}\n")
    expected = 'claims.yaml:1:17: error: desk has no field "langage"\n    did you mean "language"?'
    assert expected == str(found)


def test_invalid_utf_8_is_placed_by_code_points() -> None:
    (found,) = problems(b"\xef\xbb\xbf# \xc3\xa4\r\ndesk: {name: \xc3\xa4\xf0\x9f\x98\x80 \xff}\n")
    assert (Position("claims.yaml", 2, 17), "not UTF-8") == (found.position, found.message)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_other_encodings_are_refused_at_the_start(encoding: str) -> None:
    (found,) = problems(VALID.encode(encoding))
    assert (Position("claims.yaml", 1, 1), "not UTF-8") == (found.position, found.message)


def test_utf_16_without_a_byte_order_mark_is_refused() -> None:
    (found,) = problems(VALID.encode("utf-16-le"))
    assert "a character that YAML does not allow: U+0000" == found.message


def test_an_overlong_form_of_a_character_is_not_utf_8() -> None:
    assert ["not UTF-8"] == [each.message for each in problems(b"desk: {name: A\xc0\xaf}\n")]


def test_brackets_in_brackets_are_refused_before_they_exhaust_anything() -> None:
    for deep in ("[" * 100_000, "{a: " * 100_000, "- " * 100_000, DESK + "parties: " + "[" * 100_000):
        (found,) = problems(deep)
        assert f"nested more than {MOST_NESTING} deep" == found.message


def test_a_bomb_of_aliases_is_not_blown_up() -> None:
    bomb = "a0: &a0 [lol]\n" + "".join(f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 10)}]\n" for i in range(1, 30))
    found = problems(bomb + DESK)
    assert {"an anchor", "an alias", "a record"} == {" ".join(each.message.split()[:2]) for each in found}
    assert 30 + 290 + 30 == len(found)


@pytest.mark.parametrize("line", ["x{}: 1\n", "x: 1\n", "? [a]\n: b\n", "x{}: &a 1\n"])
def test_the_reading_is_given_up_at_a_thousand_problems(line: str) -> None:
    with pytest.raises(UnusableRecord) as caught:
        parse((DESK + "".join(line.format(number) for number in range(2_000))).encode(), "claims.yaml")
    assert (1_000, True) == (len(caught.value.problems), caught.value.given_up)


def test_references_that_lead_nowhere_are_given_up_at_a_thousand_too() -> None:
    claim = "{claim: A, claimant: x, brief: b0, verdict: opinion, rationale: R}"
    briefs = "".join(f"  brief-{number}: {{title: B, date: 2031}}\n" for number in range(2_000))
    claims = "".join(f"  c{number}: {claim}\n" for number in range(2_000))
    with pytest.raises(UnusableRecord) as caught:
        parse(f"{DESK}briefs:\n{briefs}claims:\n{claims}".encode(), "claims.yaml")
    assert (1_000, True) == (len(caught.value.problems), caught.value.given_up)


def test_a_thousand_wrong_fields_are_a_thousand_problems_that_say_so() -> None:
    parties = "".join(f"  p{number}: {{name: A, kind: person, named: no}}\n" for number in range(999))
    found = problems(f"{DESK}parties:\n{parties}")
    assert 999 == len(found)
    assert [3, 1001] == [found[0].position.line, found[-1].position.line]


def test_a_byte_order_mark_is_no_column() -> None:
    record = parse(b"\xef\xbb\xbf" + DESK.encode(), "claims.yaml")
    assert Position("claims.yaml", 1, 1) == record.desk.at()
    assert Position("claims.yaml", 1, 14) == record.desk.at("name")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_count_alike_however_they_end(end: str) -> None:
    record = parse(VALID.replace("\n", end).encode(), "claims.yaml")
    owners = record.claims["owners"]
    assert ((11, 3), (12, 12), (18, 16)) == tuple(
        (place.line, place.column) for place in (owners.at(), owners.at("claim"), owners.at("rationale"))
    )
    assert "The ferries stop" == owners.claim


@pytest.mark.parametrize("separator", ["\u0085", "\u2028", "\u2029", "\u00a0"])
@pytest.mark.parametrize("style", ["name: Harbour{}desk", "name: 'Harbour{}desk'", "name: |\n    Harbour{}desk"])
def test_a_line_separator_inside_a_text_ends_no_line(separator: str, style: str) -> None:
    text = f"desk:\n  {style.format(separator)}\n  language: ⟦en\n"
    data, places = marked(text)
    record = parse(data.encode(), "claims.yaml")
    assert places == [record.desk.at("language")]
    assert ["Harbour", "desk"] == record.desk.name.split()


@pytest.mark.parametrize("before", ["😀", "e\u0301", "👩‍🚒", "\u200b", "海", "\u202e", "ä"])
def test_a_column_counts_code_points(before: str) -> None:
    text, (place,) = marked(f'desk: {{name: "{before}", language: ⟦en}}\n')
    assert place == parse(text.encode(), "claims.yaml").desk.at("language")


def test_a_block_of_text_stands_where_its_mark_is() -> None:
    text, places = marked("desk:\n  name: ⟦|\n    Harbour\n    desk\n  methodology: ⟦>-\n\n    We\n    read.\n")
    desk = parse(text.encode(), "claims.yaml").desk
    assert places == [desk.at("name"), desk.at("methodology")]
    assert ("Harbour\ndesk", "We read.") == (desk.name, desk.methodology)


def test_every_value_knows_its_place() -> None:
    text, places = marked(
        in_valid(
            "name: Alba Stein, kind: person, aliases: [the minister]",
            "name: ⟦Alba Stein, kind: person, aliases: ⟦[⟦the minister]",
        )
    )
    stein = parse(text.encode(), "claims.yaml").parties["stein"]
    assert places == [stein.at("name"), stein.at("aliases"), stein.at("aliases", 0)]


def test_the_place_of_a_field_that_the_record_leaves_out_is_that_of_its_entry() -> None:
    record = parse(VALID.encode(), "claims.yaml")
    first, second = record.claims["owners"].evidence
    assert Position("claims.yaml", 20, 9) == first.at("note")
    assert Position("claims.yaml", 21, 9) == second.at("via")
    assert Position("claims.yaml", 4, 3) == record.parties["stein"].at("note")
    assert Position("claims.yaml", 2, 1) == record.desk.at("corrections")


def test_a_line_of_a_megabyte_is_read_with_its_columns() -> None:
    text, (place,) = marked(f"desk: {{name: A, methodology: {'ä ' * 500_000}, language: ⟦en}}\n")
    assert place == parse(text.encode(), "claims.yaml").desk.at("language")


@pytest.mark.parametrize("style", ["{}", '"{}"', "|\n    {}"])
def test_a_text_longer_than_any_is_refused(style: str) -> None:
    assert parse(f"desk:\n  name: {style.format('a' * MOST_CHARACTERS)}\n".encode(), "claims.yaml")
    (found,) = problems(f"desk:\n  name: {style.format('a' * (MOST_CHARACTERS + 1))}\n")
    assert "name of desk is 1,100,001 characters long; 1,100,000 are the most" == found.message


@pytest.mark.parametrize("item", ["- a\n", "- &a b\n"])
def test_a_list_without_end_is_not_read_to_its_end(item: str) -> None:
    found = problems(item * 1_000_000)
    assert "a record is a mapping" in found[0].message or len(found) == MOST_PROBLEMS


def test_what_is_wrong_in_what_is_no_record_is_said_too() -> None:
    text, places = marked("⟦- ⟦!!str a\n- ⟦*b\n")
    assert places == [each.position for each in problems(text)]


def test_very_many_comments_begun_without_a_blank_cost_little() -> None:
    assert {} == parse((DESK + " #x" * 1_000_000).encode(), "claims.yaml").cut


def test_a_value_that_a_comment_cuts_short_is_known_with_both_places() -> None:
    text, (value, comment) = marked("desk: {name: D}\nparties:\n  a:\n    name: ⟦Station ⟦#1\n    kind: outlet # so\n")
    cut = parse(text.encode(), "claims.yaml").cut
    assert {("claims.yaml", value.line, value.column): (comment.line, comment.column)} == dict(cut)


def test_a_message_stays_short_however_long_the_word() -> None:
    word = "a" * 1_000
    found = problems(in_valid("verdict: unproven", f"verdict: {word}") + f"? {word * 100}\n: b\n? {word * 100}\n: c\n")
    assert 3 == len(found)
    assert max(len(each.message) for each in found) < 150


def test_the_digest_is_that_of_the_bytes() -> None:
    data = VALID.replace("\n", "\r\n").encode("utf-8-sig")
    assert hashlib.sha256(data).hexdigest() == parse(data, "claims.yaml").digest


def test_a_record_without_a_scale_has_the_default_one() -> None:
    record = parse(DESK.encode(), "claims.yaml")
    assert ["true", "mostly-true", "unproven", "misleading", "false", "opinion"] == list(record.verdicts)
    assert ["true", "false"] == [name for name, verdict in record.verdicts.items() if verdict.settled]


def test_a_record_with_a_scale_has_that_alone() -> None:
    text = DESK + "verdicts: {no: {label: No way, rating: 1, tone: negative, settled: true}}\n"
    record = parse(text.encode(), "claims.yaml")
    assert ["no"] == list(record.verdicts)
    assert "undermines" == record.verdicts["no"].direction


def test_claims_of_a_brief_keep_the_order_of_the_file() -> None:
    claim = "{claim: A, claimant: x, brief: b, verdict: opinion, rationale: R}"
    text = DESK + f"briefs: {{b: {{title: B, date: 2031}}}}\nclaims: {{z: {claim}, a: {claim}, m: {claim}}}\n"
    assert ["z", "a", "m"] == [each.id for each in parse(text.encode(), "claims.yaml").claims_of("b")]


def loads_or_says_why(data: bytes) -> Record | None:
    """The record, or None after every place in the reasons was seen to lie in the file."""
    try:
        return parse(data, "claims.yaml")
    except UnusableRecord as error:
        found = error.problems
    assert found
    lines = lines_of(data.decode("utf-8", errors="replace"))
    for each in found:
        assert 1 <= each.position.line <= len(lines)
        assert 1 <= each.position.column <= len(lines[each.position.line - 1]) + 1
        assert each.message.isprintable()
    return None


MARKS = """desk : , - ? | > [ ] { } # & * ! % @ ` ' " ~ << --- ... \ufeff \\ \\x07 null parties claims name kind A ä 😀
    2024 &a *a !!str |2- >+ :: a: -"""
YAML = [*MARKS.split(), "\x85", "\u2028", "\t", "\n", "\r", " ", "\n  ", "\n\t", ": ", "- ", "? "]
EDITS = st.lists(
    st.tuples(
        st.sampled_from(("delete", "double", "insert")),
        st.integers(0, len(VALID)),
        st.integers(1, 12),
        st.sampled_from(YAML) | st.text(max_size=3),
    ),
    max_size=4,
)


@given(st.binary(max_size=80) | st.text(max_size=80).map(lambda text: text.encode("utf-8", "surrogatepass")))
@example(b"\xef\xbb\xbf\xef\xbb\xbf?\x00")
@example(b"\xff\xfe")
def test_any_bytes_load_or_are_refused_at_a_place_in_the_file(data: bytes) -> None:
    loads_or_says_why(data)


@settings(max_examples=400)
@given(st.lists(st.sampled_from(YAML), max_size=25).map("".join))
def test_anything_like_yaml_loads_or_is_refused_at_a_place_in_the_file(text: str) -> None:
    loads_or_says_why(text.encode())


@settings(max_examples=400)
@given(EDITS)
def test_a_damaged_record_loads_or_is_refused_at_a_place_in_the_file(edits: list[tuple[str, int, int, str]]) -> None:
    loads_or_says_why(damaged(VALID, edits).encode())


def damaged(text: str, edits: list[tuple[str, int, int, str]]) -> str:
    """The text with stretches of it deleted, doubled, or words put into it."""
    for kind, place, length, new in edits:
        if kind == "delete":
            text = text[:place] + text[place + length :]
        elif kind == "double":
            text = text[: place + length] + text[place:]
        else:
            text = text[:place] + new + text[place:]
    return text


@given(st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn")), min_size=1, max_size=30).filter(str.strip))
def test_any_printable_text_between_quotation_marks_is_kept(text: str) -> None:
    name = text.replace("'", "''")
    record = loads_or_says_why(f"desk: {{name: '{name}'}}\n".encode())
    assert record is not None
    assert text.split() == record.desk.name.split()


def refused(path: Path) -> Problem:
    with pytest.raises(UnusableRecord) as caught:
        load(path)
    (found,) = caught.value.problems
    return found


def test_a_file_is_named_as_the_reader_knows_it(tmp_path: Path) -> None:
    path = tmp_path / "claims.yaml"
    path.write_text(VALID, encoding="utf-8")
    assert "claims.yaml:2:1" == str(load(path).desk.at())
    assert "desk/claims.yaml:2:1" == str(load(path, "desk/claims.yaml").desk.at())


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    found = refused(tmp_path / "claims.yaml")
    assert (Position("claims.yaml", 1, 1), "there is no such file") == (found.position, found.message)


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert "cannot be read: Is a directory" == refused(tmp_path).message


def test_a_file_below_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "claims.yaml").write_text(VALID, encoding="utf-8")
    assert "cannot be read: Not a directory" == refused(tmp_path / "claims.yaml" / "claims.yaml").message


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read every file")
def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "claims.yaml"
    path.write_text(VALID, encoding="utf-8")
    path.chmod(0)
    assert "cannot be read: Permission denied" == refused(path).message


def test_a_loop_of_links_is_refused(tmp_path: Path) -> None:
    (tmp_path / "claims.yaml").symlink_to("claims.yaml")
    assert refused(tmp_path / "claims.yaml").message.startswith("cannot be read")


def test_a_file_over_the_limit_is_refused_without_being_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "claims.yaml"
    with path.open("wb") as stream:
        stream.truncate(MOST_BYTES + (1 << 20))
    monkeypatch.setattr(Path, "open", lambda *_, **__: pytest.fail("it was opened"))
    assert "65 MB are too large for a record; 64 MB are the most" == refused(path).message


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="there is no endless file here")
def test_a_file_without_end_is_refused() -> None:
    assert "64 MB are too large for a record; 64 MB are the most" == refused(Path("/dev/zero")).message


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_pipe_into_which_nobody_writes_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "PATIENCE", 0.1)
    os.mkfifo(tmp_path / "pipe")
    assert refused(tmp_path / "pipe").message.startswith("a pipe into which nobody has written")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_pipe_without_end_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MOST_BYTES", 1 << 20)
    path = tmp_path / "pipe"
    os.mkfifo(path)
    reading = os.open(path, os.O_RDONLY | os.O_NONBLOCK)  # so that whoever writes waits for no reader, and ends
    writer = threading.Thread(target=path.write_bytes, args=(b"#" * (1 << 21),), daemon=True)
    writer.start()
    assert "are too large for a record" in refused(path).message
    while writer.is_alive():
        select.select([reading], [], [], 0.1)
        os.read(reading, 1 << 20)
    os.close(reading)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_record_may_come_through_a_pipe(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    writer = threading.Thread(target=path.write_text, args=(VALID,), kwargs={"encoding": "utf-8"}, daemon=True)
    writer.start()
    assert "Harbour desk" == load(path).desk.name
    writer.join()
