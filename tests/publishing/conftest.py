"""What the tests of publishing share."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def templates() -> Path:
    """The desk's own templates: what is tested is what is shipped."""
    return Path(__file__).parents[2] / "templates"
