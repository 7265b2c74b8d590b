"""The tasks as an editor types them: what they print, how they exit, what lies there afterwards."""

from __future__ import annotations

import os
import signal
import socketserver
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from documents import pdf
from local_site import Site, answer

PARAGRAPHS = (
    "The ferries that link the island with the mainland may stop in May, the ministry said on Sunday.",
    "“We seldom met the owners,” said the minister, Alba Stein, according to the Harbour Post, and went on board.",
    "Dockers told Radio Norra that they would not unload another ship before they had seen their wages in full.",
)
PAGE = (
    '<html lang="en"><head><title>Ferries may stop</title><meta property="og:site_name" content="Harbour Post"></head>'
    f"<body><article><h1>Ferries may stop</h1>{''.join(f'<p>{each}</p>' for each in PARAGRAPHS)}</article>"
    "<footer><p>Correction: it is the northern quay that closes.</p></footer></body></html>"
).encode()


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-c", "from secondhand.cli import main; main()", *arguments]


ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent.parent), "NO_COLOR": "1", "COLUMNS": "80"}


def secondhand(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the program in a desk's folder."""
    return subprocess.run(
        command(*arguments), cwd=folder, env=ENVIRONMENT, capture_output=True, encoding="utf-8", check=False
    )


def test_a_list_is_captured_what_fails_is_named_and_exits_with_2(desk: Path, site: Site) -> None:
    site.answers["/a"] = answer(PAGE)
    (desk / "lists").mkdir()
    (desk / "lists" / "quay.pdf").write_bytes(pdf(PARAGRAPHS))
    listed = f"\ufeff# links\n{site.url('/a')}\n\n{site.url('/none')}\nquay.pdf\n{site.url('/a')}\n"
    (desk / "lists" / "links.txt").write_text(listed, encoding="utf-8")
    run = secondhand("capture", "--list", "lists/links.txt", "--allow-private", "--delay", "0", folder=desk)
    assert 2 == run.returncode
    assert f"error: {site.url('/none')}: 127.0.0.1 answers 404: there is no such page\n" == run.stderr
    lines = run.stdout.splitlines()
    assert "captured ferries-may-stop: Ferries may stop (harbour-post, no author, no published), 59 words" in lines
    assert "captured quay-pdf: quay.pdf (no publisher, no author, no published), 56 words" in lines
    assert "2 captured, 1 failed" == lines[-1]
    assert "\x1b" not in run.stdout + run.stderr


def test_scan_goes_on_with_the_second_hand_statements(desk: Path, site: Site) -> None:
    site.answers["/a"] = answer(PAGE)
    run = secondhand("capture", site.url("/a"), "--allow-private", "--scan", folder=desk)
    assert 0 == run.returncode, run.stderr
    assert "ferries-may-stop:7:1: [Dockers] {told} Radio Norra «that they would not unload another ship" in run.stdout
    assert "2 hands, second-hand: Dockers (group) → Radio Norra (outlet)" in run.stdout
    assert "ministry said" not in run.stdout


def test_a_quotation_that_no_longer_stands_exits_with_1(
    desk: Path, site: Site, change: Callable[[str, str], None]
) -> None:
    site.answers["/a"] = answer(PAGE)
    assert 0 == secondhand("capture", site.url("/a"), "--allow-private", folder=desk).returncode
    change(
        "      - source: harbour\n        quote: We rarely",
        "      - {source: ferries-may-stop, quote: We seldom met the owners, stance: context}\n"
        "      - source: harbour\n        quote: We rarely",
    )
    site.answers["/a"] = answer(PAGE.replace(b"seldom", b"never"))
    run = secondhand("refresh", "--allow-private", "--delay", "0", folder=desk)
    assert 1 == run.returncode
    lines = run.stdout.splitlines()
    assert "1 source without an address: not asked for" in lines
    gone = 'error: quote no longer stands in "ferries-may-stop" as it is now: We seldom met the owners [capture]'
    assert [gone] == [each.partition(": ")[2] for each in lines if each.endswith(gone)]
    assert "1 changed; 1 quotation no longer stands" == lines[-1]


def test_a_quotation_from_beside_the_main_text_is_found_and_that_is_said(
    desk: Path, site: Site, change: Callable[[str, str], None]
) -> None:
    site.answers["/a"] = answer(PAGE)
    assert 0 == secondhand("capture", site.url("/a"), "--allow-private", folder=desk).returncode
    change(
        "      - source: harbour\n        quote: We rarely",
        "      - {source: ferries-may-stop, quote: it is the northern quay that closes, stance: context}\n"
        "      - source: harbour\n        quote: We rarely",
    )
    run = secondhand("validate", folder=desk)
    assert 1 == run.returncode
    assert 'error: quote stands in "ferries-may-stop" only outside the main text [quote-in-source]' in run.stdout
    assert f'"invoke capture {site.url("/a")} --whole --id NEW"' in run.stdout


def test_a_brief_says_on_which_page_a_quotation_stands(desk: Path, change: Callable[[str, str], None]) -> None:
    (desk / "quay.pdf").write_bytes(pdf(["Contents", *PARAGRAPHS]))
    assert 0 == secondhand("capture", "quay.pdf", "--id", "quay", "--title", "The quay", folder=desk).returncode
    change(
        "      - source: harbour\n        quote: We rarely",
        "      - {source: quay, quote: We seldom met the owners, stance: context}\n"
        "      - source: harbour\n        quote: We rarely",
    )
    assert 0 == secondhand("seal", folder=desk).returncode
    run = secondhand("report", "--draft", "--format", "json", folder=desk)
    assert 0 == run.returncode, run.stderr
    assert '"source_details": "page 3; publisher not stated"' in (desk / "reports" / "ferries.json").read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["nothing.pdf", "--kind", "newspaper"], 'there is no kind "newspaper"'),
        (["nothing.pdf", "--published", "yesterday"], '"yesterday" is no date; write 2031, 2031-05 or 2031-05-04'),
        (["nothing.pdf", "--id", "A b"], '"A b" is no id'),
        (["nothing.txt", "--list"], "nothing.txt: cannot be read: No such file or directory"),
        (["claims.yaml", "--list", "--id", "x"], "--id cannot be that of"),
        (["nothing.pdf"], "nothing.pdf: there is no such file"),
        (["x.example/a"], "there is no such file; if an address is meant: https://x.example/a"),
        ([""], "an address or a file is to be named"),
    ],
)
def test_what_cannot_be_meant_is_said_and_exits_with_2(desk: Path, arguments: list[str], reason: str) -> None:
    before = (desk / "claims.yaml").read_bytes()
    run = secondhand("capture", *arguments, folder=desk)
    assert 2 == run.returncode
    assert reason in run.stderr
    assert "Traceback" not in run.stderr
    assert before == (desk / "claims.yaml").read_bytes()


def test_help_is_given_with_examples(desk: Path) -> None:
    run = secondhand("capture", "--help", folder=desk)
    assert 0 == run.returncode
    assert "invoke capture https://example.org/article" in run.stdout


def test_ctrl_c_keeps_what_is_done(desk: Path, site: Site) -> None:
    def never(_: socketserver.StreamRequestHandler, __: str) -> None:
        time.sleep(30)

    site.answers["/a"] = answer(PAGE)
    site.answers["/b"] = never
    (desk / "links.txt").write_text(f"{site.url('/a')}\n{site.url('/b')}\n", encoding="utf-8")
    arguments = command("capture", "links.txt", "--list", "--allow-private", "--delay", "0")
    with subprocess.Popen(arguments, cwd=desk, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as run:
        while len(site.asked) < 2:
            time.sleep(0.02)
        time.sleep(1.5)  # for the worker to have read the first page
        run.send_signal(signal.SIGINT)
        said, complaints = run.communicate(timeout=20)
    assert 130 == run.returncode
    assert b"captured ferries-may-stop" in said
    assert b"Traceback" not in complaints
    assert "  ferries-may-stop:\n" in (desk / "claims.yaml").read_text(encoding="utf-8")


def test_validate_loads_nothing_that_only_capture_needs(desk: Path) -> None:
    heavy = "trafilatura lxml pypdf warcio mammoth certifi secondhand.capturing.run secondhand.sources.capture.fetch"
    code = f"import sys, secondhand.cli; print([each for each in {heavy.split()!r} if each in sys.modules])"
    found = subprocess.run(
        [sys.executable, "-c", code], env=ENVIRONMENT, cwd=desk, capture_output=True, encoding="utf-8", check=True
    )
    assert "[]" == found.stdout.strip()
