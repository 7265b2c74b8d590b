"""In the picture of a PDF, letters join and run as they do in a paragraph."""

from __future__ import annotations

import io
import re

import pikepdf
import pytest

from secondhand.publishing.exports.pdf import load_weasyprint
from secondhand.publishing.exports.svg_texts import draw_whole

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="300"><text x="5" y="30" {}font-family="{}">{}</text></svg>'
FAMILY = "'Source Sans 3','Noto Naskh Arabic','Noto Sans Hebrew'"


def shown(markup: str) -> list[str]:
    """The glyphs of each line, by their numbers, in the order in which they are drawn."""
    load_weasyprint()
    import weasyprint

    html = f'<html lang="en"><title>x</title><style>body {{ font: 12pt {FAMILY} }}</style><body>{markup}'
    with pikepdf.open(io.BytesIO(weasyprint.HTML(string=html).write_pdf())) as pdf:
        streams = [pdf.pages[0].Contents.read_bytes()]
        for form in pdf.pages[0].Resources.get("/XObject", {}).values():
            streams.append(form.read_bytes())
    drawn = b"".join(streams)
    return [
        "".join(re.findall(r"<([0-9a-f]+)>", each.decode())) for each in re.findall(rb"BT(.*?)ET", drawn, re.DOTALL)
    ]


@pytest.mark.parametrize("name", ["محمد الفاتح", "משה כהן", "Қасым-Ғалым", "Ada Holm"])
def test_a_name_is_drawn_as_in_a_paragraph(name: str) -> None:
    assert shown(f"<p>{name}</p>") == shown(SVG.format("", FAMILY, name))


def test_letters_that_are_put_apart_are_drawn_one_by_one() -> None:
    together, apart = shown(SVG.format("", FAMILY, "Ada")), shown(SVG.format('letter-spacing="2" ', FAMILY, "Ada"))
    assert [6] == [len(each) // 2 for each in together] == [len(each) // 2 for each in apart]


def test_it_is_told_once() -> None:
    load_weasyprint()
    from weasyprint import svg

    before = svg.text
    draw_whole()
    assert before is svg.text
    assert svg.TAGS["text"] is svg.TAGS["tspan"] is before
