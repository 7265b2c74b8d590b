"""The tasks by which a desk, its claims and its sources begin; what they do is in `doing/`."""

from __future__ import annotations

from invoke.context import Context
from invoke.tasks import task

from secondhand.console import desk_record, guarded

_FILE = {"file": "the record; its folder is the desk (default: claims.yaml of this desk)"}


@task(positional=["folder"], help={"folder": "a folder that is new or empty"})
@guarded
def init(_: Context, folder: str) -> None:
    """
    Make a new desk: record, an invented example with a second-hand quotation, templates, CI, tasks.py.

    In it "invoke validate" and "invoke report" pass at once.

    Examples:
      secondhand init norra-desk && cd norra-desk && git init && invoke validate
    """
    from secondhand.tasks.doing import starting

    starting.init(folder)


@task(
    positional=["what"],
    help={
        "what": "claim or source",
        "claim": "a claim: the statement, as it was made",
        "claimant": "a claim: who made it, by id or name",
        "brief": "a claim: the id of its brief",
        "rationale": "a claim: what is known so far",
        "title": "a source: its title",
        "publisher": "a source: who published it, by id or name",
        "author": "a source: who wrote it",
        "published": "a source: when (2031, 2031-05 or 2031-05-04)",
        "url": "a source: where",
        "text": "a source: the file with its archived text",
        "id": "the id (default: made from the words)",
        **_FILE,
    },
)
@guarded
def new(
    context: Context,
    what: str,
    claim: str = "",
    claimant: str = "",
    brief: str = "",
    rationale: str = "",
    title: str = "",
    publisher: str = "",
    author: str = "",
    published: str = "",
    url: str = "",
    text: str = "",
    id: str = "",
    file: str = "",
) -> None:
    """
    Add a claim or a source: what was not given as an option is asked for. Nothing else in the record is touched.

    A party that the record does not have yet is added with it. An empty answer leaves a field out that may be left out.

    Examples:
      invoke new claim
      invoke new source --text sources/timetable.txt
      invoke new claim --claim "The ferries will stop" --claimant "Alba Stein"
    """
    from secondhand.tasks.doing import starting

    said = {"claim": claim, "claimant": claimant, "brief": brief, "rationale": rationale, "title": title}
    said |= {"publisher": publisher, "author": author, "published": published, "url": url, "text": text, "id": id}
    starting.new(desk_record(context, file), what, said)


@task(
    name="import",
    positional=["source"],
    help={"source": "ClaimReview (.json, .jsonld) or a table (.csv, .tsv)", **_FILE},
)
@guarded
def import_claims(context: Context, source: str, file: str = "") -> None:
    """
    Add the claims of a file as drafts: ClaimReview as JSON or JSON-LD, or a table with a line of headings.

    Columns are known by their headings (claim, claimant, date, where, verdict, rationale, brief, id, and what else they
    are called); those that are not known are named and left out, and so is a claim that the record has word for word.

    Examples:
      secondhand import old-checks.csv
      secondhand import reviews.jsonld
    """
    from secondhand.tasks.doing import starting

    starting.import_claims(desk_record(context, file), source)


TASKS = (init, new, import_claims)
