"""What kind of word it is: determiner, preposition, auxiliary … as bits; a word can be several."""

from __future__ import annotations

from secondhand.reading.attribution.inflections import PAST, THIRD, inflections
from secondhand.reading.attribution.lexicon import CUES

# What kind of word it is, as bits.
(
    DETERMINER,
    PREPOSITION,
    PRONOUN,
    AUXILIARY,
    CONJUNCTION,
    SUBORDINATOR,
    ADVERB,
    TIME,
    RELATIVE,
    POSSESSIVE,
    TITLE,
    VERB,
    NEGATION,
    QUANTITY,
) = (1 << i for i in range(14))

CONTRACTION = frozenset("s t re ve ll d m".split())

_KINDS = {
    DETERMINER: "the a an this that these those my your his her its our their some any each every no another such",
    QUANTITY: """one two three four five six seven eight nine ten several many most few all both half none more
        other some those any others dozens hundreds thousands much percent""",
    PREPOSITION: """of in on at by for with from to into onto upon about against over under between among during
        after before through without within across toward towards behind beyond near since until despite amid around
        along like per via versus above below off outside inside alongside worth following regarding concerning
        besides except unlike""",
    PRONOUN: """i you he she it we they who whom this that these those me him us them himself herself itself
        themselves myself yourself someone somebody everyone everybody anyone nobody something nothing everything
        neither""",
    AUXILIARY: """is are was were be been being am has have had having do does did will would shall should can could
        may might must don doesn didn won wouldn couldn shouldn isn aren wasn weren hasn haven hadn ain cannot""",
    CONJUNCTION: "and but or nor yet so plus",
    SUBORDINATOR: """that because although though while whereas when whenever where if unless whether as than since
        until once before after lest what how why whatever whoever""",
    RELATIVE: "who which that whom whose",
    ADVERB: """also then now later earlier still already once again recently often never always sometimes repeatedly
        simply just even only further thus therefore however instead meanwhile moreover rather quite very too
        reportedly allegedly apparently seemingly perhaps maybe soon famously first ever nevertheless nonetheless
        eventually finally previously publicly privately flatly bluntly quickly clearly long briefly here there
        yesterday today tonight tomorrow similarly separately additionally afterward afterwards subsequently not
        indeed almost nearly really actually both""",
    TIME: """monday tuesday wednesday thursday friday saturday sunday january february march april may june july
        august september october november december yesterday today tonight tomorrow morning afternoon evening night
        week month year weekend noon midnight jan feb mar apr jun jul aug sept sep oct nov dec hour hours days weeks
        months years""",
    NEGATION: "not never t",
    TITLE: """mr mrs ms dr sen rep gov president senator representative governor secretary minister general justice
        judge professor prof mayor chancellor king queen prince princess sir lady lord pope bishop rev reverend
        pastor captain colonel gen col lt sgt chief officer director chairman chairwoman chair spokesman spokeswoman
        spokesperson ambassador congressman congresswoman speaker leader premier commissioner sheriff attorney
        candidate nominee analyst economist strategist journalist reporter columnist editor author adviser advisor
        aide deputy vice former father sister brother""",
}

ABBREVIATIONS = frozenset(
    """mr mrs ms dr sen rep gov st prof gen col lt sgt capt rev hon sr vs etc no jan feb mar apr jun jul aug sept
    sep oct nov dec inc co corp ltd dept u.s u.k u.n e.u m.d ph.d jr e.g i.e approx fig al ph mt ft reps sens
    messrs calif fla tex pa conn mass mich minn wash ore ariz colo ill ind kan okla tenn va wis ala ark del ga
    ky la md mo neb nev n.h n.j n.m n.y n.c n.d r.i s.c s.d vt wyo d-n.y r-ky""".split()
)

BE = frozenset("is are was were be been being am s re m".split())

_OTHER_VERBS = """
    go come take give get keep let begin start run win lose vote lead leave hold bring stand pay meet sit fall rise grow
    become remain turn move live die kill work play help try use need seem appear look happen stop end follow create
    provide serve allow include carry build buy sell send spend visit travel campaign face join fail raise cut set hit
    change receive return pass force drive draw break choose"""
_OTHER_IRREGULAR = """
    arose awoke became beat began bent bit bled blew bore bought bound bred broke brought built burst came caught chose
    clung crept dealt did drank drew dreamt drove dug dwelt ate fed fell fled flew flung forbade forgave forgot fought
    froze gave ground grew had held hid hung kept knelt knew laid leapt led left lent lit lost made meant met paid pled
    proved quit ran rang rode rose sang sank sat sent set shed shone shook shot shrank shut slept slid slung slunk sold
    sped spent split sprang spread stole stood strode strove struck stuck stung swam swept swore swung taught took tore
    threw thrust trod undertook wept withdrew withstood woke won wore wound wove went gone taken given got done overcame
    overtook upheld withheld foresaw"""


def _kinds() -> dict[str, int]:
    kinds: dict[str, int] = {}
    for bit, words in _KINDS.items():
        for word in words.split():
            kinds[word] = kinds.get(word, 0) | bit
    for word in CUES:
        if CUES[word].form & (PAST | THIRD) and CUES[word].frames:
            kinds[word] = kinds.get(word, 0) | VERB
    for base in _OTHER_VERBS.split():
        for form, bits in inflections(base).items():
            if bits & (PAST | THIRD):
                kinds[form] = kinds.get(form, 0) | VERB
    for form in _OTHER_IRREGULAR.split():
        kinds[form] = kinds.get(form, 0) | VERB
    return kinds


KINDS = _kinds()
