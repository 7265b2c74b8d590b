"""What Invoke runs here: a desk's tasks, and those for working on Secondhand itself."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from invoke.context import Context
from invoke.tasks import task

from secondhand.cli import tasks_of

HERE = Path(__file__).parent


@task(help={"check": "write nothing; exit with 1 where a generated part is out of step"})
def docs(_: Context, check: bool = False) -> None:
    """
    Write what is generated: docs/checks.md, the tables in README.md, and schema/claims.schema.json.

    They come from the docstrings of the checks and of record/model.py, and from docs/bench.md.

    Examples:
      invoke docs
      invoke docs --check
    """
    stale = [path for path, text in _generated().items() if not path.exists() or path.read_text("utf-8") != text]
    names = ", ".join(str(path.relative_to(HERE)) for path in stale)
    if not stale:
        print("The generated documentation is in step.")
    elif check:
        sys.exit(f'{names}: out of step with what they are made from; run "invoke docs" and commit what it writes')
    else:
        for path in stale:
            path.write_text(_generated()[path], encoding="utf-8", newline="\n")
        print(f"Wrote {names}")


def _generated() -> dict[Path, str]:
    """The files with generated parts, and what should stand in them."""
    from bench.attribution import quoted
    from secondhand.asking import schema_text
    from secondhand.checks.explain import page, table
    from secondhand.record.schema import PATH

    readme = (HERE / "README.md").read_text(encoding="utf-8")
    readme = _between("checks: written by invoke docs", "end of checks", table(), readme)
    measured = quoted((HERE / "docs" / "bench.md").read_text(encoding="utf-8"))
    readme = _between("bench: written by invoke bench attribution", "end of bench", measured, readme)
    return {HERE / "README.md": readme, HERE / "docs" / "checks.md": page(), HERE / PATH: schema_text()}


def _between(first: str, last: str, part: str, text: str) -> str:
    """A text of Markdown with this part between two comments of it."""
    before, begin, rest = text.partition(f"<!-- {first} -->\n")
    _, end, after = rest.partition(f"<!-- {last} -->")
    if not begin or not end:
        sys.exit(f'README.md has lost the marks "{first}" and "{last}", between which a table stands')
    return f"{before}{begin}\n{part}\n\n{end}{after}"


@task(help={"only": "which tests pytest runs, as for its -k", "lint": "run the linters and no tests"})
def test(_: Context, only: str = "", lint: bool = False) -> None:
    """
    Run ruff, mypy, import-linter, the check of generated documentation, and pytest.

    Examples:
      invoke test
      invoke test --only seal
      invoke test --lint
    """
    python = sys.executable
    steps = [
        [python, "-m", "ruff", "check", "."],
        [python, "-m", "ruff", "format", "--check", "."],
        [python, "-m", "mypy"],
        [python, "-c", "from importlinter.cli import lint_imports; raise SystemExit(lint_imports())"],
        [python, "-m", "invoke", "docs", "--check"],
    ]
    if not lint:
        for folder in ("editor", "publishing"):
            _install_packages(HERE / "tests" / folder)
    failed = [_name(step) for step in steps if subprocess.run(step, cwd=HERE, check=False).returncode]
    if not lint:
        environment = {**os.environ, "PYTHONWARNDEFAULTENCODING": "1"}
        pytest = [python, "-m", "pytest", "-q", "-n", "auto", *(["-k", only] if only else [])]
        # The linters' verdict stands before pytest's closing line, which is the last one printed.
        if failed:
            print(f"FAILED: {', '.join(failed)}", flush=True)
        failed += ["pytest"] if subprocess.run(pytest, cwd=HERE, env=environment, check=False).returncode else []
    sys.exit(1 if failed else 0)


def _install_packages(folder: Path) -> None:
    """What tests take from npm, in their folder: where npm is, and only once for each lock.

    That is what editors run on claims.yaml, and what judges how accessible pages are. Without it those tests are
    skipped and say why; nothing else needs it.
    """
    npm, made = shutil.which("npm"), folder / "node_modules" / ".made-from"
    lock = (folder / "package-lock.json").read_bytes()
    if npm is None or (made.is_file() and made.read_bytes() == lock):
        return
    run = subprocess.run([npm, "ci", "--silent"], cwd=folder, stdout=subprocess.DEVNULL, check=False)
    if run.returncode == 0:
        made.write_bytes(lock)


def _name(step: list[str]) -> str:
    found = re.search(r"importlinter|\w+$", " ".join(word for word in step[1:4] if not word.startswith("-")))
    return found.group() if found else step[1]


@task(
    positional=["what"],
    help={"what": "what to measure: attribution, capture, quotes, validate, provenance, review or report"},
)
def bench(_: Context, what: str) -> None:
    """
    Measure, side by side with what others do, and write what was found to docs/bench….md.

    "attribution" reads the benchmark in the folder that SECONDHAND_BENCH names, and README.md quotes it; the others
    make what they measure on.

    Examples:
      SECONDHAND_BENCH=../bench invoke bench attribution
      invoke bench validate
    """
    from bench import attribution, capture, provenance, quoting, report, review, validate

    pages = {
        "attribution": (attribution.measure, "bench.md"),
        "capture": (capture.measure, "bench-capture.md"),
        "quotes": (quoting.page, "bench-quotes.md"),
        "validate": (validate.measure, "bench-validate.md"),
        "provenance": (provenance.measure, "bench-provenance.md"),
        "report": (report.measure, "bench-report.md"),
        "review": (review.measure, "bench-review.md"),
    }
    try:
        if what not in pages:
            raise attribution.NoBench(f'there is no benchmark "{what}"; known: {", ".join(pages)}')
        measure, name = pages[what]
        page = measure(HERE)
    except attribution.NoBench as error:
        print(f"error: {error}", file=sys.stderr)
        sys.exit(2)
    (HERE / "docs" / name).write_text(page, encoding="utf-8", newline="\n")
    (HERE / "README.md").write_text(_generated()[HERE / "README.md"], encoding="utf-8", newline="\n")
    print(page)
    print(f"Wrote docs/{name} and README.md")


@task
def compile(_: Context) -> None:
    """
    Make the attribution engine into machine code, in .cache/compiled: the same, at more than half as fast again.

    It takes about a minute and a C compiler, and is used until a source of the engine changes. Nothing needs it; with
    SECONDHAND_COMPILED=0 it is left aside.

    Examples:
      invoke compile
    """
    from bench.compiling import NotCompiled, compile_engine

    print("Compiling: about a minute …", file=sys.stderr, flush=True)
    try:
        print(f"Wrote {compile_engine()}/")
    except NotCompiled as error:
        print(f"error: {error}", file=sys.stderr)
        sys.exit(2)


@task
def translate(_: Context) -> None:
    """
    Gather what there is to translate, bring the catalogues of all languages up to date, and compile them.

    Then fill in what is missing in secondhand/publishing/locale/<language>/LC_MESSAGES/secondhand.po, and run it again.

    Examples:
      invoke translate
    """
    from secondhand.publishing.catalogues import files

    for path, content in files(HERE / "templates"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        print(f"Wrote {path.relative_to(HERE)}")


@task
def lock(context: Context) -> None:
    """
    Make requirements.lock anew from pyproject.toml, with the newest versions (needs uv).

    Examples:
      invoke lock
    """
    context.run(
        "uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate "
        "--upgrade --group dev pyproject.toml --custom-compile-command './invoke lock' --output-file requirements.lock",
        pty=False,
    )


namespace = tasks_of(__file__)
for each in (docs, test, bench, compile, translate, lock):
    namespace.add_task(each)
