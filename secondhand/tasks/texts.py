"""The tasks about the texts at hand; what they do is in `doing/`."""

from __future__ import annotations

from typing import Any

from invoke.context import Context
from invoke.tasks import task

from secondhand.console import desk_record, guarded


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
    from secondhand.tasks.doing import texts

    texts.seal(desk_record(context, file), tuple(source or ()))


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
    from secondhand.tasks.doing import texts

    path, sources, drafts = desk_record(context, file), tuple(source or ()), tuple(draft or ())
    texts.scan(path, sources, drafts, format, uncovered=uncovered, propose=propose, all=all)


TASKS = (seal, scan)
