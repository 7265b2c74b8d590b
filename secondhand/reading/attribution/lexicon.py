"""The words that make an attribution: verbs by how they take what they report; nouns and adjectives that do as much.

Verbs stand as base forms; `CUES` holds their inflections. Written for this project from what the words mean.
"""

from __future__ import annotations

from dataclasses import dataclass

from secondhand.reading.attribution.inflections import inflections

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
