"""An edition that is composed when it is needed, and what is known of it before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from secondhand.publishing.brief import Edition


@dataclass(frozen=True, slots=True)
class Pending:
    """An edition to be. Nothing of it is kept: of a thousand, few are needed at once."""

    id: str
    """That of its brief."""
    file_name: str
    """The name of its files, without their suffix."""
    commit: str
    """The commit that holds it, or words that say that none does."""
    inputs: str
    """The digest of all that it is composed from; "" where that is not known."""
    make: Callable[[], Edition]


def composed(edition: Edition) -> Pending:
    """An edition that is there already."""
    return Pending(edition.id, edition.file_name, edition.commit, "", lambda: edition)
