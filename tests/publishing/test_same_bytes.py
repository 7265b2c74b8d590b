"""The same edition gives the same bytes, whatever the clock and the hash seed."""

from __future__ import annotations

import datetime
import hashlib
import io
import os
import subprocess
import sys
import time
from pathlib import Path

import docx
import pypdf
from sample_edition import sample_edition

from secondhand.publishing.exports import EXPORTS

ROOT = Path(__file__).parents[2]

PROGRAM = """
import hashlib, sys
from pathlib import Path
from secondhand.publishing.exports import EXPORTS
from sample_edition import sample_edition
for export in EXPORTS.values():
    print(hashlib.sha256(export(sample_edition(), Path(sys.argv[1]))).hexdigest())
"""


def test_another_process_with_another_seed_at_another_time_writes_the_same(templates: Path) -> None:
    expected = [hashlib.sha256(export(sample_edition(), templates)).hexdigest() for export in EXPORTS.values()]
    time.sleep(2.1)  # zip files count time in steps of two seconds
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(templates)],
        env={
            **os.environ,
            "PYTHONHASHSEED": "4321",
            "PYTHONPATH": os.pathsep.join((str(ROOT), str(Path(__file__).parent))),
            "TZ": "Asia/Almaty",
        },
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert expected == run.stdout.split()


def test_the_date_written_into_files_is_the_editions(templates: Path) -> None:
    pdf = pypdf.PdfReader(io.BytesIO(EXPORTS["pdf"](sample_edition(), templates)))
    word = docx.Document(io.BytesIO(EXPORTS["docx"](sample_edition(), templates)))
    day = datetime.date(2024, 4, 5)
    for written in (
        pdf.metadata and pdf.metadata.creation_date,
        pdf.metadata and pdf.metadata.modification_date,
        word.core_properties.created,
        word.core_properties.modified,
    ):
        assert written is not None
        assert day == written.date()
