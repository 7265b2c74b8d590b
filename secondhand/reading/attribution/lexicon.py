"""The words that attributions are made of, grouped by what they mean."""

from __future__ import annotations

SPEECH = """
    said says say told tells tell stated states added adds noted notes stressed stresses
    emphasized emphasised emphasizes
    explained explains recalled recalls argued argues claimed claims announced announces warned warns admitted admits
    denied denies insisted insists remarked remarks replied replies declared declares asserted asserts confirmed
    confirms commented comments mentioned mentions pointed_out points_out called calls described describes""".split()
WRITING = (
    "reported reports wrote writes posted posts published publishes detailed details cited cites quoted quotes".split()
)
BELIEF = "believes believed believe think warn thinks thought considers considered finds found expects expected".split()

EQUIVOCAL = frozenset(
    """considered considers finds found expects expected posted posts declared declares called calls confirmed confirms
    detailed details published publishes cited cites mentioned mentions""".split()
)
"""Verbs that as often report no words: behind a subject they count only before "that" or a quotation mark."""

ACCORDING = ("according to", "as reported by", "as detailed by", "reported by", "in the words of", "citing", "quoting")
"""Phrases after which the source stands."""

PASSIVE = ("described by", "noted by", "reported by", "perceived by", "interpreted by")
"""Passive phrases after which the source stands, and "as" before the content."""

BELIEF_PLACES = ("it is believed in", "it was noted in", "it is thought in")
"""Phrases after which a country stands for those in it who believe so."""

GROUP_NOUNS = """
    journalists analysts observers experts authors officials sources politicians media editors reporters economists
    critics diplomats lawmakers publications newspapers outlets""".split()
OUTLET_NOUNS = """
    news times post tv channel television radio agency newspaper magazine publication media press herald tribune
    gazette journal daily weekly broadcaster portal""".split()
ORGANISATION_NOUNS = """
    ministry institute government department committee service party bank company university council parliament
    commission organisation organization kremlin""".split()
PRONOUNS = "he she they it who this we i one".split()
NOBODY = "nobody none everybody everyone anybody anyone somebody someone nothing everything".split()
"""Words that stand where a name could and name no party."""
ANAPHORS = "interlocutor latter former official figure politician expert minister president journalist mp".split()
"""Nouns that, behind "the", stand for somebody named before."""
