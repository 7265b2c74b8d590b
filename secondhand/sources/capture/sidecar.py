"""What is kept of a capture beside its text, in the private folder: `<id>.capture.json`.

What its server wants to hear when it is asked again, and what was odd. Nothing that the record needs is only here.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass

SUFFIX = ".capture.json"
ARCHIVE = ".warc.gz"
CHANGES = ".diff"


@dataclass(frozen=True, slots=True)
class Sidecar:
    """`sha256` is the digest of the text that it stands beside."""

    sha256: str
    etag: str = ""
    modified: str = ""
    remarks: tuple[str, ...] = ()

    def conditions(self) -> Mapping[str, str]:
        """The headers that ask for the document only if it has changed."""
        said = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: value for name, value in said.items() if value}


def dump(sidecar: Sidecar) -> str:
    """The file's content."""
    return json.dumps(asdict(sidecar), ensure_ascii=False, indent=1) + "\n"


def parse(text: str) -> Sidecar:
    """The sidecar that `dump` wrote. ValueError where it is none."""
    try:
        data = json.loads(text)
        remarks = tuple(str(each) for each in data.get("remarks", ()))
        said = {name: str(data.get(name, "")) for name in ("etag", "modified")}
        return Sidecar(str(data["sha256"]), remarks=remarks, **said)
    except (KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError(f"it is no sidecar of a capture: {error}") from error
