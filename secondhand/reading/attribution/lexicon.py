"""The words that attributions are made of, grouped by what they mean.

Verbs stand as base forms; `KINDS` and `CUES` hold their inflections. Written for this project from what the words mean.
"""

from __future__ import annotations

from dataclasses import dataclass

from secondhand.reading.attribution.inflections import PAST, THIRD, inflections

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

# How a cue verb takes what it reports, and what makes it count.
SAY, TELL, ASK, THINK, WISH, PLEDGE, JUDGE, NAME, SHOW, TALK, MANNER, SEE, PUBLISH = (1 << i for i in range(13))

VERBS: dict[int, str] = {
    # A clause or a quotation, before or after: "said that", ", she added".
    SAY: """say state add note argue claim announce insist assert declare explain remark reply respond acknowledge
        admit concede contend maintain observe recall reiterate stress emphasize emphasise conclude suggest imply
        allege report mention confirm deny boast brag joke quip lament complain predict estimate caution testify
        counter recount reveal disclose indicate continue interject opine posit reckon proclaim pronounce underline
        clarify elaborate answer repeat protest object guess speculate intone summarize recommend rule relate attest
        swear crow gloat fume rejoin retort volunteer confide profess point_out put_it spell_out make_clear write
        tweet post retweet blog email text type pen chant shout yell scream cry whisper murmur mutter exclaim hint
        project surmise theorize hypothesize warn cite quote read detail stipulate affirm aver avow confess chime_in
        weigh_in sum_up lie""",
    # Somebody first, then the clause: "told reporters that".
    TELL: "tell inform assure remind notify brief persuade convince advise lecture",
    ASK: "ask wonder inquire enquire query question",
    # A clause, or "to …": thoughts that a text ascribes.
    THINK: """worry_about dream_of notice anticipate foresee envision imagine wonder_about think believe hope fear
        feel suspect doubt assume expect worry consider know understand realize realise agree disagree learn regret
        recognize recognise conclude decide determine deem regard judge concur remember rumor rumour bet reckon
        presume maintain dream""",
    # "to …" or an object: wishes and plans.
    WISH: "look_to long_for yearn crave want plan intend seek wish prefer desire aim favor favour oppose support back",
    PLEDGE: "promise vow pledge threaten offer agree refuse decline propose demand request urge call_for call_on "
    "push_for order encourage beg plead advocate endorse recommend commit",
    # An object: what somebody thinks of it is said with the verb.
    JUDGE: """criticize criticise praise condemn denounce blast slam mock attack accuse blame defend dismiss reject
        ridicule applaud commend hail welcome decry assail rip bash chide chastise rebuke scold deride disparage
        question challenge dispute refute rebut denigrate lambaste lambast pan tout trumpet congratulate thank
        insult belittle fault excoriate berate castigate admonish warn_of warn_against warn_about champion embrace
        disavow repudiate renounce blast_off lash_out object_to complain_about agree_with disagree_with side_with
        compare liken contradict complement celebrate salute reprimand rip_into tear_into trash savage skewer
        deplore bemoan laud extol vilify demonize discredit downplay minimize minimise scorn taunt tease heckle
        upbraid scorch flay hammer pillory impugn second-guess malign smear disown reaffirm go_after rail_against
        call_out hit_back hit_out fire_back strike_back speak_out stand_by stand_with weigh_in single_out take_on
        take_aim push_back poke_fun knock jab needle zing fire_at swipe_at jab_at hint_at scoff_at balk_at
        bristle_at cheer boo jeer slap admire respect love hate despise resent loathe dislike trust distrust envy
        appreciate vouch_for apologize_for apologise_for""",
    NAME: """describe call label characterize characterise portray depict brand dub cast refer_to paint hail deem
        rate term declare identify""",
    SHOW: "show find suggest indicate reveal demonstrate estimate project illustrate",
    # About something: the words themselves are not given.
    TALK: """lay_out bring_up push_for unveil pitch float tout share issue air convey preach dwell_on focus_on echo
        promote publicize publicise broach hammer_home walk_back shrug_off brush_off name lobby_for campaign_for
        caution_against signal telegraph appeal_to insist_on stick_to discuss address mention cite point_to
        allude_to speak_about speak_of talk_about talk_of comment_on elaborate_on touch_on reference highlight
        stress emphasize emphasise outline detail list invoke recall explain acknowledge promise express voice""",
    # Only beside a quotation.
    MANNER: """express shoot_back fire_back laugh smile sigh nod shrug grin snap bark thunder roar sneer scoff begin
        start conclude finish interrupt agree sing recite deadpan""",
    SEE: "view see regard perceive interpret",
    PUBLISH: "publish report release",
}


@dataclass(frozen=True, slots=True)
class Cue:
    """What a word form can be: its frames, its inflections, and its base form."""

    frames: int
    form: int
    base: str


def _cues() -> tuple[dict[str, Cue], dict[str, dict[str, int]]]:
    frames: dict[str, int] = {}
    for frame, words in VERBS.items():
        for word in words.split():
            frames[word] = frames.get(word, 0) | frame
    single: dict[str, Cue] = {}
    phrasal: dict[str, dict[str, int]] = {}
    for word, kinds in frames.items():
        verb, _, particle = word.partition("_")
        for form, bits in inflections(verb).items():
            if particle:
                phrasal.setdefault(form, {})[particle] = kinds
                single.setdefault(form, Cue(0, bits, verb))
            else:
                known = single.get(form)
                single[form] = Cue(kinds | (known.frames if known else 0), bits | (known.form if known else 0), verb)
    return single, phrasal


CUES, PHRASAL = _cues()

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

NOMINAL = frozenset(
    """claim claims warning warnings statement statements assertion assertions allegation allegations accusation
    accusations suggestion suggestions report reports belief beliefs view views opinion opinions fear fears hope hopes
    promise promises pledge pledges vow vows announcement argument arguments contention declaration denial insistence
    prediction predictions admission acknowledgment complaint complaints comment comments remark remarks rumor rumors
    rumour rumours conclusion finding findings testimony theory idea notion concern concerns worry worries speculation
    confirmation assurance assurances doubt doubts sign evidence proposal call calls demand demands
    quote quotes word words message tweet letter estimate estimates expectation expectations indication consensus
    confidence conviction observation revelation proclamation pronouncement""".split()
)
"""Nouns that hold what somebody said or thinks, before "that": "a warning that"."""

BE = frozenset("is are was were be been being am s re m".split())

GROUP_NOUNS = frozenset(
    """people police media voters officials analysts experts journalists reporters critics sources aides advisers
    economists lawmakers politicians diplomats observers authorities prosecutors investigators scientists researchers
    authors editors insiders staff staffers republicans democrats conservatives liberals allies opponents supporters
    witnesses residents families parents men women americans public press everyone some others many most few
    half majority respondents majorities pollsters strategists leaders pundits military government team folks""".split()
)
"""Several people, unnamed."""

DOCUMENT_NOUNS = frozenset(
    """report reports study studies poll polls survey surveys letter statement memo indictment lawsuit
    complaint document documents transcript transcripts ad ads advertisement book bill email emails
    e-mail e-mails article articles column post tweet tweets data figures records filing filings paper
    analysis research affidavit ruling decision order resolution editorial papers release dossier
    file files cable cables message messages video clip footage speech website page text texts note spot
    commercial findings numbers estimates results returns plan platform audit review testimony interview
    headline slogan sign banner census ballot law constitution statute headlines leaflet brochure plaque
    inscription press-release communique manifesto summary list map chart story""".split()
)
"""What is written, shown or counted."""

ORGANISATION_NOUNS = frozenset(
    """ministry institute government department committee service party bank company university council parliament
    commission organisation organization kremlin agency administration office campaign court bureau association union
    foundation center centre group team board police navy army congress senate house league federation fund club
    society chamber embassy authority corporation inc corp ltd llc co plc college school church coalition alliance
    assembly cabinet secretariat hospital pentagon laboratory""".split()
)
"""What an organisation is called."""

ROLE_NOUNS = frozenset(
    """official politician expert minister president journalist mp source spokesman spokeswoman spokesperson officer
    analyst lawyer attorney judge prosecutor scientist researcher professor diplomat ambassador economist critic
    lawmaker senator congressman congresswoman governor mayor aide adviser advisor strategist candidate nominee
    reporter correspondent columnist host anchor commentator author writer editor publisher director manager executive
    chief chairman chairwoman secretary leader speaker interlocutor observer witness resident voter supporter insider
    staffer operative pollster pundit activist farmer doctor physician nurse teacher student soldier general colonel
    commander pilot captain driver man woman boy girl father mother son daughter brother sister wife husband friend
    colleague neighbor neighbour person figure latter former democrat republican conservative liberal businessman
    businesswoman billionaire entrepreneur investor banker trader celebrity actor actress singer musician artist
    player coach pope bishop priest rabbi imam king queen prince princess""".split()
)
"""What somebody is: with "the", whoever was named before."""

PEOPLES = frozenset(
    """democrats republicans americans russians chinese ukrainians kazakhs britons germans french conservatives liberals
    muslims christians jews europeans israelis palestinians iranians turks indians japanese koreans""".split()
)
"""Peoples and parties, in the plural."""

PLACES = frozenset(
    """russia china ukraine kazakhstan america britain germany france italy spain poland turkey iran iraq israel syria
    india pakistan japan korea canada mexico brazil australia belarus georgia armenia azerbaijan uzbekistan kyrgyzstan
    tajikistan turkmenistan moscow beijing kyiv kiev washington london paris berlin brussels tehran ankara astana tokyo
    seoul delhi warsaw minsk""".split()
)
"""Countries and capitals that stand for their governments."""


ATTITUDES = frozenset(
    """sure confident certain worried concerned optimistic pessimistic hopeful convinced aware unaware glad happy proud
    eager willing unwilling reluctant keen hesitant critical skeptical sceptical wary supportive dismissive afraid
    fearful angry furious outraged surprised shocked stunned disappointed upset determined opposed intent adamant clear
    doubtful unsure uncertain positive grateful thankful sorry sad excited enthusiastic comfortable uncomfortable uneasy
    satisfied dissatisfied unhappy pleased impressed interested mindful suspicious tired sick frustrated appalled
    disgusted relieved anxious nervous impatient unimpressed ashamed embarrassed""".split()
)
"""Adjectives of what somebody thinks or feels, behind "is": "is confident that"."""

STANDS = frozenset(
    """support opposition criticism critique praise endorsement condemnation denunciation rejection
    dismissal attack attacks assault call calls demand demands plea proposal promise promises pledge
    pledges vow vows threat threats warning warnings remark remarks comment comments statement
    statements view views opinion opinions position positions stance stances belief beliefs fear
    fears concern concerns worry worries doubt doubts hope hopes desire wish question questions
    complaint complaints claim claims allegation allegations accusation accusations description
    depiction portrayal characterization characterisation assessment defense defence explanation
    insistence refusal willingness admission denial mention references reference tirade rant broadside
    skepticism scepticism enthusiasm admiration contempt disdain preference reaction response request
    requests""".split()
)
"""Nouns of what somebody said, thinks or wants, behind a possessor: "Stein's criticism of", "his plan to"."""
