"""What is no article: walls, consent, shells that a script fills, checks of who one is, errors, lists of other pages.

Each is told by what the page says and by how little else it says; a whole article beneath a banner stays an article.
"""

from __future__ import annotations

import re

from secondhand.sources.capture.extract.markup import Element
from secondhand.sources.capture.extract.stated import Stated
from secondhand.sources.capture.extract.visible import words_in

_FEW, _SHORT, _LONG = 25, 120, 350

_ASKS = (
    r"(?:subscribe|sign (?:up|in)|log ?in|register|create (?:a|your) (?:free )?account|become a (?:member|subscriber)|"
    r"start (?:your|a) (?:free )?trial)"
)


def _any(*phrases: str) -> re.Pattern[str]:
    return re.compile("|".join(phrases), re.I)


_WALL = _any(
    _ASKS + r"\b[^.!?\n]{0,60}\b(?:to (?:continue|keep|read|unlock|access|see)|for (?:full|unlimited) access)",
    r"(?:to|and) (?:continue|keep|finish) reading\b",
    r"(?:this|the) (?:article|story|content) is (?:only |exclusively )?(?:for|available to|reserved for) "
    r"(?:our )?(?:paying |registered )?(?:subscribers|members)",
    r"(?:unlock|read) th(?:is|e) (?:full|whole|rest of)",
    r"you have reached your (?:limit|last)",
    r"already a (?:subscriber|member)\?",
    r"exclusive(?:ly)? (?:for|to) (?:subscribers|members)",
    r"weiterlesen mit|nur für abonnent|mit (?:dem )?abo(?:nnement)? weiterlesen|réservé aux abonnés",
    r"(?:доступ(?:ен|но|на)|только) (?:только )?(?:для )?подписчик|оформите подписку, чтобы",
    r"доступно (?:лише|тільки) (?:для )?передплатник",
)
_WALL_MARKS = _any(
    r"pay-?wall|reg-?wall|subscri(?:be|ption)-(?:wall|prompt|gate)|meter-?wall|premium-?(?:wall|gate)|piano-"
)
_CONSENT = _any(
    r"\bwe(?: and our (?:\d+ )?partners)? (?:use|store|process)[^.]{0,80}cookies\b",
    r"\bcookies?\b[^.]{0,80}\b(?:consent|accept|agree)\b",
    r"\b(?:accept|reject) all\b|\bbefore you continue\b|\bmanage (?:my )?(?:choices|preferences|options)\b",
    r"\byour privacy (?:choices|matters)\b|\blegitimate interest\b|\bcookie (?:policy|settings|preferences)\b",
    r"\bconsent\b",
    r"alle akzeptieren|cookies? (?:zustimmen|akzeptieren)|tout accepter",
    r"использу(?:ем|ет) (?:файлы )?cookie|принять все|файлы cookie|файли cookie|прийняти всі",
)
_CONSENT_ADDRESS = _any(r"//(?:consent|cmp|privacy)\.|/(?:consent|gdpr|cookiewall|privacygate)(?:[/?.]|$)")
_SCRIPT = _any(
    r"(?:enable|turn on|requires?|need|activate)\s+(?:\w+\s+){0,3}javascript",
    r"javascript\s+(?:\w+\s+){0,4}(?:enabled|required|disabled|to run)",
    r"включите javascript|увімкніть javascript|javascript aktivieren",
)
_SHELL = ("root", "app", "__next", "__nuxt", "app-root", "svelte", "gatsby", "react-root", "main-app", "ember-app")
_CHECK = _any(
    r"verify(?:ing)? (?:that )?you are (?:a )?human|are you a robot|checking your browser|just a moment|captcha",
    r"unusual traffic|access (?:to this page )?(?:has been )?denied|ddos protection|security check",
    r"подтвердите, что вы не робот",
)
_ERROR = _any(
    r"(?:page|article|story|content) (?:was |could )?(?:not (?:be )?found|no longer (?:exists|available))",
    r"(?:page|article|story|content) has been (?:removed|deleted)|\b404\b|something went wrong",
    r"service unavailable|internal server error|seite (?:wurde )?nicht gefunden|page introuvable",
    r"страница не найдена|сторінку не знайдено",
)


def refusal(tree: Element, text: str, full: str, page: Stated, url: str) -> str:
    """Why a page is not the article, "" where it is: `text` is the main text found, `full` all that the page shows."""
    words, all_words = words_in(text), words_in(full)
    title = page.title or " ".join(tree.xpath("string(.//head/title)").split())
    onward = _onward(tree)
    if onward and all_words < _SHORT:
        return f"the page only leads on to {onward[:300]}; capture that"
    if all_words < _LONG and _CHECK.search(f"{title}\n{full[:2000]}") and words < _SHORT:
        return "the site checks whether a person comes, and shows no article; save it from a browser as a file"
    if words < _SHORT and _ERROR.search(f"{title}\n{full[:400]}") and not page.linked.found:
        return f'the page says that there is none here: "{title[:80]}"'
    if _is_consent(text, full, words, url, page):
        return "the site asks for consent first, and shows no article; save it from a browser as a file"
    if _is_shell(tree, words, full):
        return "a script fills this page in the browser, and none is run here; save it from a browser as a file"
    if _is_wall(tree, text, full, words, page):
        return _walled(words, page)
    if page.linked.index or _is_list(tree, full, page):
        return "the page is a list of other pages, not an article"
    if words < _FEW:
        return f"only {words} words of text were found; capture the page as it is with --whole, or save it as a file"
    return ""


def _onward(tree: Element) -> str:
    for each in tree.iter("meta"):
        if (each.get("http-equiv") or "").lower() == "refresh":
            found = re.match(r"\s*\d+\s*[;,]\s*url\s*=\s*['\"]?([^'\"]+)", each.get("content") or "", re.I)
            if found:
                return found.group(1).strip()
    return ""


def _is_consent(text: str, full: str, words: int, url: str, page: Stated) -> bool:
    asked = len({found.lower() for found in _CONSENT.findall(full)})
    if _CONSENT_ADDRESS.search(url):
        return words < _LONG
    within = sum(words_in(line) for line in text.split("\n") if _CONSENT.search(line))
    if within * 2 > words and asked >= 2:
        return True
    return asked >= 3 and words_in(full) < _LONG and not (page.linked.found and words - within >= _SHORT)


def _is_shell(tree: Element, words: int, full: str) -> bool:
    if words >= _SHORT:
        return False
    empty = [tree.xpath(f".//*[@id='{name}']") for name in _SHELL]
    waiting = any(len("".join(each.itertext()).split()) < _FEW for found in empty for each in found)
    told = any(_SCRIPT.search(" ".join(each.itertext())) for each in tree.iter("noscript")) or bool(
        _SCRIPT.search(full)
    )
    scripts = sum(1 for each in tree.iter("script") if "ld+json" not in (each.get("type") or ""))
    return (waiting and (told or scripts > 0)) or (told and words < _FEW * 2)


def _is_wall(tree: Element, text: str, full: str, words: int, page: Stated) -> bool:
    if page.linked.words and words >= page.linked.words * 0.8:
        return False
    asks = bool(_WALL.search(full))
    marked = any(
        _WALL_MARKS.search(f"{each.get('class', '')} {each.get('id', '')}")
        for each in tree.xpath(".//*[@class or @id]")
    )
    closed = page.linked.free is False
    lacking = bool(page.linked.words) and words < page.linked.words * 0.6
    if lacking and (asks or marked or closed):
        return True
    cut = text.rstrip().endswith(("…", "...", "[…]"))
    if (asks or marked or closed) and cut:
        return True
    return words < _LONG and (asks + marked + closed >= 2 or (words < _SHORT and (asks or closed)))


def _walled(words: int, page: Stated) -> str:
    whole = f" of {page.linked.words:,}" if page.linked.words else ""
    return (
        f"the article is behind a wall: only {words}{whole} words of it are here; save it from a browser that may read "
        "it, and capture that file"
    )


def _is_list(tree: Element, full: str, page: Stated) -> bool:
    if page.linked.found or page.published:
        return False
    entries = [each for each in tree.iter("article") if each.xpath(".//h2 | .//h3")]
    linked = sum(words_in(" ".join(each.itertext())) for each in tree.iter("a"))
    return len(entries) >= 4 or (linked * 10 > words_in(full) * 7 and words_in(full) > _SHORT)
