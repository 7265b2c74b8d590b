"""A review as the Markdown of one comment on a pull request: what matters first, details folded, and never longer than
a code host takes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from secondhand.findings import Finding
from secondhand.review import words
from secondhand.review.compare import ClaimReview, Review

MARK = "<!-- secondhand review -->"
"""The first line of the comment, by which the next run finds it."""
MOST_BYTES = 65_000
"""GitHub takes 65,536 characters; bytes of UTF-8 are never fewer than those."""
_LONGEST = 600
"""Code points of one line of the record; a longer one is cut."""
_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+.!|~$-])")


def review_markdown(review: Review) -> str:
    """The comment, in UTF-8 at most `MOST_BYTES` long."""
    head = [MARK, f"### {_safe(words.headline(review)).capitalize()}", ""]
    head.append(f"{_safe(review.base)} → {_safe(review.head)}")
    closing = f"\n<sub>{_safe(words.scope(review))} `invoke review --base …` has all of it.</sub>\n" if review else "\n"
    return _fitting("\n".join(head) + "\n", list(_parts(review)), closing)


def _fitting(head: str, parts: list[str], closing: str) -> str:
    """As many whole parts as there is room for, and that there are more: what is changed is counted in the head."""
    room = MOST_BYTES - _size(head) - _size(closing) - 200
    kept: list[str] = []
    for part in parts:
        room -= _size(part) + 1
        if room < 0:
            break
        kept.append(part)
    more = ["\n**Not all of it is shown here**, for want of room.\n"] if len(kept) < len(parts) else []
    return "\n".join([head, *kept, *more]) + closing


def _parts(review: Review) -> Iterator[str]:
    if review.verdicts:
        yield "**Verdicts**\n"
        for claim in review.verdicts:
            yield f"- **{_safe(claim.id)}**: {_safe(words.verdict_sentence(claim))}"
    if review.voided:
        yield "\n**Approvals voided**\n"
        for claim in review.voided:
            yield f"- **{_safe(claim.id)}**: {_safe(claim.voided)} approved what it said before"
    errors = [each for each in review.new if str(each.level) == "error"]
    if errors:
        yield "\n**New errors**\n"
        yield from map(_finding, errors)
    others = [each for each in review.new if each not in errors]
    if review.claims:
        yield "\n**Claims**\n"
    yield from map(_claim, review.claims)
    yield from _folded("Sources", [_safe(words.source_line(each)) for each in review.sources])
    yield from _folded("New warnings and notes", [_finding(each)[2:] for each in others])
    yield from _folded("Solved findings", [_finding(each)[2:] for each in review.solved])
    yield from _folded("Elsewhere in the record", [_safe(words.entry_line(each)) for each in review.others])


def _claim(claim: ClaimReview) -> str:
    lines = [f"- {_safe(line)}" for line in words.claim_lines(claim)]
    for evidence in claim.evidence:
        first, *others = words.evidence_lines(evidence)
        lines.append(f"- {_safe(first)}")
        lines += [f"  - {_safe(line)}" for line in others]
    return _details(f"<b>{_in_html(claim.id)}</b> ({claim.kind}): {_in_html(claim.claim)}", lines)


def _folded(title: str, lines: list[str]) -> Iterator[str]:
    """A list beneath a fold, in pieces that can be left out one by one."""
    for start in range(0, len(lines), 50):
        part = lines[start : start + 50]
        count = f"{len(lines)}" if len(part) == len(lines) else f"{start + 1} to {start + len(part)} of {len(lines)}"
        yield _details(f"{title} ({count})", [f"- {line}" for line in part])


def _details(summary: str, lines: Iterable[str]) -> str:
    body = "\n".join(lines)
    if _size(body) > MOST_BYTES // 4:
        body = body.encode()[: MOST_BYTES // 4].decode("utf-8", "ignore").rpartition("\n")[0] + "\n- …"
    return f"<details><summary>{summary}</summary>\n\n{body}\n\n</details>"


def _finding(finding: Finding) -> str:
    claim = f"{_safe(finding.claim)}: " if finding.claim else ""
    return f"- {finding.level}: {claim}{_safe(finding.message)} `{finding.check}`"


def _safe(text: str) -> str:
    """A text of the record as words and nothing else: no markup, no mention of a person, on one line."""
    line = " ".join(text.split())
    line = line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
    return _SPECIAL.sub(r"\\\1", _quiet(line))


def _in_html(text: str) -> str:
    """The same within a line of HTML, where Markdown's escapes mean nothing."""
    line = " ".join(text.split())
    return _quiet(line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…")


def _quiet(line: str) -> str:
    """Without elements of HTML, and so that nobody is called and no issue is linked."""
    line = line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return re.sub(r"([@#])(?=\w)", "\\1\u200b", line)


def _size(text: str) -> int:
    return len(text.encode("utf-8", "replace"))
