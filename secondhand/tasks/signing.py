"""The tasks by which a claim goes from one state to the next, and the table of where each is; what they do is in
`doing/`, and loaded when one is run."""

from __future__ import annotations

from invoke.context import Context
from invoke.tasks import task

from secondhand.console import desk_record, guarded

_FILE = {"file": "the record; its folder is the desk (default: claims.yaml of this desk)"}
_CLAIM = {"claim": "the id of a claim", **_FILE}
_REASON = {"reason": "why, for readers: it is printed at the top of every later edition"}


@task(positional=["claim"], help=_CLAIM)
@guarded
def submit(context: Context, claim: str, file: str = "") -> None:
    """
    Hand a claim in for review: it is in review, prepared by you as git names you.

    Only these fields of the record change; comments, order and style stay. Commit them yourself.

    Examples:
      invoke submit ferries-stop
    """
    from secondhand.tasks.doing import signing

    signing.submit(desk_record(context, file), claim)


@task(positional=["claim"], help=_CLAIM)
@guarded
def approve(context: Context, claim: str, file: str = "") -> None:
    """
    Approve a claim that somebody else has submitted, exactly as it is: any later change voids the approval.

    The commit that brings the approval must be yours. Errors in the claim stop it (exit status 1).

    Examples:
      invoke approve ferries-stop
      git commit -am "Approve ferries-stop"
    """
    from secondhand.tasks.doing import signing

    signing.approve(desk_record(context, file), claim)


@task(positional=["brief"], help={"brief": "the id of a brief", **_FILE})
@guarded
def publish(context: Context, brief: str, file: str = "") -> None:
    """
    Publish a brief all of whose claims are approved: it gets its date and the next version.

    Then commit, and write it with "invoke report": the PDF carries the commit, the version and the approvals.

    Examples:
      invoke publish ferries
      git commit -am "Publish ferries" && invoke report --brief ferries
    """
    from secondhand.tasks.doing import signing

    signing.publish(desk_record(context, file), brief)


@task(positional=["claim"], help={**_CLAIM, **_REASON})
@guarded
def correct(context: Context, claim: str, reason: str = "", file: str = "") -> None:
    """
    Say in the open what of a published claim was changed since: an entry in its corrections for each part.

    Change verdict, words, rationale or quotations first. What was, what is and the date are filled in; the reason is
    yours. Then somebody else approves it anew.

    Examples:
      invoke correct ferries-stop --reason "The ministry published the timetable on 9 May."
    """
    from secondhand.tasks.doing import signing

    signing.correct(desk_record(context, file), claim, reason)


@task(positional=["claim"], help={**_CLAIM, **_REASON})
@guarded
def retract(context: Context, claim: str, reason: str = "", file: str = "") -> None:
    """
    Withdraw a published claim in the open. It stays in the record and in the brief, marked as retracted.

    Examples:
      invoke retract ferries-stop --reason "The broadcast was a hoax."
    """
    from secondhand.tasks.doing import signing

    signing.retract(desk_record(context, file), claim, reason)


@task(help=_FILE)
@guarded
def status(context: Context, file: str = "") -> None:
    """
    Show where every claim of the desk is: who prepared it, who waits for whom, since when, what blocks it.

    Examples:
      invoke status
    """
    from secondhand.tasks.doing import signing

    signing.status(desk_record(context, file))


TASKS = (submit, approve, publish, correct, retract, status)
