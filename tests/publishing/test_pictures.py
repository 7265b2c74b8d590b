"""The picture of who passed whose words on: nothing overlaps, everything fits, and it says the same in words."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from hypothesis import given, settings
from hypothesis import strategies as st
from made_graphs import forty_parties, record, shown
from PIL import Image

from secondhand.publishing.brief import Picture
from secondhand.publishing.fonts import BUNDLED
from secondhand.publishing.pictures.drawing import NAME, PADDING, WIDTH, Box, Line, bounds, draw
from secondhand.publishing.pictures.layers import crossings, in_layers
from secondhand.publishing.pictures.lettering import lines_of, width_of
from secondhand.publishing.pictures.page import LEAST_NAME, NARROW
from secondhand.publishing.pictures.placing import heights_placed
from secondhand.publishing.pictures.png import letterless, png_of
from secondhand.publishing.pictures.svg import svg_of, text_of

A4 = 945
"""The height of a page of A4 between margins of 24 and 22 mm, in pixels."""


@pytest.fixture(scope="module", params=range(6))
def picture(request: pytest.FixtureRequest) -> Picture:
    return shown(forty_parties(request.param)).picture()


def test_forty_parties_find_room_on_a_page_of_a4(picture: Picture) -> None:
    drawing = draw(picture)
    assert len(picture.parties) >= 38
    scale = WIDTH / drawing.width
    assert scale * 8.25 >= 7, "names in points"
    assert scale * drawing.height < A4


def _apart(one: Box, other: Box) -> bool:
    return (
        one.x + one.width < other.x
        or other.x + other.width < one.x
        or one.y + one.height < other.y
        or other.y + other.height < one.y
    )


def test_no_two_boxes_touch_and_none_leaves_the_picture(picture: Picture) -> None:
    drawing = draw(picture)
    assert all(_apart(one, other) for one, other in itertools.combinations(drawing.boxes, 2))
    for box in drawing.boxes:
        assert box.x >= 0
        assert box.x + box.width <= drawing.reader[0]
        assert 0 <= box.y <= box.y + box.height <= drawing.height


def test_every_line_of_letters_fits_its_box(picture: Picture) -> None:
    for box in draw(picture).boxes:
        room = box.width - 2 * PADDING + 0.01
        assert all(width_of(line, 11.0, "semibold") <= room for line in box.lines)
        assert all(
            width_of(remark, 9.2) <= room - (box.inline - PADDING if box.inline else 0) for remark in box.remarks
        )


def _points(line: Line) -> Iterator[tuple[float, float]]:
    """Points on a line, as it is drawn: a Bézier curve that leaves and arrives level."""
    for (x, y), (to_x, to_y) in itertools.pairwise(line.points):
        middle = (x + to_x) / 2
        for step in range(41):
            t = step / 40
            a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
            yield a * x + (b + c) * middle + d * to_x, (a + b) * y + (c + d) * to_y


def test_no_line_runs_through_a_box(picture: Picture) -> None:
    drawing = draw(picture)
    for line in drawing.lines:
        for x, y in _points(line):
            hit = [box for box in drawing.boxes if box.x < x < box.x + box.width and box.y < y < box.y + box.height]
            assert hit == []


def test_the_svg_is_xml_with_a_label_that_says_the_same(picture: Picture) -> None:
    root = ElementTree.fromstring(svg_of(picture))
    assert ("img", text_of(picture)) == (root.get("role"), root.get("aria-label"))
    for party in picture.parties:
        if party.look != "unstated":
            assert party.name in text_of(picture)


def test_every_link_and_party_is_drawn_once(picture: Picture) -> None:
    root = ElementTree.fromstring(svg_of(picture))
    kinds = [group.get("class", "").split()[0] for group in root.iter("{http://www.w3.org/2000/svg}g")]
    publishers = sum(party.publishes for party in picture.parties)
    assert len(picture.links) + publishers == kinds.count("link")
    assert len(picture.parties) == kinds.count("party")


def test_second_hand_and_unnamed_are_told_by_more_than_colour() -> None:
    made = shown(forty_parties()).picture()
    grey = re.sub(r"#[0-9a-f]{6}", "#000000", svg_of(made))
    root = ElementTree.fromstring(grey)
    looks: dict[str, set[str]] = {}
    for group in root.iter("{http://www.w3.org/2000/svg}g"):
        names = group.get("class", "").split()
        if names[:1] in (["link"], ["party"]):
            shape = next(iter(group)) if names[0] == "party" else list(group)[1]
            slant = "".join(str(each.get("font-style")) for each in group if each.get("font-style"))
            looks.setdefault(" ".join(names), set()).add(f"{shape.get('stroke-dasharray')} {slant}")
    assert {"None "} == looks["link told"]
    assert {"6 3 "} == looks["link passed-on"]
    assert {"None "} == looks["party named"]
    assert {"4 2.4 italic"} == looks["party unnamed"]
    assert {"1.2 2.6 italic"} == looks["party unstated"]


def test_the_picture_becomes_a_png_with_what_was_drawn() -> None:
    made = shown(forty_parties()).picture()
    drawing = draw(made)
    image = Image.open(BytesIO(png_of(made))).convert("L")
    zoom = image.width / drawing.width
    for box in drawing.boxes:
        inside = (box.x + 3, box.y + 3, box.x + box.width - 3, box.y + box.height - 3)
        darkest, lightest = image.crop(tuple(round(edge * zoom) for edge in inside)).getextrema()  # type: ignore[arg-type]
        assert darkest < 110 < 225 < lightest, "letters on light ground"


def _of_one(name: str) -> Picture:
    parties = {"one": {"name": name, "kind": "outlet"}, "post": {"name": "Harbour Post", "kind": "outlet"}}
    piece = {"source": "s", "quote": "q", "stance": "supports", "said_by": "one", "via": []}
    return shown(record({"c": [piece]}, parties, {"s": {"title": "S", "publisher": "post"}})).picture()


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Қасым Өтегенұлы", ""),
        ("Вечерний Берег", ""),
        ("Ḍorpat\u00ad\u200b Post", ""),
        ("Ꙁ Post", "Ꙁ"),
        ("\U00012000 and \U00012001 and \U00012000", "\U00012000\U00012001"),
    ],
)
def test_letters_that_the_png_cannot_show_are_found_each_once(name: str, letters: str) -> None:
    assert tuple(letters) == letterless(_of_one(name))


def test_a_font_of_the_desks_own_gives_the_png_its_letters(tmp_path: Path) -> None:
    pen = TTGlyphPen(None)
    for point in ((0, 0), (0, 700), (500, 700), (500, 0)):
        (pen.lineTo if pen.points else pen.moveTo)(point)
    pen.closePath()
    font = FontBuilder(1000)
    font.setupGlyphOrder([".notdef", "one"])
    font.setupCharacterMap({0xA640: "one"})
    font.setupGlyf({".notdef": TTGlyphPen(None).glyph(), "one": pen.glyph()})
    font.setupHorizontalMetrics({".notdef": (500, 0), "one": (500, 0)})
    font.setupHorizontalHeader(ascent=800, descent=-200)
    font.setupNameTable({"familyName": "Own", "styleName": "Regular", "psName": "Own-Regular"})
    font.setupOS2()
    font.setupPost()
    font.save(tmp_path / "own.ttf")
    (tmp_path / "broken.ttf").write_bytes(b"no font")
    picture = _of_one("Ꙁ Post")
    assert () == letterless(picture, (BUNDLED, tmp_path))
    assert png_of(picture, 0, (BUNDLED, tmp_path)) != png_of(picture)


def test_no_word_of_a_name_is_broken_that_a_column_has_room_for() -> None:
    made = shown(forty_parties()).picture()
    for box in draw(made).boxes:
        words = made.parties[box.party].name.replace("-", "- ").split()
        shown_words = " ".join(box.lines).removesuffix("…").replace("-", "- ").split()
        assert words[: len(shown_words) - 1] == shown_words[:-1]
        assert words[len(shown_words) - 1].startswith(shown_words[-1])


def test_a_line_that_passes_other_columns_runs_level_there() -> None:
    # From 0 straight to 5, past 1 to 4, which stand in a row of their own.
    layered = in_layers(6, [(0, 5), (1, 2), (2, 3), (3, 4), (4, 5)])
    middles = heights_placed(layered, [20.0] * 6, 8.0)
    bends = [middles[bend] for bend in layered.ways[0][1:-1]]
    assert len(bends) == 3
    assert max(bends) - min(bends) < 1


def test_a_low_column_is_spread_beside_a_high_one() -> None:
    layered = in_layers(23, [(speaker, 20 + speaker % 3) for speaker in range(20)])
    middles = heights_placed(layered, [20.0] * 23, 8.0)
    places = sorted(middles[20:])
    assert all(after - before > 20 + 8 for before, after in itertools.pairwise(places))


few = st.sampled_from(["a", "b", "c", "d"])
rests = st.lists(st.fixed_dictionaries({"source": few, "how": st.just("rewritten")}), max_size=2)
texts = st.fixed_dictionaries({"title": st.just("T"), "publisher": st.none() | few, "rests_on": rests})
pieces = st.fixed_dictionaries(
    {
        "source": few,
        "quote": st.just("q"),
        "stance": st.just("supports"),
        "said_by": st.none() | few,
        "via": st.lists(few, max_size=3),
    }
)


@settings(max_examples=100, deadline=None)
@given(st.fixed_dictionaries(dict.fromkeys("abcd", texts)), st.lists(pieces, min_size=1, max_size=5))
def test_whoever_passes_on_whom_nothing_overlaps(sources: dict[str, Any], evidence: list[dict[str, Any]]) -> None:
    parties = {name: {"name": f"Party {name}", "kind": "outlet"} for name in "abcd"}
    drawing = draw(shown(record({"c": evidence}, parties, sources)).picture())
    assert all(_apart(one, other) for one, other in itertools.combinations(drawing.boxes, 2))
    assert all(box.x + box.width < drawing.reader[0] for box in drawing.boxes)
    assert [] == [
        (line, box)
        for line in drawing.lines
        for x, y in _points(line)
        for box in drawing.boxes
        if box.x < x < box.x + box.width and box.y < y < box.y + box.height
    ]


def test_a_paper_that_is_passed_on_and_publishes_that_is_drawn() -> None:
    parties = {"post": {"name": "Harbour Post", "kind": "outlet"}, "wire": {"name": "Coast Wire", "kind": "agency"}}
    piece = {"source": "s", "quote": "q", "stance": "supports", "said_by": "post", "via": ["wire"]}
    made = shown(record({"c": [piece]}, parties, {"s": {"title": "S", "publisher": "post"}})).picture()
    assert ["Harbour Post", "Coast Wire"] == [made.parties[box.party].name for box in draw(made).boxes]


edges = st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11)).filter(lambda edge: edge[0] != edge[1]), max_size=30)


@settings(max_examples=60)
@given(edges, st.frozensets(st.integers(0, 11), max_size=3))
def test_links_run_from_layer_to_layer_whatever_the_graph(links: list[tuple[int, int]], late: frozenset[int]) -> None:
    layered = in_layers(12, links, late)
    layer_of = {node: place for place, layer in enumerate(layered.layers) for node in layer}
    assert sorted(node for layer in layered.layers for node in layer) == list(range(len(layer_of)))
    for (a, b), way, turned in zip(links, layered.ways, layered.reversed, strict=True):
        assert ((b, a) if turned else (a, b)) == (way[0], way[-1])
        assert [layer_of[node] for node in way] == list(range(layer_of[way[0]], layer_of[way[-1]] + 1))


@settings(max_examples=60)
@given(st.lists(st.tuples(st.integers(0, 5), st.integers(6, 11)), max_size=20))
def test_crossings_are_counted_right(links: list[tuple[int, int]]) -> None:
    after: list[list[int]] = [[] for _ in range(12)]
    for a, b in links:
        after[a].append(b)
    naive = sum((a - c) * (b - d) < 0 for (a, b), (c, d) in itertools.combinations(links, 2))
    assert naive == crossings((range(6), range(6, 12)), after)


def test_crossings_that_need_not_be_are_gone() -> None:
    layered = in_layers(6, [(0, 5), (1, 4), (2, 3)])
    after: list[list[int]] = [[] for _ in range(6)]
    for way in layered.ways:
        after[way[0]].append(way[1])
    assert 0 == crossings(layered.layers, after)


def test_a_node_is_not_linked_with_itself() -> None:
    with pytest.raises(ValueError, match="itself"):
        in_layers(2, [(1, 1)])


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Norra Gazette", ("Norra Gazette",)),
        ("the Institute of harbours", ("the Institute of", "harbours")),
        ("Haugland-Christoffersen", ("Haugland-", "Christoffersen")),
        ("one two three four five six seven eight nine ten", ("one two three", "four five six", "seven eight ni…")),
        ("Haugland-Christoffersenland", ("Haugland-", "Christoffersenla", "nd")),
        ("", ("",)),
    ],
)
def test_names_are_broken_at_blanks_then_at_hyphens_then_anywhere(text: str, lines: tuple[str, ...]) -> None:
    assert lines == lines_of(text, 11.0, "semibold", 78.0, 3)


def test_letters_that_the_fonts_lack_have_a_width_all_the_same() -> None:
    assert 22.0 == width_of("北京", 11.0)
    assert 0.0 == width_of("\u0f71", 11.0), "a mark that stands on the letter before it"


def test_a_drawing_keeps_within_its_bounds(picture: Picture) -> None:
    for made in (picture, _of_one("Қасым Өтегенұлы of the Harbour Post and Radio Norra")):
        drawing, (columns, height) = draw(made), bounds(made)
        assert columns == len({box.x for box in drawing.boxes})
        assert drawing.height <= height


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9), st.integers(0, 9)), min_size=1, max_size=24))
@settings(max_examples=60)
def test_whatever_is_small_enough_for_every_page_is_drawn_so(hands: list[tuple[int, int, int]]) -> None:
    parties = {f"p{n}": {"name": f"Party {n} " * (n % 4 + 1), "kind": "outlet"} for n in range(10)}
    sources = {f"s{n}": {"title": "S", "publisher": f"p{n}"} for n in range(10)}
    pieces = [
        {
            "source": f"s{c}",
            "quote": "q",
            "stance": "supports",
            "said_by": f"p{a}",
            "via": [] if b in (a, c) else [f"p{b}"],
        }
        for a, b, c in hands
    ]
    made = shown(record({"c": pieces}, parties, sources)).picture()
    columns, height = bounds(made)
    drawing = draw(made)
    assert drawing.height <= height
    if columns <= NARROW:
        assert WIDTH / drawing.width * NAME >= LEAST_NAME
