"""Nouns for those who speak and what speaks for them: groups, roles, organisations, documents, peoples, places."""

from __future__ import annotations

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


def person_word(word: str) -> bool:
    """Whether a noun means people or what they write."""
    return (
        word in ROLE_NOUNS
        or word in GROUP_NOUNS
        or word in DOCUMENT_NOUNS
        or word in ORGANISATION_NOUNS
        or word.endswith(("ers", "ors", "ists", "ans"))
    )
