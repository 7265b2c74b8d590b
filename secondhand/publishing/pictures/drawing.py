"""From a picture to shapes with places: boxes, lines, heads of columns, legend. Units are pixels of CSS."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from secondhand.publishing.brief import Picture, PicturedParty
from secondhand.publishing.language import _
from secondhand.publishing.pictures.layers import Layered, extent, in_layers
from secondhand.publishing.pictures.lettering import Style, lines_of, width_of
from secondhand.publishing.pictures.placing import heights_placed

WIDTH = 642.0
"""Of a picture: that of the text on a page of A4 with margins of 20 mm."""
NAME, REMARK, HEAD = 11.0, 9.2, 9.6
"""Sizes of letters. On A4 these are 8.3, 6.9 and 7.2 points."""
NAME_LINE, REMARK_LINE = 13.0, 11.0
PADDING = 7.0
HEADS = 21.0
READER = 17.0
LEAST_GAP, MOST_GAP = 30.0, 150.0
EDGE = 1.5
"""Left at the sides, for the width of a box's own line."""
WIDE_GAP = 56.0
"""Between columns of which one is full, as far as there is room: lines are steep there."""
FULL = 16
"""With more boxes and bends than that a column is full."""
GAPS = {False: 9.0, True: 6.0}
"""Between boxes of a column, where it is full and where it is not."""
PORT = 4.6
"""Between the ends of two lines at a box, at least."""
LEAST_TEXT, LEAST_ROOM, MOST_TEXT = 40.0, 66.0, 150.0
WORD_ROOM = 100.0
"""So wide a column stays for words that would have to be broken."""
APART = 6.0
"""Between a name and what stands behind it."""
MOST_LINES = 4
LEAST_BAR = 52.0
"""The least height of the reader's bar."""


@dataclass(frozen=True, slots=True)
class Box:
    """A party's box; `lines` are those of its name. `remarks` stand beneath, or in the last of these lines, `inline` to
    the right of the box's left side."""

    party: int
    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]
    remarks: tuple[str, ...]
    inline: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line between boxes: points (x, y) that it runs through, horizontally at each; `link` is its place in the
    picture's links, -1 for the line from a publisher to the reader. `backward` says that it runs from right to left."""

    link: int
    party: int
    points: tuple[tuple[float, float], ...]
    backward: bool


@dataclass(frozen=True, slots=True)
class Drawing:
    """All shapes of a picture. `heads` are (x, words); the reader's bar stands from `reader[1]` to `reader[2]`."""

    width: float
    height: float
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    heads: tuple[tuple[float, str], ...]
    reader: tuple[float, float, float]


@lru_cache(maxsize=16)
def draw(picture: Picture) -> Drawing:
    """The shapes of a picture. It is `WIDTH` wide, unless it has more layers than find room there."""
    parties = picture.parties
    reader = len(parties)
    publishers, links = _linked(picture)
    layered = in_layers(reader + 1, [*links, *((place, reader) for place in publishers)], frozenset(publishers), reader)
    columns = layered.layers[:-1] if parties else ()
    full = max(map(len, columns), default=0) > FULL
    rooms = _rooms(parties, columns, full=full)
    column_of = {node: at for at, column in enumerate(columns) for node in column}
    texts = [_lettered(party, rooms[column_of[node]]) for node, party in enumerate(parties)]
    busy = _busiest(reader, links)
    heights = [max(_height(text, full=full), PORT * count + 6) for text, count in zip(texts, busy, strict=True)]
    widths = [max((_width(texts[node]) for node in column if node < reader), default=LEAST_TEXT) for column in columns]
    gaps = _gaps(widths)
    middles = heights_placed(layered, [*heights, 0.0], GAPS[full])
    # The reader's bar is as high as all that leads to it, and takes no place of its own.
    lefts, left = [], EDGE
    for width in widths:
        lefts.append(left)
        left += width + gaps
    boxes = tuple(
        Box(node, lefts[at], HEADS + middles[node] - heights[node] / 2, widths[at], heights[node], *texts[node])
        for at, column in enumerate(columns)
        for node in column
        if node < reader
    )
    bar = left - gaps + min(gaps, LEAST_GAP)
    lines = tuple(_lines(layered, links, publishers, boxes, middles, lefts, widths, bar))
    ends = [line.points[-1][1] for line in lines if line.link < 0]
    bottom = max((box.y + box.height for box in boxes), default=HEADS)
    span = (min(ends) - 10, max(ends) + 10) if ends else (HEADS, bottom)
    half = LEAST_BAR / 2
    span = (min(span[0], sum(span) / 2 - half), max(span[1], sum(span) / 2 + half))
    low = max(bottom, span[1], *(y for line in lines for _, y in line.points)) if lines else bottom
    return Drawing(
        max(WIDTH, bar + READER + EDGE), low + 2, boxes, lines, tuple(_heads(columns, lefts, parties)), (bar, *span)
    )


def bounds(picture: Picture) -> tuple[int, float]:
    """How many columns the picture's drawing has, and no less than its height, in a small part of the time: all boxes
    beneath each other, as narrow as boxes become, and all bends."""
    reader = len(picture.parties)
    publishers, links = _linked(picture)
    onward = [*links, *((place, reader) for place in publishers)]
    columns, bends = extent(reader + 1, onward, frozenset(publishers), reader)
    texts = [_lettered(party, LEAST_ROOM) for party in picture.parties]
    busy = _busiest(reader, links)
    boxes = [max(_height(text, full=False), PORT * count + 6) for text, count in zip(texts, busy, strict=True)]
    return columns - 1, HEADS + sum(boxes) + GAPS[False] * (len(boxes) + bends) + LEAST_BAR


def _linked(picture: Picture) -> tuple[list[int], list[tuple[int, int]]]:
    """The places of those who publish, and the links between places."""
    publishers = [place for place, party in enumerate(picture.parties) if party.publishes]
    return publishers, [(link.start, link.end) for link in picture.links]


Text = tuple[tuple[str, ...], tuple[str, ...], float]
"""Lines of the name, lines of remarks, and where in the last line of the name the remark stands (0: beneath)."""


def _rooms(parties: Sequence[PicturedParty], columns: Sequence[Sequence[int]], *, full: bool) -> list[float]:
    """How wide a line of text may be in each column: as wide as all find room for, and the highest column is the last
    to be made narrower, because narrow boxes are high."""
    rooms = [MOST_TEXT] * len(columns)
    gaps = (len(columns) - 1) * (WIDE_GAP if full else LEAST_GAP)
    free = WIDTH - 2 * EDGE - READER - LEAST_GAP - gaps - len(columns) * 2 * PADDING
    high = [0.0] * len(columns)
    least = [_least_room([parties[node].name for node in column if node < len(parties)]) for column in columns]
    stale = range(len(columns))
    if full and sum(rooms) - len(columns) * (MOST_TEXT - LEAST_ROOM) > free:
        free += (len(columns) - 1) * (WIDE_GAP - LEAST_GAP)
    while sum(rooms) > free:
        for at in stale:
            boxes = [
                _height(_lettered(parties[node], rooms[at]), full=full) for node in columns[at] if node < len(parties)
            ]
            high[at] = sum(boxes) + GAPS[full] * len(columns[at])
        narrowed = [at for at in range(len(columns)) if rooms[at] - 4.0 >= least[at]]
        if not narrowed:
            break
        at = min(narrowed, key=lambda each: (high[each], -rooms[each]))
        rooms[at] -= 4.0
        stale = range(at, at + 1)
    return rooms


def _least_room(names: Sequence[str]) -> float:
    words = (word for name in names for word in name.replace("-", "- ").split())
    return max(LEAST_ROOM, min(WORD_ROOM, max((width_of(word, NAME, "semibold") for word in words), default=0.0)))


def _lettered(party: PicturedParty, room: float) -> Text:
    style: Style = "semibold" if party.look in ("named", "desk") else "italic"
    lines = lines_of(party.name, NAME, style, room, MOST_LINES)
    words = " · ".join(party.remarks)
    inline = width_of(lines[-1], NAME, "semibold") * 1.01 + APART
    if words and inline + width_of(words, REMARK) <= room:
        return lines, (words,), PADDING + inline
    return lines, lines_of(words, REMARK, "regular", room, 2) if words else (), 0.0


def _width(text: Text) -> float:
    lines, remarks, inline = text
    # The semibold is the widest of the styles; a hundredth is left for renderers that round.
    beneath = [width_of(remark, REMARK) for remark in remarks]
    names = [width_of(line, NAME, "semibold") for line in lines]
    if inline:
        names.append(inline - PADDING + beneath.pop())
    return max(LEAST_TEXT, max(names + beneath) * 1.01) + 2 * PADDING


def _height(text: Text, *, full: bool) -> float:
    lines, remarks, inline = text
    return len(lines) * NAME_LINE + (0 if inline else len(remarks) * REMARK_LINE) + (6 if full else 9)


def _busiest(count: int, links: Sequence[tuple[int, int]]) -> list[int]:
    """For each node how many links it has on its busier side."""
    starts, ends = Counter(a for a, _end in links), Counter(b for _start, b in links)
    return [max(starts[node], ends[node]) for node in range(count)]


def _gaps(widths: Sequence[float]) -> float:
    free = WIDTH - 2 * EDGE - READER - LEAST_GAP - sum(widths)
    return max(LEAST_GAP, min(MOST_GAP, free / (len(widths) - 1))) if len(widths) > 1 else LEAST_GAP


def _lines(
    layered: Layered,
    links: Sequence[tuple[int, int]],
    publishers: Sequence[int],
    boxes: Sequence[Box],
    middles: Sequence[float],
    lefts: Sequence[float],
    widths: Sequence[float],
    bar: float,
) -> Iterator[Line]:
    box_of = {box.party: box for box in boxes}
    column_of = {node: at for at, column in enumerate(layered.layers) for node in column}
    outgoing, incoming = _ports(layered, middles, {box.party: box.height for box in boxes})
    for number, way in enumerate(layered.ways):
        start, end = box_of[way[0]], way[-1]
        points = [(start.x + start.width, HEADS + middles[way[0]] + outgoing[number])]
        for bend in way[1:-1]:
            x = lefts[column_of[bend]]
            points += [(x, HEADS + middles[bend]), (x + widths[column_of[bend]], HEADS + middles[bend])]
        if end in box_of:
            points.append((box_of[end].x, HEADS + middles[end] + incoming[number]))
        else:
            points.append((bar, points[-1][1]))
        own = number if number < len(links) else -1
        party = publishers[number - len(links)] if own < 0 else way[0]
        yield Line(own, party, tuple(points), layered.reversed[number])


def _ports(
    layered: Layered, middles: Sequence[float], heights: dict[int, float]
) -> tuple[dict[int, float], dict[int, float]]:
    """How far from the middle of its box each link starts and ends, so that they do not run into each other."""
    found: tuple[dict[int, float], dict[int, float]] = ({}, {})
    for side, at, beside in ((0, 0, 1), (1, -1, -2)):
        groups: dict[int, list[int]] = {}
        for number, way in enumerate(layered.ways):
            groups.setdefault(way[at], []).append(number)
        for node, numbers in groups.items():
            numbers.sort(key=lambda number, beside=beside: middles[layered.ways[number][beside]])  # type: ignore[misc]
            apart = min(6.0, (heights.get(node, 0.0) - 8) / len(numbers))
            for place, number in enumerate(numbers):
                found[side][number] = (place - (len(numbers) - 1) / 2) * max(0.0, apart)
    return found


def _heads(
    columns: Sequence[Sequence[int]], lefts: Sequence[float], parties: Sequence[PicturedParty]
) -> Iterator[tuple[float, str]]:
    for at, (column, left) in enumerate(zip(columns, lefts, strict=True)):
        if at == len(columns) - 1 and any(node < len(parties) for node in column):
            yield left, _("Who published it")
        elif at == 0:
            yield left, _("Who spoke")
        elif at == 1:
            yield left, _("Who passed it on")
