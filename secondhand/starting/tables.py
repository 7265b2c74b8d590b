"""Claims out of a table: CSV, or the like with semicolons or tabs (pure)."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import replace

from secondhand.errors import UnusableFile
from secondhand.starting.found import Found, Import, dated

_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "claim": ("claim", "statement", "claimreviewed", "claim reviewed", "quote"),
    "claimant": ("claimant", "speaker", "who", "said by", "author", "claim author"),
    "claimed_on": ("date", "claim date", "claimed on", "date published"),
    "claimed_in": ("where", "claimed in", "appearance", "medium", "url", "link", "claim url"),
    "verdict": ("verdict", "rating", "label", "alternatename", "conclusion"),
    "rationale": ("rationale", "explanation", "reasoning", "summary", "why"),
    "chosen_because": ("chosen because", "chosen_because", "reason for checking"),
    "brief": ("brief",),
    "id": ("id", "slug"),
}
"""By what headings each field of a claim is known."""


def claims_of_table(name: str, text: str) -> Import:
    """The claims of a table with a line of headings. UnusableFile where it is none, or has no column of claims."""
    header = text.partition("\n")[0]
    delimiter = max(",;\t", key=header.count)
    rows = csv.reader(io.StringIO(text), delimiter=delimiter, strict=True)
    found = Import()
    try:
        columns = [" ".join(each.lower().replace("_", " ").split()) for each in next(rows, [])]
        meant: dict[int, str] = {}
        for index, column in enumerate(columns):
            fits = next((key for key, names in _COLUMNS.items() if column in (*names, key.replace("_", " "))), "")
            if fits and fits not in meant.values():
                meant[index] = fits
            elif column:
                found.remarks.append(f'column "{column}" is not known and was left out')
        if "claim" not in meant.values():
            raise UnusableFile(f'{name}:1: no column is called "claim"; there are: {", ".join(columns) or "none"}')
        for row in rows:
            said = {meant[i]: " ".join(cell.split()) for i, cell in enumerate(row) if i in meant}
            at = f"line {rows.line_num}"
            if any(cell.strip() for cell in row[len(columns) :]):
                found.remarks.append(f"{at}: it has more cells than there are headings; those were left out")
            if not said.get("claim"):
                if any(cell.strip() for cell in row):
                    found.remarks.append(f"{at}: left out, it has no claim")
                continue
            found.claims.append(dated(found, _of_row(at, said)))
    except csv.Error as error:
        raise UnusableFile(f"{name}:{rows.line_num}: not a table: {error}") from None
    return found


def _of_row(at: str, said: Mapping[str, str]) -> Found:
    """A claim of what the columns say."""
    claim = Found(at, said["claim"])
    for name, text in said.items():
        if name != "person":
            claim = replace(claim, **{name: text})  # type: ignore[arg-type]  # every field but person is a text
    return claim
