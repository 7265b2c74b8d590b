"""The fonts that come with the project are the ones a brief is set in, and they hold the letters it needs."""

from __future__ import annotations

import dataclasses
import io
import os
from pathlib import Path

import pypdf
import pytest
from fontTools.ttLib import TTFont
from reading_back import pdf_text
from sample_edition import sample_edition

from secondhand.errors import UnusableFile
from secondhand.publishing import fonts
from secondhand.publishing.exports import EXPORTS
from secondhand.publishing.fonts import BUNDLED, configuration, folders, use_fonts

LETTERS = "ABCåéñßž АБВёґў ӘәҒғҚқҢңӨөҰұҮүҺһІі ΑΒΓάώ “”«»–—…→≤"
SCRIPTS = {
    "Latin": "Łukasz Đặng Åse Çelik",
    "Russian": "Илья Щербатюк, №₸",
    "Kazakh": "Қасым-Ғалым Өтегенұлы, Һүіәң",
    "Greek": "Ελένη Παπαδοπούλου, Ἀλέξανδρος",
    "Hebrew": "משה כהן",
    "Arabic": "محمد الفاتح، یوسف چراغی",
    "emoji": "😀✓",
}


@pytest.mark.parametrize("path", sorted(BUNDLED.glob("Source*.ttf")), ids=lambda path: path.stem)
def test_every_font_for_text_has_latin_greek_and_kazakh_cyrillic(path: Path) -> None:
    with TTFont(path) as font:
        assert not {letter for letter in LETTERS if not letter.isspace()} - {chr(one) for one in font.getBestCmap()}


def names_of_fonts(content: bytes) -> set[str]:
    return {
        str(font.get_object()["/BaseFont"]).partition("+")[2]
        for page in pypdf.PdfReader(io.BytesIO(content)).pages
        for font in page["/Resources"]["/Font"].values()
    }


def test_a_brief_is_set_in_them_and_embeds_them(templates: Path) -> None:
    names = names_of_fonts(EXPORTS["pdf"](sample_edition(), templates))
    assert names
    assert all(name.startswith("Source-") for name in names), names


@pytest.mark.parametrize("script", SCRIPTS)
def test_names_in_every_script_need_no_other_font(script: str, templates: Path) -> None:
    sample = sample_edition()
    edition = dataclasses.replace(sample, title=SCRIPTS[script], claims=sample.claims[4:5], corrections=(), notices=())
    content = EXPORTS["pdf"](edition, templates)
    assert all(name.startswith(("Source-", "Noto-", "DejaVu-")) for name in names_of_fonts(content))
    if script not in ("Hebrew", "Arabic"):  # which pypdf reads in the order in which they are drawn
        assert SCRIPTS[script] in " ".join(pdf_text(content).split())


def test_a_letter_that_no_font_has_is_an_error_with_its_place(templates: Path) -> None:
    sample = sample_edition()
    second = dataclasses.replace(sample.claims[1], would_settle="A \N{EGYPTIAN HIEROGLYPH A001}.")
    with pytest.raises(
        UnusableFile,
        match=r"no font has . \(U\+13000 EGYPTIAN HIEROGLYPH A001\), which stands in claim 2 \(claim-2-of-the-dam\), "
        r"would settle; add a font that has it to templates/fonts/",
    ):
        EXPORTS["pdf"](dataclasses.replace(sample, claims=(sample.claims[0], second)), templates)


def test_in_the_picture_of_word_it_is_too_and_the_name_that_has_it_is_told(templates: Path) -> None:
    sample = sample_edition()
    first, *others = sample.picture.parties
    named = dataclasses.replace(first, name="Harbour \N{EGYPTIAN HIEROGLYPH A001} Post")
    picture = dataclasses.replace(sample.picture, parties=(named, *others))
    with pytest.raises(
        UnusableFile,
        match=r"no font has . \(U\+13000 EGYPTIAN HIEROGLYPH A001\), which stands in the picture, "
        r'"Harbour . Post", name; add a font that has it to templates/fonts/',
    ):
        EXPORTS["docx"](dataclasses.replace(sample, picture=picture), templates)


def test_the_configuration_lists_the_folders_in_order_and_escapes_paths(tmp_path: Path) -> None:
    text = configuration(tmp_path / "a&b", [BUNDLED, Path("/desk/<fonts>")])
    assert text.index(str(BUNDLED)) < text.index("/desk/&lt;fonts&gt;")
    assert f"<cachedir>{tmp_path}/a&amp;b</cachedir>" in text


def test_the_desks_own_fonts_and_those_of_packages_are_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "EXTRA", ("pytest", "no_such_package"))
    assert (BUNDLED, Path(pytest.__file__).parent) == folders(tmp_path)
    (tmp_path / "fonts").mkdir()
    assert tmp_path / "fonts" == folders(tmp_path)[-1]


def test_where_the_cache_cannot_be_written_a_folder_of_its_own_serves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("FONTCONFIG_FILE", raising=False)
    (tmp_path / "file").write_bytes(b"")
    use_fonts([BUNDLED], tmp_path / "file" / "cache")
    assert Path(os.environ["FONTCONFIG_FILE"]).is_file()
