"""The task that shows briefs in a browser while they are written."""

from __future__ import annotations

from typing import Any

from invoke.context import Context
from invoke.tasks import task

from secondhand.console import desk_record, guarded, say


@task(
    help={
        "brief": "the id of a brief; may be given several times (default: all)",
        "format": "pdf, docx, html or json; may be given several times (default: html)",
        "output": "the folder to write to (default: reports/ beside the record)",
        "port": "the port to listen at (default: any that is free)",
        "file": "the record; its folder is the desk (default: claims.yaml of this desk)",
    },
    iterable=["brief", "format"],
)
@guarded
def watch(
    context: Context, brief: Any = None, format: Any = None, output: str = "", port: int = 0, file: str = ""
) -> None:
    """
    Render the briefs anew whenever the record, a source or a template is saved, and reload them in the browser.

    The pages are served to this machine alone. A record with errors gives drafts. Ctrl-C ends it.

    Examples:
      invoke watch
      invoke watch --brief kazakhstan --format html --format pdf
    """
    from rich.text import Text

    from secondhand import rendering
    from secondhand.reporters.text import counted
    from secondhand.watching.run import Rendered
    from secondhand.watching.run import watch as keep_watch
    from secondhand.watching.server import Server

    record = desk_record(context, file)
    folder = rendering.reports_folder(record.parent, output)
    formats = rendering.formats_of(format or ["html"])
    server = Server(folder, port)

    def tell(rendered: Rendered) -> None:
        for line in (*rendered.problems, *rendered.errors):
            say(Text(line, "red"), error=True)
        drafts = f", as drafts: {counted(len(rendered.errors), 'error')}" if rendered.errors else ""
        say(f"Wrote {counted(rendered.written, 'file')}{drafts}")

    page = f"{brief[0]}.html" if brief and "html" in formats else ""
    say(f"Watching {record}: {server.address}{page} (Ctrl-C ends it)")
    keep_watch(record, folder, brief or (), formats, server, tell)


TASKS = (watch,)
