"""What tests share: a small desk of our own invention."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from local_site import Site, serving

# However slow the machine: what is tested is what comes out, not when.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

TEXT = """Ferries to Norra may stop in May

"We rarely met the owners," said the minister, Alba Stein, according to the Harbour Post.

Dockers told Radio Norra that they had not been paid since March.
"""

RECORD = """\
desk: {{name: Test desk, methodology: We read one text., corrections: "https://desk.example/corrections"}}
quote_limits: {{words: 25, share: 0.9}}
parties:
  stein: {{name: Alba Stein, kind: person}}
  dockers: {{name: Dockers, kind: group, named: false}}
  radio-norra: {{name: Radio Norra, kind: outlet}}
  harbour-post: {{name: Harbour Post, kind: outlet}}
sources:
  harbour:
    title: Ferries to Norra may stop in May
    note: It states nothing else.
    sha256: {sha256}
briefs:
  ferries: {{title: The ferries to Norra, date: 2031-05-04, summary: Who met whom.}}
claims:
  owners:
    claim: The minister rarely met the owners
    claimant: stein
    brief: ferries
    verdict: unproven
    rationale: Only the minister says so.
    evidence:
      - source: harbour
        quote: We rarely met the owners
        stance: supports
        said_by: stein
        via: [harbour-post]
      - source: harbour
        quote: they had not been paid since March
        stance: undermines
        said_by: dockers
        via: [radio-norra]
"""


@pytest.fixture(autouse=True, scope="session")
def _caches(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test leaves anything in the user's own folder."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("caches")))
        yield


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A desk whose one source is private, at hand and not sealed yet."""
    monkeypatch.delenv("SECONDHAND_SOURCES", raising=False)
    private = tmp_path / "sources" / "private"
    private.mkdir(parents=True)
    (private / "any name.txt").write_text(TEXT, encoding="utf-8", newline="")
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    (tmp_path / "claims.yaml").write_text(RECORD.format(sha256=digest), encoding="utf-8")
    (tmp_path / "templates").symlink_to(Path(__file__).parent.parent / "templates")
    return tmp_path


@pytest.fixture
def change(desk: Path) -> Callable[[str, str], None]:
    """Replaces words in the desk's record, once."""

    def replace(old: str, new: str) -> None:
        path = desk / "claims.yaml"
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
        path.write_text(text.replace(old, new), encoding="utf-8")

    return replace


@pytest.fixture
def site() -> Iterator[Site]:
    """A web site on this machine."""
    with serving() as found:
        yield found
