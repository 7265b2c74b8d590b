"""How cue words behave: what they need beside them to count, and what they then report."""

from __future__ import annotations

from secondhand.reading.attribution.lexicon import ASK, MANNER, NAME, PLEDGE, SAY, SHOW, TALK, TELL, THINK
from secondhand.reading.attribution.party_nouns import DOCUMENT_NOUNS

CLAUSAL = SAY | ASK | THINK | TELL | SHOW
"""Frames whose content is a clause."""

QUOTE_ONLY = frozenset(
    """add continue read post pen type project begin start finish conclude answer repeat relate recall cry
    sum hint lie cite quote detail rule counter mention crow blog text email snap retort exclaim interject
    protest joke""".split()
)
"""Verbs that report only beside a quotation or "that"."""

REPORTED_SPEECH = SAY | ASK | MANNER
"""Frames that a quotation can stand beside, with the source behind the cue."""

STATING = SAY | TELL | ASK | NAME | TALK | PLEDGE
"""Frames of what is said or written."""

LABELS = frozenset(
    """note photo photos update updates correction corrections editor related more video watch breaking
    exclusive image images source sources subject re topic tags date opinion analysis fact question
    answer contributing contact to from cc q a p.s ps step part chapter figure table section example
    warning read poll live live-updates""".split()
)
"""Words before a colon that name no speaker."""

BELIEVING = THINK | SHOW
"""Frames of what is believed or shown."""

DEEDS = frozenset(
    """refuse decline agree offer decide aim intend plan support endorse back order encourage commit share
    focus name echo air""".split()
)
"""Verbs that report what somebody does, wants or refuses rather than says."""

KNOWING = frozenset("notice see know understand realize realise learn feel regret recognize recognise".split())
"""Verbs of knowing and feeling, which state nothing."""

LOOSE = frozenset(
    "claim maintain reveal relate express confirm indicate suggest project estimate tell report post".split()
)
"""Verbs that as often report no words."""

DENYING = frozenset("deny refute rebut dispute reject dismiss doubt contradict".split())
"""Verbs that say the content is not so."""

NOBODY = frozenset("nobody nothing none anyone anybody neither anything".split())
"""Subjects that are nobody."""

NO_SPEAKER = frozenset("you which that this one nobody someone somebody anyone".split())
"""Subjects that are no party."""

CLAUSE_ONLY = frozenset("maintain admit concede stress observe find confess decide".split())
"""Verbs that report only before a clause: "admit guests", "find a key"."""

PLANS = frozenset("plan plans recipe design programme schedule timetable contract".split())
"""Things that "call for" and "propose" without a speaker."""

MEASURES = frozenset(
    """plan schedule script custom tradition taste age size need needs ability merit type weight height
    order law rank length number design""".split()
)
""""according to plan", "according to size": no source."""

TO_ONLY = frozenset("offer threaten agree refuse decline decide aim intend commit".split())
"""Verbs that report only before "to"."""

CUT = frozenset("but while although though whereas and as yet".split())
"""Conjunctions that can begin a clause with a cue of its own."""

RAISING = frozenset("expect say believe think understand report allege know rumor consider estimate".split())
"""Passive verbs before "to": "is expected to"."""

SURE_NOMINAL = frozenset(
    """claim claims warning warnings assertion assertions allegation allegations accusation accusations
    rumor rumors speculation""".split()
)
"""Nouns that report although nobody is named: "the claim that"."""

HELD = frozenset("reports rumors rumours".split())
"""Nouns that are themselves the source: "reports that"."""

SAID_NOUNS = frozenset(
    """claim claims statement statements assertion assertions allegation allegations accusation accusations
    report reports announcement testimony remark remarks comment comments rumor rumors rumour rumours
    warning warnings declaration denial insistence prediction admission complaint message tweet letter""".split()
)
"""Nouns of what is said or written."""

NOUN_LIKE = frozenset(
    """lies claims reports calls plans hopes fears views promises supports demands notes states shows finds asks
    estimates comments remarks replies answers guesses doubts worries regrets offers requests orders
    questions attacks challenges faults thanks champions tweets posts details texts types pens hints
    projects cries shouts screams whispers murmurs mutters yells quotes reads backs desires wishes aims
    favors rates terms brands casts labels advocates volunteers state rule rules judge judges voice
    answer type address reference detail list email emails""".split()
)
"""Verb forms that are more often nouns."""


QUOTING = frozenset("quoted cited quotes cites quoting citing".split())
"""What an outlet does with somebody "as saying"."""

OWNERS = frozenset(("his", "her", "their", "its", "my", "our"))
"""Whose it is, without a name."""

NEGATIONS = frozenset(("t", "not", "never"))
"""What makes a cue say the contrary."""
FRONTING = frozenset("while although though when after since because before until once if whereas".split())
"""Conjunctions that open a clause before the main one."""

SELF_REPORTS = frozenset("say announce add tell deny confirm apologize apologise promise pledge".split())
"""Verbs with which an outlet speaks about itself: "the Post said it would appeal"."""

EVIDENCE = DOCUMENT_NOUNS | frozenset(
    """account accounts argument theory explanations examples evidence experiments tests observations statistics surveys
    calculations models facts""".split()
)
"""What shows something."""

NOUN_LIKE_BASES = frozenset(
    """fear hope doubt claim view plan demand request call promise pledge vow report note comment remark
    reply answer guess bet wish desire worry regret offer order attack challenge praise blame fault
    question quote post tweet text blog support voice state rule judge address reference highlight
    stress detail list""".split()
)
"""Base forms that, behind a plain singular word, are nouns: "the greatest fear"."""

LEADING = frozenset(
    """seem seems seemed appear appears appeared come comes came begin begins began continue continues continued
    proceed proceeds proceeded tend tends tended hasten hastens hastened happen happens happened used""".split()
)
"""Verbs before "to" that only say how the next verb goes on: "came to believe", "continued to insist"."""

GOING_ON = frozenset("go goes went gone".split())
"""What does so before "on to": "went on to say"."""

MODALS = frozenset("will would shall should can could may might must".split())
"""Auxiliaries of what may happen."""

CONDITIONS = frozenset(("if", "whether", "unless"))
"""What makes of a statement a possible one."""


ASIDES = frozenset(
    """and but adding while although though as who which saying noting according citing referring calling
    after when because before in with even""".split()
)
"""Words behind a tag and a comma with which the content does not go on."""
