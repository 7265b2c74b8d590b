"""The bundled fonts are the ones a brief is set in, and they hold the letters of the desk's languages."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pypdf
import pytest
from fontTools.ttLib import TTFont
from sample_edition import sample_edition

from secondhand.publishing.exports import EXPORTS
from secondhand.publishing.fonts import BUNDLED, configuration, use_bundled_fonts

LETTERS = "ABCåéñßž АБВёґў ӘәҒғҚқҢңӨөҰұҮүҺһІі ΑΒΓάώ “”«»–—…→≤"


@pytest.mark.parametrize("path", sorted(BUNDLED.glob("*.ttf")), ids=lambda path: path.stem)
def test_every_bundled_font_has_latin_greek_and_kazakh_cyrillic(path: Path) -> None:
    with TTFont(path) as font:
        assert not {letter for letter in LETTERS if not letter.isspace()} - {chr(one) for one in font.getBestCmap()}


def test_a_brief_is_set_in_them_and_embeds_them(templates: Path) -> None:
    reader = pypdf.PdfReader(io.BytesIO(EXPORTS["pdf"](sample_edition(), templates)))
    names = {
        str(font.get_object()["/BaseFont"]).partition("+")[2]
        for page in reader.pages
        for font in page["/Resources"]["/Font"].values()
    }
    assert names
    assert all(name.startswith("Source-") for name in names), names


def test_the_configuration_lists_bundled_fonts_first_and_escapes_paths(tmp_path: Path) -> None:
    text = configuration(tmp_path / "a&b", ["/etc/<fonts>.conf"])
    assert text.index(str(BUNDLED)) < text.index("/etc/&lt;fonts&gt;.conf")
    assert f"<cachedir>{tmp_path}/a&amp;b</cachedir>" in text


def test_a_configuration_that_was_set_before_is_included(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FONTCONFIG_FILE", "/desk/own.conf")
    use_bundled_fonts(tmp_path)
    written = Path(os.environ["FONTCONFIG_FILE"])
    assert tmp_path == written.parent
    assert "/desk/own.conf" in written.read_text(encoding="utf-8")


def test_where_the_cache_cannot_be_written_a_folder_of_its_own_serves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("FONTCONFIG_FILE", raising=False)
    (tmp_path / "file").write_bytes(b"")
    use_bundled_fonts(tmp_path / "file" / "cache")
    assert Path(os.environ["FONTCONFIG_FILE"]).is_file()
