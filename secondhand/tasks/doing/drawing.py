"""What the task `graph` does; `path` is the record's."""

from __future__ import annotations

from pathlib import Path

from secondhand import rendering
from secondhand.console import put, say
from secondhand.publishing.write import write_atomically


def graph(path: Path, name: str, format: str, output: str) -> None:
    """Draw who passed whose words on."""
    own, text = rendering.graph(path, name, format)
    if output == "-":
        put(text)
        return
    file = Path(output) if output else path.parent / "reports" / own
    write_atomically(file, text.encode())
    say(f"Wrote {file}")
