"""What is no article, in other tongues and shapes than those of the set; and articles that look like it."""

from __future__ import annotations

import pytest

from secondhand.sources.capture.document import NotCaptured, Order
from secondhand.sources.capture.extract import extract
from secondhand.sources.capture.media import HTML

FIRST = "The harbour council voted on Tuesday to keep the old crane, which has lifted nothing since 1987."
REST = (
    "“It is rust, but it is our rust,” said the chair of the council, Mira Dole. Two members voted against it.",
    "A survey last winter found the legs sound and the cabin full of nests. Repairs would cost as much as a ferry.",
    "The crane’s last driver, Henk Oster, said that he had only ever climbed it for money, and would not climb it now.",
    "What the council wants to do with the crane it did not say. A restaurant has been proposed, and a diving board; "
    "the ornithologists of the island ask that it be left to those who have lived in it for thirty years.",
)
BANNER = (
    "<div><p>We use cookies. Accept all or manage options: see our cookie policy and legitimate interest.</p></div>"
)


def page(body: str) -> bytes:
    head = '<head><meta charset="utf-8"><title>The crane</title></head>'
    return f"<!doctype html><html>{head}<body>{body}</body></html>".encode()


def stub(*asks: str) -> bytes:
    return page(f"<article><h1>The crane</h1><p>{FIRST}</p>{''.join(f'<p>{each}</p>' for each in asks)}</article>")


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (stub("Il vous reste 85% de cet article à lire.", "La suite est réservée aux abonnés."), "behind a wall"),
        (stub("Suscríbete para seguir leyendo.", "Exclusivo para suscriptores."), "behind a wall"),
        (stub("Abbonati per continuare a leggere."), "behind a wall"),
        (stub("This story is for members.", "Join today to read the rest. Log in."), "behind a wall"),
        (page("<app-root></app-root><script src='main.js'></script>"), "a script fills this page"),
        (page("<div id='__next'><main>Loading…</main></div><script src='a.js'></script>"), "a script fills this page"),
        (
            page(
                "<h2>Wir brauchen Ihre Zustimmung</h2><p>Wir verwenden Cookies. Mit Klick auf „Alle akzeptieren“ "
                "stimmen Sie zu. Werbefrei lesen Sie mit dem Pur-Abo.</p><button>Alle akzeptieren</button>"
            ),
            "asks for consent",
        ),
        (
            page(
                "<h2>Le respect de votre vie privée compte</h2><p>Nos partenaires utilisent des cookies. Continuer "
                "sans accepter.</p><button>Tout accepter</button><button>Paramétrer les cookies</button>"
            ),
            "asks for consent",
        ),
    ],
    ids=["French", "Spanish", "Italian", "members", "Angular", "Next", "German", "French consent"],
)
def test_a_page_that_is_no_article_says_which_kind_it_is(body: bytes, reason: str) -> None:
    with pytest.raises(NotCaptured, match=reason):
        extract(body, Order(HTML))


@pytest.mark.parametrize(
    "body",
    [
        BANNER + f"<article><h1>The crane</h1>{''.join(f'<p>{each}</p>' for each in (FIRST, *REST))}</article>",
        f"<article><h1>The crane</h1>{''.join(f'<p>{each}</p>' for each in (FIRST, *REST))}"
        "<p>Readers who want more can subscribe to read our weekly letter.</p></article>",
    ],
    ids=["beneath a banner", "with an offer"],
)
def test_a_short_article_stays_one(body: str) -> None:
    assert REST[-1] in extract(page(body), Order(HTML)).text
