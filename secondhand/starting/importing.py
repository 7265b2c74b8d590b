"""Claims from elsewhere: ClaimReview as JSON or JSON-LD, and tables as CSV, to claims of the record in draft (pure)."""

from __future__ import annotations

from collections.abc import Sequence

from secondhand.errors import UnusableFile
from secondhand.record.blocks import Value
from secondhand.record.drafting import plain_name, slug, unused
from secondhand.record.edit import AddField, Edit
from secondhand.record.model import Record
from secondhand.record.naming import same_party
from secondhand.starting.claim_reviews import claim_reviews
from secondhand.starting.found import Import
from secondhand.starting.tables import claims_of_table


def read(name: str, content: bytes) -> Import:
    """The claims in a file, by its name's ending. UnusableFile where it cannot be read or holds none."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UnusableFile(f"{name}: not UTF-8; save it as UTF-8") from None
    ending = name.lower().rpartition(".")[2]
    if ending in ("json", "jsonld", "json-ld"):
        found = claim_reviews(name, text)
    elif ending in ("csv", "tsv"):
        found = claims_of_table(name, text)
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
