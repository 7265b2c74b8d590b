"""The files of a new desk."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from secondhand.checks.explain import rules
from secondhand.errors import UnusableFile
from secondhand.record.schema import PATH, dump, schema

HERE = Path(__file__).parent / "desk"
TEMPLATES = Path(__file__).parent.parent.parent / "templates"
_PLACES = {
    "tasks.py": "tasks.py",
    "README.md": "README.md",
    "gitignore": ".gitignore",
    "pre-commit-config.yaml": ".pre-commit-config.yaml",
    "CODEOWNERS": "CODEOWNERS",
    "github/desk.yml": ".github/workflows/desk.yml",
    "github/desk-comment.yml": ".github/workflows/desk-comment.yml",
    "gitlab-ci.yml": ".gitlab-ci.yml",
    "sources/ferries.txt": "sources/ferries.txt",
}


def files() -> Iterator[tuple[str, bytes]]:
    """Each file of a new desk, by its path, and what stands in it. UnusableFile where the templates are not at hand."""
    for name, path in _PLACES.items():
        yield path, (HERE / name).read_bytes()
    digest = hashlib.sha256((HERE / "sources" / "ferries.txt").read_bytes()).hexdigest()
    record = (HERE / "claims.yaml").read_text(encoding="utf-8").replace("@DIGEST@", digest)
    yield "claims.yaml", f"# yaml-language-server: $schema={PATH}\n{record}".encode()
    yield PATH, dump(schema({each.check: each.rule for each in rules().values() if not each.binding})).encode()
    if not TEMPLATES.is_dir():
        raise UnusableFile(f"the templates are not at hand in {TEMPLATES}; install Secondhand from its repository")
    for file in sorted(TEMPLATES.rglob("*")):
        if file.is_file() and file.suffix != ".py" and "__pycache__" not in file.parts:
            yield f"templates/{file.relative_to(TEMPLATES).as_posix()}", file.read_bytes()


def free(folder: Path) -> None:
    """UnusableFile where a new desk has no room in a folder: it is none, or holds something else than .git."""
    if folder.exists() and not folder.is_dir():
        raise UnusableFile(f"{folder} is no folder")
    held = sorted(each.name for each in folder.iterdir() if each.name != ".git") if folder.is_dir() else []
    if held:
        raise UnusableFile(f"{folder} is not empty ({', '.join(held[:3])}); name a new folder")
