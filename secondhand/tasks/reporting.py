"""The tasks that write what readers see; what they do is in `doing/`."""

from __future__ import annotations

from typing import Any

from invoke.context import Context
from invoke.tasks import task

from secondhand.console import desk_record, guarded, is_given_to


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
    from secondhand.tasks.doing import reporting

    path = desk_record(context, file)
    briefs, formats = tuple(brief or ()), tuple(format or ())
    reporting.report(path, briefs, formats, output, against, edition, draft=draft, archival=archival)


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
    from secondhand.tasks.doing import drawing

    drawing.graph(desk_record(context, file), name or "", format, output)


TASKS = (report, graph)
