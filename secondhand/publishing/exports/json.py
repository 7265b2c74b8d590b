"""JSON: the edition as data, for programs. Keys stand in the order of the dataclasses' fields."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

from secondhand.publishing.brief import Edition
from secondhand.publishing.characters import showable


def export_json(edition: Edition, templates_folder: Path) -> bytes:  # noqa: ARG001  # every export is called alike
    """The brief as JSON in UTF-8, indented by two, with a final newline."""
    data = dataclasses.asdict(showable(edition))
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode("utf-8")
