"""People as git names them: "Name <address>"."""

from __future__ import annotations

import re

_IDENTITY = re.compile(r"(?P<name>[^<>]*\S) <(?P<address>[^<>\s]+)>")


def is_identity(name: str) -> bool:
    """Whether a name is written as git writes it."""
    return bool(_IDENTITY.fullmatch(name))


def same_person(one: str, other: str) -> bool:
    """Whether two names are one person's: by the address, or by the name where one has none."""
    first, second = _IDENTITY.fullmatch(one), _IDENTITY.fullmatch(other)
    if first and second:
        return first["address"].casefold() == second["address"].casefold()
    return bool(one) and one.casefold() == other.casefold()


def signed_by(signer: str, name: str) -> bool:
    """Whether a signer is this person: named by an address, as SSH does, or as "Name <address>", as GPG does."""
    match = _IDENTITY.fullmatch(name)
    return same_person(signer, name) or bool(match and match["address"].casefold() == signer.casefold())
