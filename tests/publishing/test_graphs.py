"""A graph as SVG, page, DOT, JSON and PROV-O: each holds the same, and each is what it says it is."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import warnings
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from made_graphs import forty_parties, record, shown
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, PROV, RDF, RDFS

from secondhand.errors import UnusableFile
from secondhand.publishing.graphs import GRAPHS
from secondhand.publishing.graphs.shown import MOST_DRAWN, ShownGraph

BASE = "https://desk.example/graph"
PARTIES: dict[str, Any] = {
    "stein": {"name": "Alba Stein", "kind": "person", "aliases": ["the minister"]},
    "dockers": {"name": 'Dockers "of" <Norra>', "kind": "group", "named": False},
    "act": {"name": "Ferry Act", "kind": "document"},
    "wire": {"name": "Coast Wire", "kind": "agency"},
    "post": {"name": "Harbour Post", "kind": "outlet"},
    "gazette": {"name": "Norra Gazette", "kind": "outlet"},
}
SOURCES: dict[str, Any] = {
    "ferries": {"title": "Ferries & crews", "publisher": "gazette", "author": "Ada Holm", "published": "2031-05-04"},
    "strike": {"title": "The strike", "url": "https://post.example/strike", "publisher": "post"},
    "copy": {"title": "Der Streik", "rests_on": [{"source": "strike", "how": "translated"}]},
}


def _rests(source: str) -> dict[str, str]:
    return {"source": source, "how": "rewritten"}


def piece(source: str, said_by: str | None, *via: str) -> dict[str, Any]:
    return {
        "source": source,
        "quote": f"words of {said_by}",
        "stance": "supports",
        "said_by": said_by,
        "via": list(via),
    }


CLAIMS = {
    "stop": [
        piece("ferries", "stein", "wire"),
        piece("ferries", "dockers", "wire", "post"),
        piece("ferries", None),
        piece("copy", "act"),
    ],
    "paid": [piece("strike", None, "wire"), piece("copy", None)],
}


@pytest.fixture
def graph() -> ShownGraph:
    return shown(record(CLAIMS, PARTIES, SOURCES))


def written(graph: ShownGraph, format: str) -> str:
    return GRAPHS[format][0](graph)


@pytest.mark.parametrize("format", GRAPHS)
def test_the_same_graph_gives_the_same_text(graph: ShownGraph, format: str) -> None:
    assert written(graph, format) == written(shown(record(CLAIMS, PARTIES, SOURCES)), format)


@pytest.mark.parametrize("format", ["svg", "html", "dot", "json"])
def test_every_format_has_the_sentence_and_every_name(graph: ShownGraph, format: str) -> None:
    picture, text = graph.picture(), written(graph, format)
    assert picture.sentence in text
    for party in picture.parties:
        assert any(name in text for name in (party.name, party.name.replace('"', '\\"'), _escaped(party.name)))


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&#34;")


def test_the_svg_stands_alone_and_fetches_nothing(graph: ShownGraph) -> None:
    text = written(graph, "svg")
    root = ElementTree.fromstring(text.encode())
    assert graph.picture().title == root.findtext("{http://www.w3.org/2000/svg}title")
    assert text.count("@font-face") == 3
    assert not re.findall(r"url\((?!data:font/woff;base64,)", text)
    assert "http" not in text.replace("http://www.w3.org/2000/svg", "")


def test_the_graph_of_one_claim_has_its_own_evidence_alone() -> None:
    one = shown(record(CLAIMS, PARTIES, SOURCES), "paid")
    assert {"paid"} == {each["claim"] for each in json.loads(written(one, "json"))["pieces"]}
    assert "claim" == one.kind


def test_a_claim_of_a_briefs_name_is_named_with_a_word_before_it() -> None:
    made = record({"b": CLAIMS["paid"], "stop": CLAIMS["stop"]}, PARTIES, SOURCES)
    assert ("brief", 6) == (shown(made, "b").kind, len(shown(made, "b").graph.pieces))
    assert ("claim", 2) == (shown(made, "claim:b").kind, len(shown(made, "claim:b").graph.pieces))


def test_what_is_not_there_is_said_with_what_is_nearest() -> None:
    with pytest.raises(UnusableFile, match='no brief or claim "pade"; did you mean "paid"'):
        shown(record(CLAIMS, PARTIES, SOURCES), "pade")
    with pytest.raises(UnusableFile, match="there is no evidence"):
        shown(record({"stop": []}, PARTIES, SOURCES))


def test_json_has_nodes_links_and_the_way_of_each_piece(graph: ShownGraph) -> None:
    data = json.loads(written(graph, "json"))
    assert (data["at_most"], data["evidence"]) == (graph.graph.origins.at_most, 6)
    names = [node["name"] for node in data["nodes"]]
    way = [names[place] for place in data["pieces"][1]["nodes"]]
    assert ['Dockers "of" <Norra>', "Coast Wire", "Harbour Post", "Norra Gazette"] == way
    assert ["Ferry Act", "Harbour Post", "Publisher not stated"] == [names[n] for n in data["pieces"][3]["nodes"]]
    links = {(names[each["from"]], names[each["to"]]): (each["manner"], each["how"]) for each in data["links"]}
    assert ("passed on", None) == links["Coast Wire", "Harbour Post"]
    assert ("told", None) == links["Alba Stein", "Coast Wire"]
    assert ("made from", "translated") == links["Harbour Post", "Publisher not stated"]


def test_dot_is_one_statement_a_line_with_every_text_quoted(graph: ShownGraph) -> None:
    first, *lines, last = written(graph, "dot").splitlines()
    assert ("digraph sourcing {", "}") == (first, last)
    statement = re.compile(
        r'  (rankdir=LR|label="(\\.|[^"\\])*"|(\w+ )?(-> \w+ )?\[(\w+=(\w+|[\d.]+|"(\\.|[^"\\])*")(, )?)+\]);'
        r"|  \w+ -> \w+ \[.*\];"
    )
    assert [line for line in lines if not statement.fullmatch(line)] == []
    assert 'label="Dockers \\"of\\" <Norra>\\nunnamed"' in "\n".join(lines)


@pytest.fixture
def triples(graph: ShownGraph) -> Graph:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # rdflib's reader of JSON-LD uses what rdflib itself gives up
        return Graph().parse(data=written(graph, "prov"), format="json-ld", publicID=BASE)


def test_prov_is_rdf_that_answers_who_passed_on_what(triples: Graph) -> None:
    found = triples.query(
        """
        PREFIX prov: <http://www.w3.org/ns/prov#>
        PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
        SELECT ?words ?speaker WHERE {
          ?quotation prov:value ?words ; prov:wasQuotedFrom ?source ; prov:hadPrimarySource ?statement ;
                     prov:wasDerivedFrom/prov:wasQuotedFrom* ?telling .
          ?telling prov:wasAttributedTo ?relay .
          ?relay rdfs:label "Coast Wire" .
          ?statement prov:wasAttributedTo/rdfs:label ?speaker .
        }
        """
    )
    assert {
        ("words of stein", "Alba Stein"),
        ("words of stein", "the minister"),
        ("words of dockers", 'Dockers "of" <Norra>'),
    } == {(str(row[0]), str(row[1])) for row in found}


def test_prov_says_what_was_made_from_what_and_by_whom(triples: Graph) -> None:
    def named(fragment: str) -> Any:
        return next(node for node in triples.all_nodes() if str(node) == f"{BASE}#{fragment}")

    assert named("source-strike") in triples.objects(named("source-copy"), PROV.wasDerivedFrom)
    assert named("party-gazette") in triples.objects(named("source-ferries"), PROV.wasAttributedTo)
    own_words = named("quotation-paid-2")
    assert [named("source-strike")] == list(triples.objects(own_words, PROV.hadPrimarySource))
    assert [named("source-copy")] == list(triples.objects(own_words, PROV.wasQuotedFrom))


def test_every_quotation_of_the_record_is_in_prov_with_its_source_and_primary_source(triples: Graph) -> None:
    quotations = {node for node in triples.subjects(PROV.value) if "#quotation-" in str(node)}
    assert 6 == len(quotations)
    for quotation in quotations:
        assert 1 == len(list(triples.objects(quotation, PROV.wasQuotedFrom)))
        assert 1 == len(list(triples.objects(quotation, PROV.hadPrimarySource)))


def _triples(made: ShownGraph) -> Graph:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return Graph().parse(data=written(made, "prov"), format="json-ld", publicID=BASE)


CARELESS = {
    "ferries": {"title": "F", "publisher": "gazette", "author": "Alba Stein", "rests_on": [_rests("ferries")]},
    "both": {"title": "B", "rests_on": [_rests("one"), _rests("two"), _rests("nowhere")]},
    "one": {"title": "1", "author": "李 明", "publisher": "post"},
    "two": {"title": "2", "publisher": "nobody"},
}


def test_whatever_is_attributed_is_attributed_to_an_agent_with_a_label() -> None:
    claims = {"c": [piece("ferries", "ghost", "phantom"), piece("both", None), piece("both", "dockers")]}
    triples = _triples(shown(record(claims, PARTIES, CARELESS)))
    agents = set(triples.subjects(RDF.type, PROV.Agent))
    attributed = set(triples.objects(None, PROV.wasAttributedTo))
    assert attributed <= agents
    labels = {str(label) for agent in attributed for label in triples.objects(agent, RDFS.label)}
    assert {"ghost", "phantom", "李 明", "Alba Stein", 'Dockers "of" <Norra>'} <= labels
    assert ["not named"] == [
        str(words)
        for agent in triples.subjects(RDFS.label, Literal('Dockers "of" <Norra>'))
        for words in triples.objects(agent, DCTERMS.description)
    ]


def test_nothing_is_derived_from_itself_and_each_text_that_words_stood_in_first_is_a_primary_source() -> None:
    triples = _triples(shown(record({"c": [piece("ferries", None), piece("both", None)]}, PARTIES, CARELESS)))
    assert [] == [(one, other) for one, other in triples.subject_objects(PROV.wasDerivedFrom) if one == other]
    quotation = URIRef(f"{BASE}#quotation-c-2")
    found = {str(each) for each in triples.objects(quotation, PROV.hadPrimarySource)}
    assert {f"{BASE}#source-one", f"{BASE}#source-two"} == found


def test_too_many_parties_are_written_as_data_and_not_drawn() -> None:
    parties = {f"p{n}": {"name": f"P {n}", "kind": "person"} for n in range(MOST_DRAWN)}
    made = shown(record({"c": [piece("ferries", name) for name in parties]}, {**PARTIES, **parties}, SOURCES))
    for format in ("dot", "json", "prov"):
        assert "ferries" in written(made, format) or "P 7" in written(made, format)
    for format in ("svg", "html"):
        with pytest.raises(UnusableFile, match="too many for a picture"):
            written(made, format)


@pytest.fixture(scope="module")
def chromium() -> str:
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if not program:
        pytest.skip("there is no Chromium")
    return program


def _in_browser(chromium: str, address: str) -> str:
    command = [chromium, "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom", address]
    return subprocess.run(command, capture_output=True, encoding="utf-8", timeout=120, check=True).stdout


def test_a_piece_named_in_the_address_is_traced_through_the_picture(chromium: str, tmp_path: Path) -> None:
    made = shown(forty_parties())
    page = tmp_path / "page.html"
    page.write_text(written(made, "html"), encoding="utf-8")
    dom = _in_browser(chromium, f"{page.as_uri()}#piece-6")
    on = {int(each) for each in re.findall(r'<g class="party [\w-]+ on" data-party="(\d+)"', dom)}
    way = set(made.graph.pieces[5].way)
    assert way == on
    assert 'class="layout traced"' in dom
    assert f'role="status">{made.picture().pieces[5].text}</figcaption>' in dom


PRESSES = """<script>
addEventListener("load", function () {
  var party = document.querySelector("[data-party='0']");
  party.focus();
  party.dispatchEvent(new KeyboardEvent("keydown", {key: "Enter", bubbles: true}));
  document.title = "kept: " + document.querySelectorAll(".pieces li.on").length + ", " + party.ariaPressed;
  document.dispatchEvent(new KeyboardEvent("keydown", {key: "Escape", bubbles: true}));
  document.title += "; after Escape: " + document.querySelectorAll(".on").length;
});
</script></body>"""


def test_a_party_is_traced_by_keyboard_and_let_go_by_escape(chromium: str, tmp_path: Path) -> None:
    made = shown(forty_parties())
    page = tmp_path / "page.html"
    page.write_text(written(made, "html").replace("</body>", PRESSES), encoding="utf-8")
    pieces = len(made.graph.nodes[0].pieces)
    assert f"<title>kept: {pieces}, true; after Escape: 0</title>" in _in_browser(chromium, page.as_uri())


def test_the_page_needs_nothing_else(graph: ShownGraph) -> None:
    page = written(graph, "html")
    assert not re.findall(r"(?:src|href)=|url\((?!data:font/woff)|@import", page.replace("http://www.w3.org", ""))
    assert page.count('tabindex="0"') == len(graph.graph.nodes)
    assert page.count("<button") == len(graph.graph.pieces)
