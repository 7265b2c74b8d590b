"""Broken templates and forbidden addresses stop the run with a sentence; odd letters are warned of."""

from __future__ import annotations

import dataclasses
import shutil
from pathlib import Path

import pytest
from sample_edition import sample_edition

from secondhand.errors import UnusableFile
from secondhand.publishing.exports import EXPORTS
from secondhand.publishing.render import is_web_address, language_tag, render_html


@pytest.fixture
def own(templates: Path, tmp_path: Path) -> Path:
    """Templates of our own to break."""
    return Path(shutil.copytree(templates, tmp_path / "templates"))


def replace(path: Path, old: str, new: str) -> int:
    """Replaces the first `old`; returns its line."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def test_an_unknown_name_is_an_error_at_its_line(own: Path) -> None:
    line = replace(own / "brief.html.j2", "{{ edition.date_text }}", "{{ edition.datetext }}")
    with pytest.raises(UnusableFile, match=rf"brief\.html\.j2:{line}: .*datetext"):
        render_html(sample_edition(), own)


def test_an_unknown_name_in_a_part_is_an_error_at_its_line(own: Path) -> None:
    line = replace(own / "parts" / "evidence.html.j2", "{{ piece.number }}", "{{ pice.number }}")
    with pytest.raises(UnusableFile, match=rf"evidence\.html\.j2:{line}: .*pice"):
        render_html(sample_edition(), own)


def test_broken_syntax_is_an_error_at_its_line(own: Path) -> None:
    line = replace(own / "brief.html.j2", "{% endfor %}", "{% endfro %}")
    with pytest.raises(UnusableFile, match=rf"brief\.html\.j2:{line}: "):
        render_html(sample_edition(), own)


def test_a_missing_template_is_an_error_that_names_it(tmp_path: Path) -> None:
    with pytest.raises(UnusableFile, match=r"brief\.html\.j2: template not found"):
        render_html(sample_edition(), tmp_path)


def test_a_template_cannot_reach_pythons_insides(own: Path) -> None:
    replace(own / "brief.html.j2", "{{ edition.date_text }}", "{{ edition.__class__.__init__.__globals__ }}")
    with pytest.raises(UnusableFile, match="unsafe"):
        render_html(sample_edition(), own)


def test_a_style_sheet_cannot_close_its_element(own: Path) -> None:
    (own / "brief.css").write_text("p {} </style><script>", encoding="utf-8")
    with pytest.raises(UnusableFile, match=r"brief\.css"):
        render_html(sample_edition(), own)


def test_a_date_that_is_none_is_an_error(templates: Path) -> None:
    with pytest.raises(UnusableFile, match="not a date"):
        render_html(dataclasses.replace(sample_edition(), date="soon"), templates)


@pytest.mark.parametrize("date", ["2024", "2024-04", "2024-04-05"])
def test_a_date_may_be_as_exact_as_the_record_is(templates: Path, date: str) -> None:
    render_html(dataclasses.replace(sample_edition(), date=date), templates)


@pytest.mark.parametrize(
    "address",
    [
        "http://outside.example/a.png",
        "https://outside.example/a.png",
        "file:///etc/passwd",
        "data:image/png;base64,iVBORw0KGgo=",
        "ftp://outside.example/a.png",
        "../../../../etc/passwd",
        "brief.html.j2",
        "missing.png",
    ],
)
@pytest.mark.parametrize(
    "markup",
    [
        '<img src="{}" alt="">',
        '<link rel="stylesheet" href="{}">',
        '<link rel="attachment" href="{}">',
        '<p style="background: url({})">x</p>',
        "<style>@import '{}';</style>",
    ],
)
def test_an_address_that_is_no_asset_of_the_templates_stops_the_build(own: Path, markup: str, address: str) -> None:
    (own / "brief.html.j2").write_text(f'<html lang="en"><title>x</title>{markup.format(address)}', encoding="utf-8")
    with pytest.raises(UnusableFile, match=r"brief\.html\.j2: (refused to fetch|asset not found)"):
        EXPORTS["pdf"](sample_edition(), own)


def test_an_asset_of_the_templates_is_served(own: Path) -> None:
    (own / "seal.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>', encoding="utf-8")
    replace(own / "brief.html.j2", "<main>", '<main><img src="seal.svg" alt="A seal">')
    assert EXPORTS["pdf"](sample_edition(), own).startswith(b"%PDF")


def test_a_missing_or_broken_reference_document_is_a_clear_error(own: Path) -> None:
    (own / "reference.docx").write_bytes(b"no zip")
    with pytest.raises(UnusableFile, match=r"reference\.docx: cannot be read as a Word document"):
        EXPORTS["docx"](sample_edition(), own)
    (own / "reference.docx").unlink()
    with pytest.raises(UnusableFile, match=r"reference\.docx"):
        EXPORTS["docx"](sample_edition(), own)


def test_a_broken_template_of_the_word_document_is_a_clear_error(own: Path) -> None:
    template = own / "docx.openxml"
    template.write_text(template.read_text(encoding="utf-8").replace("</w:body>", ""), encoding="utf-8")
    with pytest.raises(UnusableFile, match=r"docx\.openxml: the document made from it is no XML: mismatched tag: line"):
        EXPORTS["docx"](sample_edition(), own)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://a.example/b?c=d&e=%20#f", True),
        ("http://a.example", True),
        ("mailto:desk@a.example", True),
        ("HTTPS://a.example", True),
        ("javascript:alert(1)", False),
        (" javascript:alert(1)", False),
        ("java\nscript:alert(1)", False),
        ("data:text/html,x", False),
        ("file:///etc/passwd", False),
        ("//a.example", False),
        ("https:", False),
        ("https://a.example/\"onclick='x'", False),
        ("http://[", False),
        ("", False),
    ],
)
def test_only_web_and_mail_addresses_become_links(address: str, expected: bool) -> None:
    assert expected == is_web_address(address)


def test_only_language_tags_pass() -> None:
    tags = ("en", "kk-Cyrl-KZ", 'en" onload="x', "")
    assert [language_tag(tag) for tag in tags] == ["en", "kk-Cyrl-KZ", "und", "und"]
