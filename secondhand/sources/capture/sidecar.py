"""What is kept of a capture beside its text, in the private folder: `<id>.capture.json`.

The page's full text, for quotations that stand outside its main text; and what its server wants to hear when it is
asked again. Nothing that the record needs is only here.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass

SUFFIX = ".capture.json"
ARCHIVE = ".warc.gz"


@dataclass(frozen=True, slots=True)
class Sidecar:
    """`sha256` is the digest of the main text that it stands beside; `full_text` is "" where there is no more."""

    sha256: str
    full_text: str = ""
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
        said = {name: str(data.get(name, "")) for name in ("full_text", "etag", "modified")}
        return Sidecar(str(data["sha256"]), remarks=remarks, **said)
    except (KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError(f"it is no sidecar of a capture: {error}") from error
