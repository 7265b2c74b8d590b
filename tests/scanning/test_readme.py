"""What the README shows of a scan is what is printed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def shown(command: str) -> str:
    """What the README shows below a command that is typed."""
    lines = (ROOT / "README.md").read_text(encoding="utf-8").partition("\n## Scan\n")[2].splitlines()
    output = []
    for line in lines[lines.index(f"    $ {command}") + 1 :]:
        if line.startswith("    $ ") or (line and not line.startswith("    ")):
            break
        output.append(line.removeprefix("    "))
    return "\n".join(output).strip() + "\n"


def test_the_example_of_the_readme_is_what_scan_prints(tmp_path: Path) -> None:
    (tmp_path / "article.txt").write_text(shown("cat article.txt"), encoding="utf-8", newline="")
    run = subprocess.run(
        [sys.executable, "-m", "secondhand", "scan", "article.txt"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert shown("secondhand scan article.txt") == run.stdout
