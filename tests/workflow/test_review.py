"""Two revisions of a desk compared by meaning, in a real repository."""

from __future__ import annotations

import html
import json
import re
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from markdown_it import MarkdownIt

from secondhand.record.changes import changes
from secondhand.record.load import parse
from secondhand.record.model import Record
from secondhand.reporters.review_html import review_html
from secondhand.reporters.review_markdown import MARK, review_markdown
from secondhand.review.compare import reviewed
from secondhand.review.concerned import concerned

ADA, ODD = "Ada Holm <ada@desk.example>", "Odd Lind <odd@desk.example>"
Run = Callable[..., subprocess.CompletedProcess[str]]
Change = Callable[[str, str], None]
RECORD = (Path(__file__).parent.parent / "checks" / "prelude.yaml").read_text(encoding="utf-8")


@pytest.fixture
def here(desk: Path, run: Run, commit: Callable[[Path, str], str]) -> Path:
    """A desk in git whose one claim is approved."""
    (desk / ".gitignore").write_text("/sources/private/\n", encoding="utf-8")
    assert 0 == run("seal", folder=desk).returncode
    commit(desk, ADA, "Begin")
    for who, task in ((ADA, "submit"), (ODD, "approve")):
        assert 0 == run(task, "owners", folder=desk, who=who).returncode
        commit(desk, who, task.capitalize())
    return desk


def found(run: Run, desk: Path, *options: str) -> dict:
    done = run("review", "--format", "json", *options, folder=desk)
    assert (0, "") == (done.returncode, done.stderr)
    return json.loads(done.stdout)


def test_moving_and_reformatting_is_silence(run: Run, here: Path, change: Change) -> None:
    change(
        "rationale: Only the minister says so.",
        "# Thought over twice.\n    rationale: >-\n      Only the minister\n      says so.",
    )
    assert "nothing changed in meaning" == found(run, here)["summary"]
    assert "Nothing changed in meaning" in run("review", folder=here).stdout


def test_a_verdict_comes_first_with_what_it_rests_on_and_voids_the_approval(
    run: Run, here: Path, change: Change
) -> None:
    change("verdict: unproven", "verdict: misleading")
    change(
        "    evidence:\n",
        "    evidence:\n      - {source: harbour, quote: Ferries to Norra may stop, stance: undermines,"
        " said_by: harbour-post}\n",
    )
    review = found(run, here, "--base", "HEAD")
    sentence = "Unproven → Misleading, on 1 new piece of evidence; independent origins at most 1, as before"
    assert [{"claim": "owners", "sentence": sentence}] == review["verdicts"]
    assert [{"claim": "owners", "approved_by": ODD}] == review["voided"]
    assert "approval-stale" in [each["check"] for each in review["new"]]
    text = run("review", "--base", "HEAD", folder=here).stdout
    assert text.index("Verdict: Unproven") < text.index("Evidence added (undermines)")
    assert "chain: Harbour Post → publisher not stated" in text


def test_findings_are_new_or_solved_wherever_they_stand(run: Run, here: Path, change: Change, commit: Callable) -> None:
    change("We rarely met the owners\n        stance", "We never met the owners\n        stance")
    new = found(run, here, "--base", "HEAD")["new"]
    assert "quote-in-source" in [each["check"] for each in new]
    commit(here, ADA, "An error")
    change("We never met the owners\n        stance", "We rarely met the owners\n        stance")
    change("desk:", "# One line more\ndesk:")
    review = found(run, here, "--base", "HEAD")
    assert [] == [each for each in review["new"] if each["level"] == "error"]
    assert "quote-in-source" in [each["check"] for each in review["solved"]]


def test_an_approval_and_a_source_whose_text_changed_are_told(run: Run, here: Path, change: Change) -> None:
    review = found(run, here, "--base", "HEAD~2", "--head", "HEAD")
    assert [(ODD, ["draft", "approved"])] == [(each["approved_by"], each["status"]) for each in review["claims"]]
    text = (here / "claims.yaml").read_text(encoding="utf-8")
    digest = text.partition("sha256: ")[2][:64]
    change(f"sha256: {digest}", f"sha256: {'0' * 64}")
    review = found(run, here, "--base", "HEAD")
    assert [("harbour", True)] == [(each["id"], each["text_changed"]) for each in review["sources"]]
    assert [ODD] == [each["approved_by"] for each in review["voided"]]


def test_a_renamed_party_voids_what_it_speaks_in(run: Run, here: Path, change: Change) -> None:
    change("name: Radio Norra", "name: Radio Island")
    review = found(run, here, "--base", "HEAD")
    assert (["owners"], ["radio-norra"]) == (
        [each["claim"] for each in review["voided"]],
        [each["id"] for each in review["others"]],
    )


@pytest.mark.parametrize(
    ("options", "why"),
    [
        (("--base", "nowhere"), 'git does not know the revision "nowhere"'),
        (("--base", "--output=x"), "git does not know the revision"),
        (("--format", "docx"), 'there is no format "docx"'),
        (("--head", "HEAD"), "--head needs --base"),
        (("--base", "HEAD~1", "--file", "other.yaml"), "has no other.yaml"),
    ],
)
def test_what_cannot_be_compared_is_said(run: Run, here: Path, options: tuple[str, ...], why: str) -> None:
    done = run("review", *options, folder=here)
    assert (2, True, False) == (done.returncode, why in done.stderr, "Traceback" in done.stderr)


def test_a_base_that_cannot_be_read_names_the_commit(run: Run, here: Path, change: Change, commit: Callable) -> None:
    change("verdict: unproven", "verdict: unprovable")
    bad = commit(here, ADA, "Unusable")
    change("verdict: unprovable", "verdict: unproven")
    done = run("review", "--base", "HEAD", folder=here)
    assert (2, True) == (done.returncode, f"{bad[:12]}:claims.yaml:" in done.stderr)


def claims(count: int, verdict: str, words: str = "so") -> str:
    """A record with so many claims, all with this verdict."""
    one = """\
  c{n}:
    claim: Statement {n} @ada <b>#7</b> {words}
    claimant: dockers
    brief: ferries
    verdict: {verdict}
    rationale: One broadcast says {words}.
    evidence:
      - {{source: harbour, quote: they had not been paid, stance: supports, said_by: dockers}}
"""
    return (
        RECORD.partition("claims:\n")[0]
        + "claims:\n"
        + "".join(one.format(n=n, verdict=verdict, words=words) for n in range(count))
    )


@pytest.mark.parametrize(("count", "words"), [(2, "so"), (1500, "so"), (400, "слова " * 400)])
def test_a_comment_is_never_longer_than_a_code_host_takes(count: int, words: str) -> None:
    before, after = (parse(claims(count, *each).encode(), "c") for each in (("unproven", "so"), ("misleading", words)))
    written = review_markdown(reviewed(before, after))
    assert written.startswith(MARK)
    assert len(written.encode()) < 65_536
    assert ("**Not all of it is shown here**" in written) == (count > 2)
    # Whatever there was no room for, the head says how many there are.
    assert f"{count} claims changed" in written.partition("\n\n")[0]
    assert written.count("<details>") == written.count("</details>")


def test_words_of_the_record_are_neither_markup_nor_mentions() -> None:
    before, after = (parse(claims(1, verdict).encode(), "c") for verdict in ("unproven", "misleading"))
    review = reviewed(before, after)
    written = review_markdown(review)
    assert "@ada" not in written
    assert "<b>#" not in written
    assert "#7" not in written
    assert "<b>#7" not in review_html(review)
    assert "&lt;b&gt;#7&lt;/b&gt;" in review_html(review)


HOSTILE = (
    "a | b `code` </details> <script>x</script> @ada @org/team #12 **b** _i_ ~~s~~ [l](http://x) ![i](http://y) $x$",
    *(
        "- item",
        "1. item",
        "# head",
        "> q",
        "```\ncode\n```",
        "====",
        "| a | b |\n|---|---|",
        "~~~",
        "***",
        "    indented",
    ),
    *("<!-- c --> -->", "</summary></details>\n\n# X", "[x]: http://y", "line\\", "&lt;b&gt;", "@аня"),
)


def test_a_comment_renders_as_words_whatever_the_record_says() -> None:
    """By a reader of Markdown: the elements are those that the comment is made of, and the words are all there."""

    def record(verdict: str) -> Record:
        claims = {
            f"c{n}": {
                "claim": words,
                "claimant": "dockers",
                "brief": "ferries",
                "verdict": verdict,
                "rationale": f"{words} {verdict}",
                "evidence": [{"source": "harbour", "quote": f"{words} {verdict}", "stance": "supports"}],
            }
            for n, words in enumerate(HOSTILE)
        }
        text = RECORD.partition("claims:\n")[0] + yaml.safe_dump({"claims": claims}, allow_unicode=True)
        return parse(text.encode(), "c")

    written = review_markdown(reviewed(record("unproven"), record("misleading")))
    page = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(written)
    made = {"b", "details", "h3", "li", "p", "strong", "sub", "summary", "ul"}
    assert made == set(re.findall(r"</?([a-z][a-z0-9]*)", page))
    assert page.count("<details>") == page.count("</details>")
    assert not re.search(r"[@#]\w", page)
    shown = html.unescape(page).replace("\u200b", "")
    assert [] == [words for words in HOSTILE if " ".join(words.split()) not in shown]


def test_of_a_large_desk_the_checks_look_at_what_a_change_may_concern() -> None:
    text = claims(400, "unproven")
    text = text.replace(
        "source: harbour, quote: they had not been paid", "source: island, quote: twice as much flour", 1
    )
    before, after = (
        parse(text.encode(), "c"),
        parse(text.replace("verdict: unproven", 'verdict: "false"', 1).encode(), "c"),
    )
    small = concerned(before, after, changes(before, after))
    assert (["c0"], ["c0"], ["island"]) == (list(small[0].claims), list(small[1].claims), list(small[1].sources))
    other = parse(text.replace("name: Dockers", "name: Porters").encode(), "c")
    assert 400 == len(concerned(before, other, changes(before, other))[0].claims)


def test_a_brief_is_written_with_its_changes_tracked_for_those_who_review_in_word(
    run: Run, here: Path, change: Change
) -> None:
    change("verdict: unproven", "verdict: misleading")
    done = run("report", "--against", "HEAD", folder=here)
    assert (0, "Wrote reports/ferries-changes.docx\n") == (done.returncode, done.stdout)
    with zipfile.ZipFile(here / "reports" / "ferries-changes.docx") as parts:
        document, comments = (parts.read(f"word/{name}.xml").decode() for name in ("document", "comments"))
    assert "<w:del " in document
    assert "Verdict: Unproven → Misleading, on the same evidence" in comments
    assert "Approval voided: that of Odd Lind" in comments
    assert "approval-stale" in comments
    done = run("report", "--against", "nowhere", folder=here)
    assert (2, True) == (done.returncode, "does not know the revision" in done.stderr)
