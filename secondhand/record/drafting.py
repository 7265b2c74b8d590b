"""What an entry that the record lacks is called, and how it is written there: name, id, YAML."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container

import yaml

from secondhand.record.words import RESERVED


def plain_name(name: str) -> str:
    """A name without its article, blanks and invisible characters made plain; "party" where nothing is left."""
    seen = "".join(each if each.isprintable() else " " for each in name)
    return re.sub(r"^(?:the|an?)\s(?=\S)", "", " ".join(seen.split())) or "party"


def slug(text: str) -> str:
    """An id made of a text's Latin letters and digits, at most 60 characters; "" where it has none.

    A word that Windows keeps for a device gets "the-" before it.
    """
    letters = unicodedata.normalize("NFKD", text.replace("'", "").replace("’", "")).encode("ascii", "ignore").decode()
    found = re.sub(r"[^a-z0-9]+", "-", letters.lower()).strip("-")[:60].strip("-")
    return f"the-{found}" if found in RESERVED else found


def unused(name: str, taken: Container[str]) -> str:
    """The id itself, or with the first number behind it under which it is not taken, by the record or by Windows."""
    number = 1
    while (found := name if number == 1 else f"{name}-{number}") in taken or found in RESERVED:
        number += 1
    return found


def scalar(text: str) -> str:
    """A text as one line of YAML, quoted where it must be, also between braces and brackets."""
    # Between single quotation marks PyYAML would fold at what YAML 1.1 takes for a line end.
    style = None if text.isprintable() else '"'
    written = yaml.safe_dump(
        [text], width=float("inf"), allow_unicode=True, default_flow_style=True, default_style=style
    )
    return written.strip().removeprefix("[").removesuffix("]")
