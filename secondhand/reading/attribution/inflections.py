"""The forms of English verbs: regular ones by rule, the others from a list."""

from __future__ import annotations

BASE, THIRD, PAST, PARTICIPLE, GERUND = 1, 2, 4, 8, 16

_IRREGULAR = {
    "say": "said said", "tell": "told told", "think": "thought thought", "feel": "felt felt", "know": "knew known",
    "understand": "understood understood", "write": "wrote written", "put": "put put", "read": "read read",
    "find": "found found", "show": "showed shown", "see": "saw seen", "hear": "heard heard", "swear": "swore sworn",
    "speak": "spoke spoken", "make": "made made", "go": "went gone", "seek": "sought sought", "begin": "began begun",
    "sing": "sang sung", "cast": "cast cast", "spell": "spelled spelled", "weigh": "weighed weighed",
    "rebut": "rebutted rebutted", "beg": "begged begged", "refer": "referred referred", "rip": "ripped ripped",
    "allude": "alluded alluded", "admit": "admitted admitted", "brag": "bragged bragged", "quip": "quipped quipped",
    "nod": "nodded nodded", "grin": "grinned grinned", "snap": "snapped snapped", "slam": "slammed slammed",
    "pan": "panned panned", "plan": "planned planned", "dub": "dubbed dubbed", "commit": "committed committed",
    "chat": "chatted chatted", "aver": "averred averred", "prefer": "preferred preferred", "pen": "penned penned",
    "concur": "concurred concurred", "blog": "blogged blogged", "learn": "learned learned", "sum": "summed summed",
}  # fmt: skip  # fmt: skip


def inflections(base: str) -> dict[str, int]:
    """The forms of a verb with what each can be. British and American doubling as `_IRREGULAR` has them."""
    if base.endswith(("s", "sh", "ch", "x", "z", "o")) and base not in ("go",):
        third = base + "es"
    elif base == "go":
        third = "goes"
    elif base.endswith("y") and base[-2] not in "aeiou":
        third = base[:-1] + "ies"
    else:
        third = base + "s"
    if base in _IRREGULAR:
        past, participle = _IRREGULAR[base].split()
    elif base.endswith("e"):
        past = participle = base + "d"
    elif base.endswith("y") and base[-2] not in "aeiou":
        past = participle = base[:-1] + "ied"
    else:
        past = participle = base + "ed"
    doubled = past.endswith("ed") and len(past) == len(base) + 3 and past[-3] == past[-4] and not base.endswith("e")
    if doubled:
        gerund = past[:-2] + "ing"
    elif base.endswith("ee") or not base.endswith("e"):
        gerund = {"put": "putting", "begin": "beginning"}.get(base, base + "ing")
    else:
        gerund = base[:-1] + "ing"
    forms: dict[str, int] = {}
    for form, bit in ((base, BASE), (third, THIRD), (past, PAST), (participle, PARTICIPLE), (gerund, GERUND)):
        forms[form] = forms.get(form, 0) | bit
    return forms
