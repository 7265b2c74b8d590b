"""A drawing as SVG: for a page of a browser, for WeasyPrint, and for resvg.

Looks are attributes and no style sheet, because WeasyPrint takes none from the page and Word none at all; classes are
for a browser, where a page may dim and mark. What second-hand and unnamed are is told by dashes, arrowheads, slant and
words, never by colour alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from markupsafe import escape

from secondhand.publishing.brief import Picture
from secondhand.publishing.language import N_, _
from secondhand.publishing.pictures.drawing import (
    HEAD,
    NAME,
    NAME_LINE,
    PADDING,
    READER,
    REMARK,
    REMARK_LINE,
    WIDTH,
    Box,
    Drawing,
    Line,
    draw,
)
from secondhand.publishing.pictures.lettering import width_of

FONTS = "'Source Sans 3', 'Source Sans Pro', Calibri, 'Segoe UI', 'Noto Sans', sans-serif"
INK, QUIET, PAPER, TINT = "#16202c", "#51606f", "#ffffff", "#f1f4f7"
MANNERS = {
    "told": ("#3d4d5e", ""),
    "passed on": ("#a8470a", "6 3"),
    "made from": ("#5a3f86", "1.2 3.2"),
}
LOOKS = {
    "named": (INK, PAPER, ""),
    "desk": (INK, PAPER, ""),
    "unnamed": ("#a8470a", PAPER, "4 2.4"),
    "unstated": (QUIET, TINT, "1.2 2.6"),
}
MEANINGS = {
    "told": N_("says it"),
    "passed on": N_("passes it on: second-hand"),
    "made from": N_("its text was made from the other’s"),
    "named": N_("known by name"),
    "unnamed": N_("not named"),
    "unstated": N_("not stated"),
    "desk": N_("our own publication"),
    "all": N_("all evidence, or all but one, passes here"),
    "count": N_("pieces of evidence"),
}
LEGEND_LINE = 17.0


def text_of(picture: Picture) -> str:
    """The same in words: title, sentence, and each way that evidence went."""
    return " ".join((f"{picture.title}.", picture.sentence, *(f"{way}." for way in picture.ways)))


def svg_of(
    picture: Picture,
    *,
    fitted: bool = False,
    standalone: bool = False,
    traceable: bool = False,
    titled: bool = False,
    fonts: str = "",
    most_height: float = 0.0,
) -> str:
    """The picture as an `svg` element, with its text alternative as its label.

    `fitted` holds each line of letters to its measured width, for where the bundled fonts may be missing; `standalone`
    makes it a file of its own, on white paper, with `fonts` as its style sheet; `traceable` lets one reach each party
    by keyboard, for a page that has a script for it; `titled` gives it the label as its title, where WeasyPrint looks
    for it (a browser would show it under the pointer). It is made smaller where it is wider than a page, or higher than
    `most_height` (0: however high it is).
    """
    drawing = draw(picture)
    legend, height = _legend(picture, drawing, fitted=fitted)
    label = escape(text_of(picture))
    role = "group" if traceable else "img"
    scale = min(1.0, WIDTH / drawing.width, most_height / height if most_height else 1.0)
    size = f'width="{_n(drawing.width * scale)}" height="{_n(height * scale)}"'
    size += f' viewBox="0 0 {_n(drawing.width)} {_n(height)}"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" class="sourcing-picture" role="{role}" {size} aria-label="{label}"'
    parts = [f'{head} font-family="{FONTS}">']
    if titled:
        parts.append(f"<title>{label}</title>")
    if standalone:
        parts += [f"<title>{escape(picture.title)}</title>", f"<desc>{label}</desc>"]
        parts += [f"<style>{fonts}</style>"] if fonts else []
        parts.append(f'<rect width="{_n(drawing.width)}" height="{_n(height)}" fill="{PAPER}"/>')
    # The longest lines first, so that short ones are not covered by them.
    order = sorted(drawing.lines, key=lambda line: (line.link >= 0, -len(line.points)))
    parts += [part for line in order for part in _line(picture, line)]
    parts += _reader(drawing)
    parts += [part for box in drawing.boxes for part in _box(picture, box, fitted=fitted, traceable=traceable)]
    for x, words in drawing.heads:
        held = _held(width_of(words, HEAD, "semibold"), fitted=fitted)
        parts.append(_text(x, 9.5, words, HEAD, QUIET, f'font-weight="600"{held}'))
    parts += legend
    return "".join((*parts, "</svg>"))


def _n(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")


def _text(x: float, y: float, words: str, size: float, fill: str, more: str = "") -> str:
    return f'<text x="{_n(x)}" y="{_n(y)}" font-size="{size}" fill="{fill}" {more}>{escape(words)}</text>'


def _line(picture: Picture, line: Line) -> Iterator[str]:
    link = picture.links[line.link] if line.link >= 0 else None
    colour, dashes = MANNERS.get(link.manner if link else "told", MANNERS["told"])
    pieces = link.pieces if link else picture.parties[line.party].pieces
    width = 1.1 + 0.45 * min(len(pieces) - 1, 5)
    kind = link.manner.replace(" ", "-") if link and link.manner in MANNERS else "to-reader"
    path = _path(line, 5.0 if link else 0.0)
    yield f'<g class="link {kind}" data-pieces="{" ".join(map(str, pieces))}">'
    yield f'<path d="{path}" fill="none" stroke="{PAPER}" stroke-width="{_n(width + 2)}" class="casing"/>'
    stroke = f'stroke="{colour}" stroke-width="{_n(width)}"'
    if link is None:
        stroke = f'stroke="{QUIET}" stroke-width="1"'
    dash = f' stroke-dasharray="{dashes}"' if dashes else ""
    cap = ' stroke-linecap="round"' if kind == "made-from" else ""
    yield f'<path d="{path}" fill="none" {stroke}{dash}{cap}/>'
    if link:
        x, y = line.points[0] if line.backward else line.points[-1]
        yield _arrow(x, y, -1 if line.backward else 1, kind, colour)
    yield "</g>"


def _path(line: Line, short: float) -> str:
    """The way of a line: level at each point, so that it leaves and meets boxes at a right angle; `short` of its end by
    the length of the arrowhead."""
    points = list(line.points)
    if line.backward:
        points[0] = (points[0][0] + short, points[0][1])
    else:
        points[-1] = (points[-1][0] - short, points[-1][1])
    words = [f"M{_n(points[0][0])} {_n(points[0][1])}"]
    for (x, y), (to_x, to_y) in pairwise(points):
        if abs(y - to_y) < 0.01:
            words.append(f"H{_n(to_x)}")
        else:
            middle = (x + to_x) / 2
            words.append(f"C{_n(middle)} {_n(y)} {_n(middle)} {_n(to_y)} {_n(to_x)} {_n(to_y)}")
    return "".join(words)


def _arrow(x: float, y: float, way: int, kind: str, colour: str) -> str:
    """A full head where somebody says it, an open one where it is passed on, a lozenge where a text was made of it."""
    if kind == "passed-on":
        shape = f"M{_n(x - 6 * way)} {_n(y - 3.6)}L{_n(x - 0.6 * way)} {_n(y)}L{_n(x - 6 * way)} {_n(y + 3.6)}"
        return f'<path d="{shape}" fill="none" stroke="{colour}" stroke-width="1.5"/>'
    if kind == "made-from":
        shape = f"M{_n(x)} {_n(y)}l{-4 * way} -3.2l{-4 * way} 3.2l{4 * way} 3.2z"
    else:
        shape = f"M{_n(x - 6.5 * way)} {_n(y - 3.2)}L{_n(x)} {_n(y)}L{_n(x - 6.5 * way)} {_n(y + 3.2)}z"
    return f'<path d="{shape}" fill="{colour}"/>'


def _box(picture: Picture, box: Box, *, fitted: bool, traceable: bool) -> Iterator[str]:
    party = picture.parties[box.party]
    look = party.look if party.look in LOOKS else "unstated"
    words = escape(", ".join((party.name, *(remark.replace("×", "evidence: ") for remark in party.remarks))))
    reach = f' tabindex="0" role="button" aria-label="{words}"' if traceable else ""
    pieces = " ".join(map(str, party.pieces))
    yield f'<g class="party {look}" data-party="{box.party}" data-pieces="{pieces}"{reach}>'
    yield _frame(box.x, box.y, box.width, box.height, look, thick=party.all_pass)
    slant = "" if look in ("named", "desk") else ' font-style="italic"'
    weight = "600" if look in ("named", "desk") else "400"
    above = (box.height - len(box.lines) * NAME_LINE - (0 if box.inline else len(box.remarks) * REMARK_LINE)) / 2
    left, y = box.x + PADDING + (2 if party.all_pass else 0), box.y + above + NAME_LINE - 3.1
    style = "semibold" if weight == "600" else "italic"
    spans = "".join(
        f'<tspan x="{_n(left)}" y="{_n(y + place * NAME_LINE)}"'
        f"{_held(width_of(line, NAME, style), fitted=fitted)}>{escape(line)}</tspan>"  # type: ignore[arg-type]
        for place, line in enumerate(box.lines)
    )
    fill = QUIET if look == "unstated" else INK
    yield f'<text font-size="{NAME}" font-weight="{weight}"{slant} fill="{fill}">{spans}</text>'
    lines = len(box.lines)
    for place, remark in enumerate(box.remarks):
        x = box.x + box.inline + (2 if party.all_pass else 0) if box.inline else left
        low = y + (lines - 1) * NAME_LINE + (0 if box.inline else (place + 1) * REMARK_LINE + 0.6)
        yield _text(x, low, remark, REMARK, QUIET, _held(width_of(remark, REMARK), fitted=fitted))
    yield "</g>"


def _held(width: float, *, fitted: bool) -> str:
    return f' textLength="{_n(width)}" lengthAdjust="spacingAndGlyphs"' if fitted and width else ""


def _frame(x: float, y: float, width: float, height: float, look: str, *, thick: bool) -> str:
    stroke, fill, dashes = LOOKS[look]
    dash = f' stroke-dasharray="{dashes}"' if dashes else ""
    place = f'x="{_n(x)}" y="{_n(y)}" width="{_n(width)}" height="{_n(height)}" rx="2.5"'
    frame = f'<rect {place} fill="{fill}" stroke="{stroke}" stroke-width="{1.3 if dashes else 1}"{dash}/>'
    if thick:
        frame += f'<path d="M{_n(x + 1.75)} {_n(y + 0.5)}v{_n(height - 1)}" stroke="{INK}" stroke-width="3.5"/>'
    if look == "desk":
        place = f'x="{_n(x + 2)}" y="{_n(y + 2)}" width="{_n(width - 4)}" height="{_n(height - 4)}" rx="1.5"'
        frame += f'<rect {place} fill="none" stroke="{stroke}" stroke-width="0.8"/>'
    return frame


def _reader(drawing: Drawing) -> Iterator[str]:
    x, top, bottom = drawing.reader
    yield f'<g class="reader"><rect x="{_n(x)}" y="{_n(top)}" width="{READER}" height="{_n(bottom - top)}" rx="2.5"'
    yield f' fill="{INK}"/><text transform="translate({_n(x + READER / 2 + 3.3)} {_n((top + bottom) / 2)}) rotate(-90)"'
    reader = _("Reader")
    yield f' text-anchor="middle" font-size="{REMARK}" font-weight="600" fill="{PAPER}">{reader}</text></g>'


def _legend(picture: Picture, drawing: Drawing, *, fitted: bool) -> tuple[list[str], float]:
    """What the looks mean that stand in the picture, in rows, and how high all of it is then."""
    looks = [look for look in LOOKS if any(party.look == look for party in picture.parties) and look != "desk"]
    looks += ["all"] if any(party.all_pass for party in picture.parties) else []
    looks += ["count"] if any(remark.startswith("×") for party in picture.parties for remark in party.remarks) else []
    manners = [manner for manner in MANNERS if any(link.manner == manner for link in picture.links)]
    parts, x, y = [], 1.0, drawing.height + 16
    for key in (*manners, *looks):
        letters = width_of(_(MEANINGS[key]), REMARK)
        width = 30 + letters * 1.02
        if x > 1 and x + width > drawing.width:
            x, y = 1.0, y + LEGEND_LINE
        parts += [
            *_sample(key, x, y),
            _text(x + 30, y + 3.2, _(MEANINGS[key]), REMARK, QUIET, _held(letters, fitted=fitted)),
        ]
        x += width + 18
    return [f'<g class="legend">{"".join(parts)}</g>'], y + (9 if parts else -14)


def _sample(key: str, x: float, y: float) -> Iterator[str]:
    if key in MANNERS:
        colour, dashes = MANNERS[key]
        dash = f' stroke-dasharray="{dashes}"' if dashes else ""
        cap = ' stroke-linecap="round"' if key == "made from" else ""
        yield f'<path d="M{_n(x)} {_n(y)}h19" stroke="{colour}" stroke-width="1.6" fill="none"{dash}{cap}/>'
        yield _arrow(x + 25, y, 1, key.replace(" ", "-"), colour)
    elif key == "count":
        yield _text(x + 9, y + 3.2, "×2", REMARK, QUIET)
    else:
        look = "named" if key == "all" else key
        yield _frame(x + 1, y - 5.5, 23, 11, look, thick=key == "all")
