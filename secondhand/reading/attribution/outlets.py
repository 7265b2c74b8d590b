"""Names of news outlets and agencies, and the words by whose form an outlet is known."""

from __future__ import annotations

import re

from secondhand.reading.attribution.tokens import Tokens

_WORDS = re.compile(r"\w+(?:[-.&@]\w+)*")

AGENCIES = frozenset(
    " ".join(_WORDS.findall(name.lower()))
    for name in """reuters|associated press|ap|afp|agence france-presse|bloomberg|xinhua|tass|itar-tass|ria novosti|
    ria|interfax|upi|united press international|dpa|efe|ansa|kyodo|kyodo news|yonhap|anadolu|anadolu agency|ukrinform|
    kazinform|pti|press trust of india|canadian press|belta|unian|interfax-ukraine|news agency""".split("|")
)

OUTLETS = frozenset(
    " ".join(_WORDS.findall(name.lower()))
    for name in """new york times|times|washington post|wall street journal|journal|usa today|los angeles times|
        chicago tribune|boston globe|globe|philadelphia inquirer|miami herald|dallas morning news|
        denver post|san francisco chronicle|houston chronicle|atlanta journal-constitution|seattle times|
        politico|the hill|axios|vox|slate|salon|huffington post|huffpost|breitbart|breitbart news|
        daily beast|daily caller|buzzfeed|buzzfeed news|mother jones|the nation|new yorker|new republic|
        the atlantic|atlantic|time|time magazine|newsweek|the economist|economist|fortune|forbes|vanity fair|
        rolling stone|esquire|gq|national review|weekly standard|washington examiner|washington times|
        new york post|new york daily news|daily news|newsday|observer|guardian|independent|telegraph|
        daily telegraph|daily mail|mailonline|the sun|mirror|daily mirror|financial times|ft|sunday times|
        evening standard|le monde|le figaro|liberation|der spiegel|spiegel|bild|die zeit|die welt|
        süddeutsche zeitung|faz|el pais|el país|la repubblica|corriere della sera|la stampa|haaretz|
        jerusalem post|times of israel|al jazeera|al arabiya|asharq al-awsat|bbc|bbc news|itv|sky news|
        channel 4|channel 4 news|cnn|fox|fox news|msnbc|nbc|nbc news|abc|abc news|cbs|cbs news|pbs|npr|
        c-span|cnbc|cnnmoney|espn|univision|telemundo|hbo|mtv|fox business|newsmax|oann|rt|rt america|
        russia today|sputnik|pravda|izvestia|kommersant|vedomosti|novaya gazeta|meduza|the moscow times|
        moscow times|rossiya|russia 1|rossiya 1|ntv|gazeta|lenta|rbc|global times|people's daily|china daily|
        cctv|cgtn|sohu|sina|netease|baijiahao|tencent|caixin|south china morning post|scmp|phoenix tv|ifeng|
        guancha|nikkei|nikkei asia|asahi shimbun|yomiuri shimbun|mainichi|nhk|japan times|korea herald|
        straits times|bangkok post|times of india|the hindu|hindustan times|indian express|ndtv|dawn|geo tv|
        khaama press|tengrinews|tengri news|kaztag|kazakh tv|khabar|kyiv post|kyiv independent|
        ukrainska pravda|ukrayinska pravda|nv|24 channel|channel 24|24 kanal|espreso|tsn|zerkalo nedeli|
        focus|obozrevatel|abnews|ab news|deutsche welle|dw|radio free europe|rferl|rfe/rl|radio liberty|
        voice of america|voa|euronews|the intercept|propublica|the guardian|wired|ars technica|techcrunch|
        the verge|gizmodo|business insider|insider|marketwatch|barron's|quartz|mashable|vice|vice news|
        gawker|deadspin|zero hedge|drudge report|infowars|daily kos|talking points memo|tpm|rawstory|
        the blaze|blaze|townhall|redstate|western journal|western journalism|politifact|factcheck.org|snopes|
        realclearpolitics|fivethirtyeight|morning consult|wikileaks|insidesources|people magazine|us weekly|
        tmz|variety|hollywood reporter|billboard|nature|science magazine|lancet|the lancet|bmj|
        british medical journal|new england journal of medicine|jama|scientific american|new scientist|
        foreign policy|foreign affairs|the diplomat|novoye vremya""".replace("\n", "").split("|")
)
"""Lower case, as words joined by a space."""

OUTLET_NOUNS = frozenset(
    """news times post tv channel television radio agency newspaper paper magazine press herald
    tribune gazette journal daily weekly broadcaster portal tabloid network
    globe chronicle observer courier telegraph standard star sun mirror inquirer examiner dispatch
    sentinel bulletin review wire fm podcast sport sports shimbun zeitung tidings monitor echo
    mail express argus advertiser record reporter register pravda""".split()
)
"""An outlet's last word: with a capital, or behind "the"."""

PLAIN_OUTLET_NOUNS = frozenset(
    """newspaper paper magazine publication broadcaster website tabloid outlet network portal station agency newswire
    daily weekly blog journal television tv radio""".split()
)
"""Nouns that mean an outlet without a name: "the newspaper"."""

OUTLET_KINDS = frozenset(
    "agency newspaper magazine channel portal website site broadcaster tabloid daily weekly newswire outlet".split()
)
"""What is said of an outlet before its name: "the news agency Norra Wire"."""

MEDIA_GROUPS = frozenset(
    "media newspapers outlets publications broadcasters channels tabloids bloggers agencies".split()
)

PROGRAMME_NOUNS = frozenset("show program programme podcast broadcast newscast column blog".split())

OUTLET_ENDINGS = (".com", ".org", ".net", ".ru", ".kz", ".ua", ".cn", ".uk", ".info", ".tv", ".fm", ".media", ".news")

DOMAIN = re.compile(r"\.(?i:" + "|".join(ending[1:] for ending in OUTLET_ENDINGS) + r")\b")

REPORTS = frozenset(
    "report reports article articles analysis story stories piece investigation editorial op-ed review panel".split()
)
"""What an outlet publishes: "a Harbour Post report that" is the outlet's word."""


LAST_WORDS = frozenset({name.split()[-1] for name in OUTLETS | AGENCIES if name} | OUTLET_NOUNS | PLAIN_OUTLET_NOUNS)
"""What an outlet's name ends with, as far as the lexicon goes; it keeps most phrases from being looked up."""


def is_outlet_name(tokens: Tokens, first: int, last: int) -> bool:
    """Whether words are the name of an outlet or agency that the lexicon has."""
    start = first + 1 if tokens.lower[first] == "the" and last - first > 1 else first
    name = " ".join(tokens.lower[start:last])
    return name in OUTLETS or name in AGENCIES
