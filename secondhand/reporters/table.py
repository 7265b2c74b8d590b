"""The formats of findings, by the name that `--format` takes."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from secondhand.reporters import github, json, junit, sarif, text
from secondhand.reporters.report import Report

FORMATS: Mapping[str, Callable[[Report], str]] = {
    "text": text.write,
    "json": json.write,
    "github": github.write,
    "sarif": sarif.write,
    "junit": junit.write,
}
"""For each format, the function that makes it of a report."""
