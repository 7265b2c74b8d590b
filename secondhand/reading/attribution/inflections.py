"""The forms of English verbs: regular ones by rule, the others from lists."""

from __future__ import annotations

BASE, THIRD, PAST, PARTICIPLE, GERUND = 1, 2, 4, 8, 16

_IRREGULAR = {
    "say": "said said", "tell": "told told", "think": "thought thought", "feel": "felt felt", "know": "knew known",
    "understand": "understood understood", "write": "wrote written", "put": "put put", "read": "read read",
    "find": "found found", "show": "showed shown", "see": "saw seen", "hear": "heard heard", "swear": "swore sworn",
    "speak": "spoke spoken", "make": "made made", "go": "went gone", "seek": "sought sought", "begin": "began begun",
    "sing": "sang sung", "cast": "cast cast", "lay": "laid laid", "shoot": "shot shot", "hit": "hit hit",
    "strike": "struck struck", "stand": "stood stood", "take": "took taken", "tear": "tore torn", "rise": "rose risen",
    "bring": "brought brought", "foresee": "foresaw foreseen", "stick": "stuck stuck", "wring": "wrung wrung",
    "get": "got got", "come": "came come", "give": "gave given", "keep": "kept kept", "let": "let let",
    "run": "ran run", "win": "won won", "lose": "lost lost", "lead": "led led", "leave": "left left",
    "hold": "held held", "pay": "paid paid", "meet": "met met", "sit": "sat sat", "fall": "fell fallen",
    "grow": "grew grown", "become": "became become", "build": "built built", "buy": "bought bought",
    "sell": "sold sold", "send": "sent sent", "spend": "spent spent", "cut": "cut cut", "set": "set set",
    "drive": "drove driven", "draw": "drew drawn", "break": "broke broken", "choose": "chose chosen",
}  # fmt: skip

_DOUBLED = frozenset(
    """admit regret shrug slap jab stop rebut beg refer rip brag quip nod grin snap slam pan plan dub
    commit aver prefer pen concur blog sum tap hem rap deadpan zap drop drag chat confer defer infer
    deter pat pit bar scar spar skip slip trip tip clip whip chip strip wrap trap flip zip sin spin trim
    hum drum grab rob sob jog flag tag hug plug equip permit submit omit transmit emit occur incur recur
    rebel compel expel propel repel control patrol extol""".split()
)
"""Verbs that double their last consonant: "admitted", "shrugging"."""


def inflections(base: str) -> dict[str, int]:
    """The forms of a verb, each with the bits of what it can be: "said" is PAST and PARTICIPLE of "say"."""
    hissing = base.endswith(("s", "sh", "ch", "x", "z", "o"))
    consonant_y = base.endswith("y") and base[-2] not in "aeiou"
    third = base + "es" if hissing else base[:-1] + "ies" if consonant_y else base + "s"
    stem = base + base[-1] if base in _DOUBLED else base
    if base in _IRREGULAR:
        past, participle = _IRREGULAR[base].split()
    elif base.endswith("e"):
        past = participle = base + "d"
    else:
        past = participle = (base[:-1] + "i" if consonant_y else stem) + "ed"
    silent = base.endswith("e") and not base.endswith(("ee", "oe", "ye"))
    gerund = (base[:-1] if silent else _GERUND_STEMS.get(base, stem)) + "ing"
    if base.endswith("ie"):
        gerund = base[:-2] + "ying"
    forms: dict[str, int] = {}
    for form, bit in ((base, BASE), (third, THIRD), (past, PAST), (participle, PARTICIPLE), (gerund, GERUND)):
        forms[form] = forms.get(form, 0) | bit
    return forms


_GERUND_STEMS = {
    base: base + base[-1] for base in ("put", "begin", "hit", "get", "let", "run", "win", "sit", "cut", "set")
}
