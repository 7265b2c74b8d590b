"""Attributions as lines for people: the passage with source, cue and content marked, and the chain beneath.

A terminal shows the marks as styles; a pipe, or a terminal without styles, as brackets that a legend explains.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from rich.text import Text

from secondhand.provenance.passage import MARKS, Piece, begins, on_one_line, pieces
from secondhand.reading.attribution import Attribution, Mention
from secondhand.reading.lines import Lines
from secondhand.reporters.text import counted

_STYLES = {"source": "bold cyan", "cue": "bold yellow", "content": "underline"}


def legend(*, styled: bool) -> Text:
    """The line that says how source, cue and content are marked."""
    line = Text("Marked: ")
    for index, (part, marks) in enumerate(MARKS.items()):
        line.append(", " if index else "")
        line.append(part if styled else f"{marks[0]}{part}{marks[1]}", _STYLES[part] if styled else "")
    return line


def heading(file: str, attributions: Sequence[Attribution]) -> Text:
    """What was found in one text: "harbour.txt: 12 attributions, 3 second-hand"."""
    second_hand = sum(each.second_hand for each in attributions)
    return Text(f"{on_one_line(file)}: {counted(len(attributions), 'attribution')}, {second_hand} second-hand", "bold")


def attribution_lines(
    file: str,
    text: str,
    attributions: Sequence[Attribution],
    shown: Iterable[int],
    *,
    styled: bool,
    remark: Callable[[int], str] = lambda _: "",
) -> Iterator[Text]:
    """The lines of those attributions of a text whose places are `shown`, second-hand ones first.

    `remark` gives a line more to say of the attribution at a place, "" for none.
    """
    lines = Lines(text)
    for index in sorted(shown, key=lambda each: not attributions[each].second_hand):
        attribution = attributions[index]
        line, column = lines.at(begins(text, attribution))
        place = Text().append(f"{on_one_line(file)}:{line}:{column}: ", "dim")
        yield place.append_text(_passage(pieces(text, attribution), styled=styled))
        yield Text("    ").append_text(_chain(attribution))
        if remark(index):
            yield Text(f"    {remark(index)}")


def _passage(parts: Iterable[Piece], *, styled: bool) -> Text:
    line = Text()
    for piece in parts:
        if styled:
            line.append(piece.text, " ".join(_STYLES[part] for part in sorted(piece.inside)))
            continue
        opened = "".join(MARKS[part][0] for part in piece.opens)
        closed = "".join(MARKS[part][1] for part in piece.closes)
        line.append(f"{opened}{piece.text}{closed}")
    return line


def _chain(attribution: Attribution) -> Text:
    line = Text(counted(attribution.hands, "hand"))
    line.append(", ").append("second-hand" if attribution.second_hand else "first-hand", _weight(attribution))
    if not attribution.chain:
        line = Text("reported without a source" if attribution.hedged else "nobody is named")
        if attribution.second_hand:
            line.append(", ").append("second-hand", _weight(attribution))
    elif attribution.hedged:
        line.append(", hedged")
    line.append(": " + " → ".join([*(_member(mention) for mention in attribution.chain), "the article"]))
    return line.append(f" [{attribution.rule}]", "dim")


def _weight(attribution: Attribution) -> str:
    return "bold yellow" if attribution.second_hand else "green"


def _member(mention: Mention) -> str:
    """ "Alba Stein (person)", "analysts (group, unnamed)", "he (Alba Stein, person)"."""
    words = []
    if mention.stands_for is not None:
        words.append(on_one_line(mention.stands_for.text))
    words.append("the text does not say who" if mention.kind == "unresolved" else mention.kind)
    if not mention.named and mention.kind != "unresolved":
        words.append("unnamed")
    return f"{on_one_line(mention.text)} ({', '.join(words)})"
