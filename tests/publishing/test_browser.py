"""The pages in a real browser: accessible by axe-core, usable by keyboard, at 320 px, in the dark and on paper.

They need Debian's Chromium, and axe-core from npm, which `./invoke test` installs in this folder.
"""

from __future__ import annotations

import base64
import dataclasses
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pypdf
import pytest
from sample_edition import sample_edition

from bench import chromium
from bench.chromium import Page
from secondhand.publishing.brief import Edition, Remark, Segment
from secondhand.publishing.exports import EXPORTS, OF_ALL
from secondhand.publishing.listing import listed

AXE = Path(__file__).with_name("node_modules") / "axe-core" / "axe.min.js"
pytestmark = pytest.mark.skipif(chromium.find() is None, reason="there is no Chromium: apt-get install chromium")
needs_axe = pytest.mark.skipif(
    not AXE.is_file(), reason='axe-core is not installed: "./invoke test" does so where npm can'
)
PAGES = ("brief", "draft", "internal", "russian", "index")
MANY = 5_000
CONTRASTS = """(() => {
  const channel = (c) => { c /= 255; return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4; };
  const light = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
  const parse = (text) => text.match(/[\\d.]+/g).map(Number);
  const behind = (node) => {
    for (; node; node = node.parentElement) {
      const [r, g, b, a = 1] = parse(getComputedStyle(node).backgroundColor);
      if (a === 1) return [r, g, b];
    }
    return matchMedia("(prefers-color-scheme: dark)").matches ? [18, 18, 18] : [255, 255, 255];
  };
  const found = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const node = texts.currentNode.parentElement, style = getComputedStyle(node);
    if (!texts.currentNode.textContent.trim() || ["SCRIPT", "STYLE", "NOSCRIPT"].includes(node.tagName)) continue;
    if (node.closest("svg") || !node.getClientRects().length) continue;
    const [one, other] = [light(parse(style.color)), light(behind(node))].sort((a, b) => b - a);
    const ratio = (one + 0.05) / (other + 0.05);
    const said = texts.currentNode.textContent.trim().slice(0, 40);
    if (ratio < 4.5) found.push(`${ratio.toFixed(2)} ${node.className || node.tagName}: ${said}`);
  }
  return found;
})()"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Page]:
    with chromium.browser() as page:
        yield page


def internal() -> Edition:
    sample = sample_edition()
    claim = sample.claims[0]
    passage = (
        Segment("The mayor spoke.\n" * 60 + "… the mayor said ", ()),
        Segment("the dam has drifted", ("quotation",)),
        Segment(" said", ("attribution",)),
        Segment(", and went.\n" * 60, ()),
    )
    groups = tuple(
        dataclasses.replace(
            group,
            items=tuple(
                dataclasses.replace(piece, remarks=(Remark(1, "flag", "A flag."),), passage=passage)
                for piece in group.items
            ),
        )
        for group in claim.evidence
    )
    remarks = (Remark(2, "finding", "error: it differs"), Remark(3, "waiver", "Waived until 2032: a reason."))
    first = dataclasses.replace(claim, evidence=groups, remarks=remarks)
    return dataclasses.replace(sample, internal=True, claims=(first, *sample.claims[1:]), remarks=remarks)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory, templates: Path) -> dict[str, str]:
    """The address of each page."""
    folder = tmp_path_factory.mktemp("pages")
    sample = sample_edition()
    made = {
        "dam": EXPORTS["html"](sample, templates),
        "draft": EXPORTS["html"](sample_edition(draft=True), templates),
        "internal": EXPORTS["html"](internal(), templates),
        "russian": EXPORTS["html"](dataclasses.replace(sample, language="ru"), templates),
        "index": OF_ALL["index.html"]([listed(sample)], templates),
    }
    for name, content in made.items():
        (folder / f"{name}.html").write_bytes(content)
    return {("brief" if name == "dam" else name): (folder / f"{name}.html").as_uri() for name in made}


def shown(browser: Page, address: str, width: int = 1000, scheme: str = "light") -> None:
    browser.prefer(prefers_color_scheme=scheme)
    browser.size(width, 900)
    browser.open(address)


@needs_axe
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1000])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_no_violation(browser: Page, pages: dict[str, str], name: str, width: int, scheme: str) -> None:
    shown(browser, pages[name], width, scheme)
    browser.run("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    browser.run(AXE.read_text(encoding="utf-8"))
    found = browser.run(
        "axe.run().then((said) => said.violations.map((v) => [v.id, v.nodes.map((n) => n.html.slice(0, 120))]))"
    )
    assert [] == found


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_every_text_stands_out_from_what_is_behind_it(
    browser: Page, pages: dict[str, str], name: str, scheme: str
) -> None:
    shown(browser, pages[name], scheme=scheme)
    assert [] == browser.run(CONTRASTS)


@pytest.mark.parametrize("name", PAGES)
def test_at_320_pixels_nothing_is_wider_than_the_window(browser: Page, pages: dict[str, str], name: str) -> None:
    shown(browser, pages[name], 320)
    assert 320 == browser.run("document.documentElement.scrollWidth")


def test_nothing_is_asked_of_the_network_or_of_another_file(browser: Page, pages: dict[str, str]) -> None:
    for address in pages.values():
        shown(browser, address)
        asked = [
            each["params"]["request"]["url"]
            for each in browser.heard
            if each.get("method") == "Network.requestWillBeSent"
        ]
        assert {address} == set(asked)


def test_the_first_key_leads_past_the_masthead(browser: Page, pages: dict[str, str]) -> None:
    shown(browser, pages["brief"])
    browser.press("Tab", 9)
    assert "Skip to the claims" == browser.run("document.activeElement.textContent")
    assert browser.run("document.activeElement.getBoundingClientRect().left >= 0")
    browser.press("Enter", 13, "\r")
    assert browser.run("location.hash") == "#claims"


def test_every_link_and_fold_is_reached_by_keyboard(browser: Page, pages: dict[str, str]) -> None:
    shown(browser, pages["internal"])
    wanted = browser.run(
        "[...document.querySelectorAll('a[href], summary')].filter((e) => e.getClientRects().length).length"
    )
    reached = set()
    for _ in range(2 * int(wanted) + 20):
        browser.press("Tab", 9)
        reached.add(browser.run("[...document.querySelectorAll('a[href], summary')].indexOf(document.activeElement)"))
    assert wanted == len(reached - {-1})


def test_a_link_to_a_quotations_source_names_the_passage(browser: Page, pages: dict[str, str]) -> None:
    shown(browser, pages["brief"])
    assert any("#:~:text=" in each for each in browser.run("[...document.links].map((link) => link.href)"))


def test_a_chain_unfolds(browser: Page, pages: dict[str, str]) -> None:
    shown(browser, pages["brief"])
    assert not browser.run("document.querySelector('.chain-words').open")
    browser.run("document.querySelector('.chain-words summary').focus()")
    browser.press("Enter", 13, "\r")
    assert browser.run("document.querySelector('.chain-words').open")
    assert "Chain: said by Analysts" in browser.run("document.querySelector('.chain-words').innerText")


def test_on_paper_it_is_whole(browser: Page, pages: dict[str, str]) -> None:
    shown(browser, pages["brief"])
    printed = browser.call("Page.printToPDF", preferCSSPageSize=True)
    text = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(base64.b64decode(printed["data"]))).pages)
    assert "Skip to the claims" not in text
    assert "Chain: said by Analysts" in " ".join(text.split())  # also what is folded


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory, templates: Path) -> str:
    """The list of very many claims."""
    sample = sample_edition()
    claims = sample.claims[:5]
    shown = [
        dataclasses.replace(sample, id=f"brief-{number}", title=f"Brief {number}", claims=claims)
        for number in range(MANY // len(claims))
    ]
    page = tmp_path_factory.mktemp("many") / "index.html"
    page.write_bytes(OF_ALL["index.html"](list(map(listed, shown)), templates))
    return page.as_uri()


def found(browser: Page) -> str:
    return str(browser.run("document.getElementById('found').textContent"))


def choose(browser: Page, name: str, value: str) -> None:
    browser.run(
        f"(() => {{ const part = document.getElementById({json.dumps(name)}); part.value = {json.dumps(value)};"
        " part.dispatchEvent(new Event('input', {bubbles: true})); })()"
    )


def test_the_list_of_very_many_claims_is_searched_and_filtered(browser: Page, many: str) -> None:
    shown(browser, many)
    assert "5000 of 5000 claims" == found(browser)
    assert 100 == browser.run("document.getElementById('results').children.length")
    browser.run("document.getElementById('more').click()")
    assert 200 == browser.run("document.getElementById('results').children.length")
    choose(browser, "words", "gauge moved")
    assert "1000 of 5000 claims" == found(browser)
    choose(browser, "verdict", "True")
    assert "0 of 5000 claims" == found(browser)
    browser.run("document.querySelector('[type=reset]').click()")
    browser.run("new Promise((done) => setTimeout(done, 50))")
    choose(browser, "verdict", "True")
    assert "1000 of 5000 claims" == found(browser)
    choose(browser, "verdict", "")
    choose(browser, "party", "щербатюк")
    choose(browser, "hands", "none")
    assert "2000 of 5000 claims" == found(browser)


def test_the_list_leads_to_the_claim(browser: Page, pages: dict[str, str]) -> None:
    shown(browser, pages["index"])
    browser.run("document.querySelector('#results a').click()")
    browser.wait_for("Page.loadEventFired")
    assert browser.run("location.pathname + location.hash").endswith("/dam.html#claim-1")


def test_the_source_stands_open_at_its_quotation_beside_it(browser: Page, pages: dict[str, str]) -> None:
    shown(browser, pages["internal"], 1400)
    place = "document.querySelector('.beside {}').getBoundingClientRect()"
    assert browser.run(f"{place.format('.passage')}.left >= {place.format('blockquote')}.right")
    assert browser.run("document.querySelector('.passage').open")
    box, mark = place.format(".passage-text"), place.format("mark.quotation")
    assert browser.run(f"{mark}.top >= {box}.top && {mark}.bottom <= {box}.bottom")
