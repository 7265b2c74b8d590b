"""The tasks that an editor types. What a task needs is loaded when it runs: the list of tasks should come at once.

0 clean, 1 findings of level error, 2 unusable input or something missing, 130 interrupted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from invoke.collection import Collection
from invoke.context import Context
from invoke.program import Program
from invoke.tasks import task

from secondhand import __version__
from secondhand.asking import explain, schema
from secondhand.capturing.tasks import capture, refresh
from secondhand.console import desk_record, guarded, has_styles, is_given_to, progress, put, reading, say, stop
from secondhand.errors import FINDINGS, UNUSABLE, UnusableFile
from secondhand.reruns import Run
from secondhand.tasks import repository, reviewing, signing, starting, verifying, watching

EDITIONS = ("public", "internal")
NAMED = 12
"""The most briefs that a closing line names."""

if TYPE_CHECKING:
    from secondhand.pipeline import Inspection
    from secondhand.provenance.coverage import Scanned
    from secondhand.publishing.press import Output


@task(
    help={
        "file": "the record; its folder is the desk (default: claims.yaml of this desk)",
        "format": "text, for people; json, github, sarif or junit, for machines",
        "output": "the file to write to (default: standard output)",
        "select": "ids of checks, with commas: show what these find and nothing else; may be given several times",
        "ignore": "ids of checks, with commas: show what the others find; may be given several times",
        "base": "with github: what stands on lines changed since this revision comes first (default: the base branch)",
        "fix": "mend first what needs no editor: marks as in the source, and which of several places is meant",
        "dry-run": "with --fix: show what would change, and change nothing",
    },
    iterable=["select", "ignore"],
)
@guarded
def validate(
    context: Context,
    file: str = "",
    format: str = "text",
    output: str = "",
    select: Any = None,
    ignore: Any = None,
    base: str = "",
    fix: bool = False,
    dry_run: bool = False,
) -> None:
    """
    Hold every quotation and attribution of the record against its sources, and run the checks.

    A finding prints as "claims.yaml:31:14: error: …, [check]", beneath it the line of the record and the passage of the
    source, and what to do. "invoke explain CHECK" says more of a check. docs/findings.md describes the formats.
    With --fix it first mends quotation marks, dashes and the like, and adds the prefix or suffix that tells which of
    several places is meant; it changes no word, and not another byte of the record.
    Exit status: 0 clean (warnings and notes allowed), 1 findings of level error, 2 unusable input; of --dry-run 0 where
    there is nothing to mend, 1 where there is.

    Examples:
      invoke validate
      invoke validate --fix --dry-run
      invoke validate --file other/claims.yaml
      invoke validate --select quote-in-source,speaker-in-source
      invoke validate --format sarif --output findings.sarif
      invoke validate --format github --base origin/main    # in a job of GitHub Actions
      SECONDHAND_SOURCES=../texts invoke validate    # where private texts lie elsewhere
    """
    if dry_run and not fix:
        raise UnusableFile("--dry-run goes with --fix: it shows what that would change")
    record, chosen, left = desk_record(context, file), list(select or ()), list(ignore or ())
    if fix:
        from secondhand.validating import mend

        mend(record, dry_run=dry_run)
    run = Run(record, ["validate", format, output, base, *chosen, "ignore", *left])
    status = run.replayed()
    if status is not None:
        stop(status)
    beside: list[Path] = []
    with run.kept(beside):
        from secondhand import validating

        validating.validate(record, format=format, output=output, select=chosen, ignore=left, base=base, beside=beside)


def _inspect(record: Path) -> Inspection:
    from secondhand import pipeline

    with reading() as watch:
        return pipeline.inspect(record, watch=watch)


@task(
    help={
        "brief": "the id of a brief to write; may be given several times (default: all)",
        "format": "pdf, docx, html or json; may be given several times (default: all)",
        "output": "the folder to write to (default: reports/ beside the record)",
        "draft": "write although there are errors: every page says DRAFT, the findings stand at the end",
        "edition": "public, or internal: with every finding, flag and waiver at its place, as comments in Word",
        "archival": "write PDFs for archives: PDF/A-3a, with the brief's data attached",
        "against": "a revision: write <brief>-changes.docx, what changed since as Word's tracked changes and comments",
        "file": "the record; its folder is the desk (default: claims.yaml of this desk)",
    },
    iterable=["brief", "format"],
)
@guarded
def report(
    context: Context,
    brief: Any = None,
    format: Any = None,
    output: str = "",
    draft: bool = False,
    edition: str = "public",
    archival: bool = False,
    against: str = "",
    file: str = "",
) -> None:
    """
    Validate, then write every brief as PDF, DOCX, HTML and JSON; what stands there already is kept.

    Errors stop it before anything is written, but for those of claims in briefs that were not asked for; with --draft
    they are listed in the brief and do not count.
    Exit status: 0 written, 1 findings of level error, 2 unusable input or a file that could not be written.

    Examples:
      invoke report
      invoke report --draft
      invoke report --brief kazakhstan --format pdf --output /tmp
      invoke report --edition internal --format docx
      invoke report --against origin/main
    """
    from rich.text import Text

    from secondhand import pipeline
    from secondhand.findings import Level
    from secondhand.publishing.exports import OF_ALL
    from secondhand.reporters.text import closing_line, counted
    from secondhand.validating import show

    inspection = _inspect(desk_record(context, file))
    if against:
        from secondhand.changing import write_changes

        folder = Path(output) if output else inspection.desk / "reports"
        for path in write_changes(inspection, desk_record(context, file), against, brief or (), folder):
            say(f"Wrote {path}")
        return
    formats = pipeline.formats_of(format or ())
    if edition not in EDITIONS:
        raise UnusableFile(f'there is no edition "{edition}"; known: {", ".join(EDITIONS)}')
    internal = edition == "internal"
    editions = pipeline.editions(inspection, brief or (), draft=draft, internal=internal, archival=archival)
    if not draft and pipeline.in_the_way(inspection, brief or ()):
        show(inspection, level=Level.ERROR, error=True)
        say("Nothing was written. Mend the errors, or see how it looks with --draft.", error=True)
        stop(FINDINGS)
    if not editions:
        raise UnusableFile(
            f"{inspection.record.places.file} has no briefs; add one under briefs, and name it in each claim"
        )
    say(closing_line(pipeline.report_of(inspection)))
    folder = Path(output) if output else inspection.desk / "reports"
    of_all = () if brief or format or draft or internal else tuple(OF_ALL)
    plan = pipeline.plan(inspection, editions, folder, formats, of_all)
    problems = 0
    with progress(len(plan.stale)) as (begin, done):
        for written in plan.write(lambda outputs: begin(_named(outputs))):
            done()
            for complaint in written.complaints:
                say(Text("warning: ", "yellow").append(complaint, "default"), error=True)
            if written.problem:
                problems += 1
                line = Text("error: ", "bold red").append(f"{written.output.path}: {written.problem}", "default")
                say(line, error=True)
    names = ", ".join(edition.id for edition in editions[:NAMED]) + (", …" if len(editions) > NAMED else "")
    kind = counted(len(editions), "draft" if draft else "brief")
    kept = f"; {counted(len(plan.kept), 'file')} stood already" if plan.kept else ""
    wrote = counted(len(plan.stale) - problems, "file")
    also = f", and {', '.join(of_all)}" if of_all else ""
    say(f"Wrote {wrote} to {folder}/{kept}: {kind} ({names}) as {', '.join(formats)}{also}")
    if problems:
        say(f"error: {counted(problems, 'file')} could not be written", error=True)
        stop(UNUSABLE)


def _named(outputs: Sequence[Output]) -> str:
    """What is written next, for the progress bar."""
    more = f" and {len(outputs) - 1} more" if len(outputs) > 1 else ""
    return f"Writing {outputs[0].path.name}{more}"


@task(
    help={
        "source": "the id of a source; may be given several times (default: all with a private text at hand)",
        "file": "the record; its folder is the desk (default: claims.yaml of this desk)",
    },
    iterable=["source"],
)
@guarded
def seal(context: Context, source: Any = None, file: str = "") -> None:
    """
    Seal private source texts and make the receipts of their quotations: sources/<id>.seal.json.

    Commit these files with the record: they let everyone check the quotations who may not have the texts.
    The same text and quotations give the same seal, so that running it again changes nothing.

    Examples:
      invoke seal
      invoke seal --source drift
    """
    from secondhand import pipeline
    from secondhand.reporters.text import counted

    inspection = _inspect(desk_record(context, file))
    count = 0
    for path, receipts in pipeline.seal(inspection, source or ()):
        count += 1
        say(f"{path}: {counted(receipts, 'receipt')}")
    if not count:
        say("Nothing to seal: no private source has its text at hand.")


@task(
    help={
        "source": "the id of a source; may be given several times (default: all whose text is at hand)",
        "uncovered": "only what no claim covers",
        "format": "text, for people, or jsonl, for programs",
        "propose": "print YAML for every second-hand attribution that no claim covers",
        "all": "with --propose or --draft: not only the second-hand ones",
        "draft": "print YAML for the next one, as a claim with this id; may be given several times",
        "file": "the record; its folder is the desk (default: claims.yaml of this desk)",
    },
    iterable=["source", "draft"],
)
@guarded
def scan(
    context: Context,
    source: Any = None,
    uncovered: bool = False,
    format: str = "text",
    propose: bool = False,
    all: bool = False,
    draft: Any = None,
    file: str = "",
) -> None:
    """
    Find who said it, via whom, in the desk's sources, and which claims cover it ("secondhand scan FILE…": in any text).

    With --propose or --draft it prints what to add to the record; an editor fills in what the comments ask for.

    Examples:
      invoke scan --uncovered
      invoke scan --source drift --format jsonl
      invoke scan --propose > proposed.yaml
      invoke scan --source drift --draft fears --draft contacts
    """
    if format not in ("text", "jsonl"):
        raise UnusableFile(f'there is no format "{format}"; known: text, jsonl')
    from secondhand import pipeline

    inspection = _inspect(desk_record(context, file))
    scanned, absent = pipeline.scan(inspection, source or ())
    for name in absent:
        say(f"{name}: not scanned, its text is not at hand", error=True)
    if propose or draft:
        written = pipeline.propose(inspection, scanned, draft or (), second_hand=not all)
        put(written)
        if not written:
            say("Nothing to propose: the record covers it all.", error=True)
    elif format == "jsonl":
        put("".join(_json_lines(scanned, uncovered=uncovered)))
    else:
        _show_scanned(scanned, uncovered=uncovered)


def _json_lines(scanned: Sequence[Scanned], *, uncovered: bool) -> Iterator[str]:
    from secondhand.reporters.scan_jsonl import attribution_line

    for each in scanned:
        for index in each.uncovered(second_hand=False) if uncovered else range(len(each.attributions)):
            extra = {"source_id": each.source.id, "claims": each.claims[index]}
            yield attribution_line(each.file, each.text, index, each.attributions[index], extra)


def _show_scanned(scanned: Sequence[Scanned], *, uncovered: bool) -> None:
    from secondhand.reporters import scan_text

    styled = has_styles()
    if scanned:
        say(scan_text.legend(styled=styled))
    for each in scanned:
        free = each.uncovered(second_hand=False)
        say("")
        say(scan_text.heading(each.file, each.attributions).append(f", {len(free)} not covered by a claim"))
        remarks = [f"covered by: {', '.join(claims)}" if claims else "not covered" for claims in each.claims]
        shown = free if uncovered else range(len(remarks))
        for line in scan_text.attribution_lines(
            each.file, each.text, each.attributions, shown, styled=styled, remark=remarks.__getitem__
        ):
            say(line)


@task(
    positional=["name"] if is_given_to("graph") else [],
    help={
        "name": "the id of a brief or a claim (default: the whole desk)",
        "format": "svg, html (to trace chains in), dot, json or prov (PROV-O as JSON-LD)",
        "output": 'the file to write (default: reports/NAME.graph.…), or "-" to print it',
        "file": "the record; its folder is the desk (default: claims.yaml of this desk)",
    },
)
@guarded
def graph(context: Context, name: Any = None, format: str = "svg", output: str = "", file: str = "") -> None:
    """
    Draw who passed whose words on, and say on how many independent origins it rests at most.

    Where a brief and a claim have the same id, "claim:ID" names the claim. The record alone is read.

    Examples:
      invoke graph
      invoke graph chinese-voices --format html
      invoke graph fears-coming-true --format dot --output - | dot -Tpdf > fears.pdf
      invoke graph --format prov --output desk.jsonld
    """
    from secondhand import pipeline
    from secondhand.publishing.write import write_atomically

    record = desk_record(context, file)
    own, text = pipeline.graph(record, name or "", format)
    if output == "-":
        put(text)
        return
    path = Path(output) if output else record.parent / "reports" / own
    write_atomically(path, text.encode())
    say(f"Wrote {path}")


TASKS = (
    *(validate, report, seal, scan, graph, capture, refresh, explain, schema),
    *(each for module in (watching, signing, reviewing, verifying, repository, starting) for each in module.TASKS),
)


def tasks_of(file: str) -> Collection:
    """The tasks of a desk, for its tasks.py to hand to Invoke: `namespace = tasks_of(__file__)`."""
    tasks = Collection(*TASKS)
    tasks.configure({"desk": str(Path(file).resolve().parent)})
    return tasks


def main() -> None:
    """`secondhand TASK`: the same tasks as `invoke TASK`, in any folder that is a desk."""
    Program(version=__version__, namespace=Collection(*TASKS), name="secondhand", binary="secondhand").run()
