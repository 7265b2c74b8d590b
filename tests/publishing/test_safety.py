"""Nothing that stands in a record comes alive in a document: put into every text field, it shows as it was typed."""

from __future__ import annotations

import dataclasses
import io
import json
import zipfile
from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pypdf
import pytest
from reading_back import Parsed, docx_text, html_text, pdf_text, squeezed
from sample_edition import sample_edition, with_every_text

from secondhand.pipeline import inspect
from secondhand.publishing.brief import Edition
from secondhand.publishing.exports import EXPORTS
from secondhand.publishing.render import is_web_address
from secondhand.record.model import (
    Approval,
    Brief,
    Claim,
    Correction,
    Desk,
    Evidence,
    Interest,
    Party,
    Reply,
    Retraction,
    Source,
    SourceDescriptor,
    Submission,
    Verdict,
)
from secondhand.record.shape import Shape, readers
from secondhand.rendering import editions

ATTACKS = {
    "script address": "javascript:alert(1)",
    "file address": "file:///etc/passwd",
    "elements": "<img src=file:///etc/passwd> <link rel=attachment href=file:///etc/passwd> <script>alert(1)</script>"
    " <link rel=stylesheet href=https://outside.example/x.css> <a href=\"javascript:alert(1)\" onclick='x'>x</a>",
    "escapes": "</style></title></script></textarea><script>alert(1)</script>",
    "attributes": "\"' onload=alert(1) style='background:url(file:///etc/passwd)' x=\"",
    "Word": "`<w:p/>`{=openxml} </w:t></w:r><w:altChunk/>\n\n```{=openxml}\n<w:p/>\n```",
    "templates": "{{ 7*7 }} {% include 'brief.css' %} {# x #} [desk] [title]",
    "Markdown": "**b** [l](javascript:alert(1)) ![i](file:///etc/passwd) $x^2$ \\input{/etc/passwd}",
    "XML": "]]> <![CDATA[ <!-- --> <?xml?> &lt; &amp; &#0; %PDF",
}
FORBIDDEN = ("file:", "javascript:", "data:")
UNTOUCHED = ("date",)
"""A day by contract (the loader holds it to that); hostile dates stop the run: test_render.py."""


def small() -> Edition:
    """Three claims of the sample, between them every field and every kind of chain: pages take time."""
    sample = sample_edition(draft=True)
    return dataclasses.replace(sample, claims=(*sample.claims[:2], sample.claims[3]))


def poisoned(attack: str) -> Edition:
    return with_every_text(small(), lambda name, text: text if name in UNTOUCHED else attack)


@pytest.fixture(scope="module", params=ATTACKS.values(), ids=ATTACKS.keys())
def attack(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def edition(attack: str) -> Edition:
    return poisoned(attack)


def test_html_shows_the_text_and_gains_no_element_and_no_address(
    edition: Edition, attack: str, templates: Path
) -> None:
    content = EXPORTS["html"](edition, templates)
    page, clean = Parsed(content.decode("utf-8")), Parsed(EXPORTS["html"](poisoned("x"), templates).decode("utf-8"))

    def shape(parsed: Parsed) -> list[tuple[str, list[str]]]:
        # As many as a digest is long, and as a name in the picture has lines.
        long = ("wbr", "text", "tspan")
        return [(tag, sorted(attributes)) for tag, attributes in parsed.elements if tag not in long]

    assert shape(clean) == shape(page)
    for _, attributes in page.elements:
        for name in ("href", "src"):
            address = attributes.get(name) or "#"
            assert address.startswith("#") or is_web_address(address)
    assert squeezed(attack) in squeezed(html_text(content))


def test_pdf_shows_the_text_and_holds_no_file_script_or_forbidden_address(
    edition: Edition, attack: str, templates: Path
) -> None:
    content = EXPORTS["pdf"](edition, templates)
    reader = pypdf.PdfReader(io.BytesIO(content))
    assert not reader.attachments
    for page in reader.pages:
        for annotation in page.get("/Annots") or ():
            action = annotation.get_object().get("/A") or {}
            assert action.get("/S") in (None, "/URI", "/GoTo")
            assert not str(action.get("/URI", "")).lower().startswith(FORBIDDEN)
    root = reader.root_object
    assert not {"/OpenAction", "/AA", "/AF", "/AcroForm"} & set(root)
    assert not {"/JavaScript", "/EmbeddedFiles"} & set(root.get("/Names", {}))
    text = pdf_text(content)
    assert squeezed(attack) in squeezed(text)
    assert "root:x:0" not in text


def test_docx_shows_the_text_and_holds_no_foreign_part_field_or_relation(
    edition: Edition, attack: str, templates: Path
) -> None:
    content = EXPORTS["docx"](edition, templates)
    clean = EXPORTS["docx"](poisoned("x"), templates)
    with zipfile.ZipFile(io.BytesIO(content)) as package, zipfile.ZipFile(io.BytesIO(clean)) as harmless:
        assert harmless.namelist() == package.namelist()
        for name in package.namelist():
            if not name.endswith((".xml", ".rels")):
                continue
            root = ElementTree.fromstring(package.read(name))
            expected = ElementTree.fromstring(harmless.read(name))
            # The same elements as with a harmless text; runs are cut as the text asks for.
            runs = {"t", "r", "rPr", "rStyle", "br", "b", "bCs", "i", "iCs"}
            kinds, harmless_kinds = (
                Counter(kind for node in tree.iter() if (kind := node.tag.partition("}")[2]) not in runs)
                for tree in (root, expected)
            )
            assert harmless_kinds == kinds
            for relation in root.iter("{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"):
                if relation.get("TargetMode") == "External":
                    assert urlsplit(relation.get("Target", "")).scheme in ("http", "https", "mailto")
        everything = b"".join(package.read(name) for name in package.namelist())
    assert b"<w:altChunk" not in everything
    assert b"root:x:0" not in everything
    assert squeezed(attack) in squeezed(docx_text(content))


def test_json_holds_the_text(edition: Edition, attack: str, templates: Path) -> None:
    assert attack == json.loads(EXPORTS["json"](edition, templates))["title"]


@pytest.mark.parametrize("name", list(EXPORTS))
def test_characters_that_no_document_can_hold_are_replaced_alike(name: str, templates: Path) -> None:
    bad = "".join(map(chr, (*range(0x09), 0x0B, 0x0C, 0x1B, 0x7F, 0x9F, 0xD800, 0xFFFE, 0x1FFFF)))
    edition = poisoned(f"A{bad}Z")
    content = EXPORTS[name](edition, templates)
    read = {"pdf": pdf_text, "docx": docx_text, "html": html_text, "json": lambda found: found.decode("utf-8")}
    assert "A" + "\N{REPLACEMENT CHARACTER}" * len(bad) + "Z" in squeezed(read[name](content))


HOSTILE_RECORD = {
    "desk": {"name": "~", "methodology": "~", "corrections": "~", "address": "~"},
    "verdicts": {"open": {"label": "~", "meaning": "~"}},
    "parties": {
        "speaker": {
            "name": "~",
            "kind": "person",
            "aliases": ["~"],
            "interests": [{"what": "~", "claims": ["claim"]}],
            "no_interests_because": "~",
            "note": "~",
        },
        "relay": {"name": "~", "kind": "outlet", "named": False},
    },
    "sources": {
        "article": {
            "title": "~",
            "publisher": "relay",
            "author": "~",
            "url": "~",
            "text": "~",
            "note": "~",
            "language": "~",
            "no_link_because": "~",
            "descriptor": {"access": "~", "interest": "~", "completeness": "~"},
        },
    },
    "briefs": {"brief": {"title": "~", "summary": "~", "date": "2031-05-04", "language": "~"}},
    "claims": {
        "claim": {
            **dict.fromkeys(("claim", "rationale", "claimed_in", "chosen_because", "would_settle"), "~"),
            "second_hand_because": "~",
            "short": "~",
            "appearances": ["~"],
            "single_origin_because": "~",
            "claimant": "speaker",
            "brief": "brief",
            "verdict": "open",
            "evidence": [
                {
                    "source": "article",
                    "quote": "~",
                    "prefix": "~",
                    "suffix": "~",
                    "stance": "supports",
                    "said_by": "speaker",
                    "via": ["relay"],
                    "note": "~",
                },
            ],
            "corrections": [{"date": "2031-05-04", "was": "~", "now": "~", "why": "~"}],
            **dict.fromkeys(("one_source_because", "none_found", "no_reply_because"), "~"),
            "reply": {"date": "2031-05-04", "answer": "~"},
            "submitted": {"date": "2031-05-04", "by": "~"},
            "approval": {"date": "2031-05-04", "by": "~", "digest": "0" * 64},
            "retraction": {"date": "2031-05-04", "why": "~"},
        },
    },
}
"""A record in JSON, which is YAML; "~" stands for the attack."""


def test_a_record_with_the_attack_in_every_text_field_gives_documents_that_show_it(
    attack: str, templates: Path, tmp_path: Path
) -> None:
    record = tmp_path / "claims.yaml"
    record.write_text(json.dumps(HOSTILE_RECORD).replace('"~"', json.dumps(attack)), encoding="utf-8")
    [made] = editions(inspect(record), (), draft=True)
    page = Parsed(EXPORTS["html"](made, templates).decode("utf-8"))
    assert not {"script", "img", "iframe", "object", "embed"} & {tag for tag, _ in page.elements}
    assert not [name for _, attributes in page.elements for name in attributes if name.startswith("on")]
    addresses = [attributes["href"] or "" for _, attributes in page.elements if "href" in attributes]
    assert [] == [address for address in addresses if not address.startswith("#") and not is_web_address(address)]
    pdf, word = EXPORTS["pdf"](made, templates), EXPORTS["docx"](made, templates)
    assert not pypdf.PdfReader(io.BytesIO(pdf)).attachments
    for text in (pdf_text(pdf), docx_text(word), "".join(page.texts)):
        assert squeezed(attack) in squeezed(text)
        assert "root:x:0" not in text


def test_the_hostile_record_fills_every_text_field_that_a_record_has() -> None:
    def filled(value: object, place: str) -> set[str]:
        if isinstance(value, dict):
            return {found for key, each in value.items() for found in filled(each, key)}
        if isinstance(value, list):
            return {found for each in value for found in filled(each, place)}
        return {place} if value == "~" else set()

    kinds = (Desk, Verdict, Party, Interest, Source, SourceDescriptor, Brief, Claim, Evidence, Correction)
    kinds += (Submission, Approval, Reply, Retraction)
    texts = {name for kind in kinds for name, (read, _) in readers(kind).items() if read is Shape.text}
    assert texts - {"sha256"} == filled(HOSTILE_RECORD, "") - {"aliases", "appearances"}
