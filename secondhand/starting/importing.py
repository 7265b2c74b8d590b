"""Claims from elsewhere: ClaimReview as JSON or JSON-LD, and tables as CSV, to claims of the record in draft (pure)."""

from __future__ import annotations

import csv
import datetime
import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from secondhand.errors import UnusableFile
from secondhand.record.blocks import Value
from secondhand.record.drafting import plain_name, slug, unused
from secondhand.record.edit import AddField, Edit
from secondhand.record.model import Record
from secondhand.record.naming import same_party

MOST_DEPTH = 40
_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "claim": ("claim", "statement", "claimreviewed", "claim reviewed", "quote"),
    "claimant": ("claimant", "speaker", "who", "said by", "author", "claim author"),
    "claimed_on": ("date", "claim date", "claimed on", "date published"),
    "claimed_in": ("where", "claimed in", "appearance", "medium", "url", "link", "claim url"),
    "verdict": ("verdict", "rating", "label", "alternatename", "conclusion"),
    "rationale": ("rationale", "explanation", "reasoning", "summary", "why"),
    "chosen_because": ("chosen because", "chosen_because", "reason for checking"),
    "brief": ("brief",),
    "id": ("id", "slug"),
}
_KNOWN = {
    "@context", "@type", "@id", "claimreviewed", "itemreviewed", "reviewrating", "url", "datepublished", "author",
    "sdpublisher", "sdlicense", "name", "description", "inlanguage", "headline", "image", "publisher", "reviewbody",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Found:
    """One claim as it was found; `at` says where ("row 3", "review 2")."""

    at: str
    claim: str
    claimant: str = ""
    claimed_on: str = ""
    claimed_in: str = ""
    verdict: str = ""
    rationale: str = ""
    chosen_because: str = ""
    brief: str = ""
    id: str = ""
    person: bool = False


@dataclass
class Import:
    """What a file gives: claims, and in sentences what of it was not taken."""

    claims: list[Found] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


def read(name: str, content: bytes) -> Import:
    """The claims in a file, by its name's ending. UnusableFile where it cannot be read or holds none."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UnusableFile(f"{name}: not UTF-8; save it as UTF-8") from None
    ending = name.lower().rpartition(".")[2]
    if ending in ("json", "jsonld", "json-ld"):
        found = _read_json(name, text)
    elif ending in ("csv", "tsv"):
        found = _read_csv(name, text)
    else:
        raise UnusableFile(f"{name}: what is imported is ClaimReview (.json, .jsonld) or a table (.csv, .tsv)")
    if not found.claims:
        raise UnusableFile(f"{name}: there is no claim in it")
    return found


def edits(found: Import, record: Record, today: str) -> tuple[list[Edit], list[str]]:
    """Edits that add the claims to a record, and what is to be looked at, a sentence each. Claims that the record has
    word for word already are left out."""
    remarks = list(found.remarks)
    made: list[AddField] = []
    parties, claims = set(record.parties), set(record.claims)
    known = {claim.claim.casefold(): name for name, claim in record.claims.items()}
    people: dict[str, str] = {}
    briefs = set(record.briefs)
    for each in found.claims:
        if each.claim.casefold() in known:
            remarks.append(f'{each.at}: left out, the record has it as "{known[each.claim.casefold()]}"')
            continue
        brief = each.brief if each.brief in record.briefs else next(iter(record.briefs), "imported")
        if each.brief and each.brief != brief:
            remarks.append(f'{each.at}: there is no brief "{each.brief}"; it stands in "{brief}", decide')
        if brief not in briefs:
            briefs.add(brief)
            made.append(AddField(("briefs",), brief, {"title": "Imported claims", "date": today}))
        verdict = _verdict(record, each.verdict)
        rationale = each.rationale
        if each.verdict and not verdict:
            remarks.append(f'{each.at}: the scale has no "{each.verdict}"; it stands as {_open(record)}, decide')
            rationale = f'{rationale} The rating there was "{each.verdict}".'.strip()
        claimant = people.get(each.claimant) or _party(record, each.claimant)
        if not claimant:
            named = bool(each.claimant)
            claimant = unused(slug(plain_name(each.claimant)) or "unknown-speaker", parties)
            parties.add(claimant)
            entry: dict[str, Value] = {
                "name": each.claimant or "Unknown speaker",
                "kind": "person" if each.person else "group",
            }
            if not named:
                entry["named"] = False
            made.append(AddField(("parties",), claimant, entry))
            if not each.person:
                remarks.append(f'{each.at}: "{entry["name"]}" is a new party; its kind is a guess')
        people[each.claimant] = claimant
        name = unused(slug(each.id or " ".join(each.claim.split()[:6])) or "claim", claims)
        claims.add(name)
        known[each.claim.casefold()] = name
        fields: dict[str, Value] = {"claim": each.claim, "claimant": claimant, "brief": brief}
        fields |= {
            key: getattr(each, key) for key in ("claimed_on", "claimed_in", "chosen_because") if getattr(each, key)
        }
        fields |= {"verdict": verdict or _open(record), "rationale": rationale or "Not written yet."}
        made.append(AddField(("claims",), name, {**fields, "status": "draft"}))
    return gathered(record, made), remarks


def gathered(record: Record, made: Sequence[AddField]) -> list[Edit]:
    """The same edits, those of a part together; a part that the record does not have yet comes with all of them."""
    parts: dict[str, list[AddField]] = {"parties": [], "sources": [], "briefs": [], "claims": []}
    for edit in made:
        parts[str(edit.path[0])].append(edit)
    found: list[Edit] = []
    for name, mine in parts.items():
        if name in record.places.marks:
            found += mine
        elif mine:
            found.append(AddField((), name, {edit.name: edit.value for edit in mine}))
    return found


def _verdict(record: Record, said: str) -> str:
    """The step of the scale that is called so, "" for none."""
    wanted = said.casefold().strip()
    for name, verdict in record.verdicts.items():
        if wanted and wanted in (name.casefold(), verdict.label.casefold()):
            return name
    return ""


def _open(record: Record) -> str:
    """The step of the scale for what was not decided."""
    neutral = [name for name, each in record.verdicts.items() if each.tone == "neutral" and not each.is_settled]
    return next((name for name in neutral if name == "unproven"), next(iter(neutral or record.verdicts)))


def _party(record: Record, name: str) -> str:
    """The party of the record that is called so, "" where there is none or several might be."""
    fits = [key for key, party in record.parties.items() if name and same_party(name, party)]
    return fits[0] if len(fits) == 1 else ""


def _day(text: str) -> str:
    """A day, month or year out of a date, "" where there is none."""
    match = re.match(r"\d{4}(?:-\d{2}(?:-\d{2})?)?(?=$|[T ])", text.strip())
    if not match:
        return ""
    try:
        datetime.date.fromisoformat(match.group() + "-01-01"[len(match.group()) - 4 :])
    except ValueError:
        return ""
    return match.group()


def _read_csv(name: str, text: str) -> Import:
    header = text.partition("\n")[0]
    delimiter = max(",;\t", key=header.count)
    rows = csv.reader(io.StringIO(text), delimiter=delimiter, strict=True)
    found = Import()
    try:
        columns = [" ".join(each.lower().replace("_", " ").split()) for each in next(rows, [])]
        meant: dict[int, str] = {}
        for index, column in enumerate(columns):
            fits = next((key for key, names in _COLUMNS.items() if column in (*names, key.replace("_", " "))), "")
            if fits and fits not in meant.values():
                meant[index] = fits
            elif column:
                found.remarks.append(f'column "{column}" is not known and was left out')
        if "claim" not in meant.values():
            raise UnusableFile(f'{name}:1: no column is called "claim"; there are: {", ".join(columns) or "none"}')
        for row in rows:
            said = {meant[i]: " ".join(cell.split()) for i, cell in enumerate(row) if i in meant}
            at = f"line {rows.line_num}"
            if any(cell.strip() for cell in row[len(columns) :]):
                found.remarks.append(f"{at}: it has more cells than there are headings; those were left out")
            if not said.get("claim"):
                if any(cell.strip() for cell in row):
                    found.remarks.append(f"{at}: left out, it has no claim")
                continue
            found.claims.append(_dated(found, _of_row(at, said)))
    except csv.Error as error:
        raise UnusableFile(f"{name}:{rows.line_num}: not a table: {error}") from None
    return found


def _of_row(at: str, said: Mapping[str, str]) -> Found:
    """A claim of what the columns say."""
    claim = Found(at, said["claim"])
    for name, text in said.items():
        if name != "person":
            claim = replace(claim, **{name: text})  # type: ignore[arg-type]  # every field but person is a text
    return claim


def _dated(found: Import, claim: Found) -> Found:
    day = _day(claim.claimed_on)
    if claim.claimed_on and not day:
        found.remarks.append(
            f'{claim.at}: "{claim.claimed_on}" is no date (2031, 2031-05, 2031-05-04) and was left out'
        )
    return replace(claim, claimed_on=day)


def _read_json(name: str, text: str) -> Import:
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UnusableFile(f"{name}: not JSON: {error}") from None
    found = Import()
    unknown: dict[str, None] = {}
    for number, review in enumerate(_reviews(data, 0), 1):
        at = f"review {number}"
        unknown |= dict.fromkeys(key for key in review if key.lower() not in _KNOWN)
        claim = _words(review.get("claimReviewed"))
        if not claim:
            found.remarks.append(f"{at}: left out, it has no claimReviewed")
            continue
        item = _first(review.get("itemReviewed"))
        author = _first(item.get("author"))
        if isinstance(item.get("author"), list) and len(item["author"]) > 1:
            found.remarks.append(f"{at}: it has {len(item['author'])} claimants; the first was taken")
        rating = _first(review.get("reviewRating"))
        appearance = item.get("firstAppearance") or item.get("appearance")
        found.claims.append(
            _dated(
                found,
                Found(
                    at,
                    claim,
                    _words(author.get("name") or item.get("author")),
                    _words(item.get("datePublished")),
                    _words(_first(appearance).get("url") or appearance),
                    _words(rating.get("alternateName") or rating.get("ratingValue")),
                    _words(review.get("reviewBody") or rating.get("ratingExplanation")),
                    person=re.split("[:/#]", str(author.get("@type")))[-1] == "Person",
                ),
            )
        )
    found.remarks += [f'"{key}" is not known and was left out' for key in unknown]
    return found


def _reviews(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    """Every ClaimReview in JSON, wherever it stands."""
    if depth > MOST_DEPTH:
        return
    if isinstance(data, dict):
        kinds = data.get("@type", "ClaimReview" if "claimReviewed" in data else "")
        if any(_is_claim_review(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])):
            yield data
            return
    parts = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    for each in parts:
        yield from _reviews(each, depth + 1)


def _is_claim_review(kind: Any) -> bool:
    """Whether a type is ClaimReview, alone or in full: "schema:ClaimReview", "https://schema.org/ClaimReview"."""
    return isinstance(kind, str) and re.split("[:/#]", kind)[-1] == "ClaimReview"


def _first(value: Any) -> dict[str, Any]:
    if isinstance(value, list):
        value = value[0] if value else {}
    return value if isinstance(value, dict) else {}


def _words(value: Any) -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    return " ".join(str(value).split()) if isinstance(value, (str, int, float)) and not isinstance(value, bool) else ""
