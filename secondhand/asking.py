"""The tasks that tell what the tool knows: `explain`, a check's rule; `schema`, the shape of a record."""

from __future__ import annotations

from invoke.context import Context
from invoke.tasks import task

from secondhand.console import desk_record, guarded, is_given_to, say


@task(
    positional=["check"] if is_given_to("explain") else [],
    help={"check": "the id of a check (default: list them all)"},
)
@guarded
def explain(_: Context, check: str | None = None) -> None:
    """
    Print the rule of a check, with a bad and a good record, or the list of all checks.

    The id stands in brackets at the end of a finding.

    Examples:
      invoke explain
      invoke explain quote-in-source
    """
    from rich.text import Text

    from secondhand.checks.explain import explained, rules

    if not check:
        widest = max(map(len, rules()))
        for rule in rules().values():
            say(Text(f"{rule.check:{widest}}  ", "bold").append(rule.rule, "not bold"))
        return
    rule = explained(check)
    say(Text(rule.check, "bold"))
    say(f"    {rule.rule}")
    if rule.more:
        say(f"    {rule.more}")
    say(Text("    Bad:  ", "red").append(rule.bad, "default"))
    say(Text("    Good: ", "green").append(rule.good, "default"))
    say(f"    {rule.standing}")


@task(help={"file": "the record; the schema goes beside it (default: claims.yaml of this desk)"})
@guarded
def schema(context: Context, file: str = "") -> None:
    """
    Write schema/claims.schema.json, by which an editor's YAML plugin completes, explains and checks the record.

    The record names it in its first line: "# yaml-language-server: $schema=schema/claims.schema.json".

    Examples:
      invoke schema
    """
    from secondhand.publishing.write import write_atomically
    from secondhand.record.schema import PATH

    path = desk_record(context, file).parent / PATH
    write_atomically(path, schema_text().encode())
    say(f"Wrote {path}")


def schema_text() -> str:
    """The JSON Schema of a record, as the text of its file."""
    from secondhand.checks.explain import rules
    from secondhand.record.schema import dump
    from secondhand.record.schema import schema as schema_of

    return dump(schema_of({each.check: each.rule for each in rules().values() if not each.binding}))
