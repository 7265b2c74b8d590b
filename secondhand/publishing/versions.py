"""Which commit an edition names: one in which its brief reads as it does.

A commit about something else does not make another version of a brief. So an edition that says what it said when it was
written last, with the same templates, goes on naming the commit that it named then, as long as HEAD holds it; else one
changed claim would change the files of every brief.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace

from secondhand.publishing import wording
from secondhand.publishing.brief import Edition
from secondhand.publishing.language import speaking
from secondhand.publishing.ledger import Ledger
from secondhand.publishing.surroundings import content_of, key_of

_HASH = re.compile("[0-9a-f]{7,64}")

Standing = Callable[[Collection[str]], Collection[str]]
"""Of these commits, those that HEAD holds."""


def settled(shown: Sequence[Edition], looks: str, ledger: Ledger, standing: Standing) -> Iterator[tuple[Edition, str]]:
    """Each edition with the commit that it names, and the digest of what it shows.

    `looks` is the digest of the templates: at the commit named they must be the same, or a rendering of it would not be
    the same. An edition of what is not committed says so, as it is.
    """
    contents = [content_of(replace(edition, commit="", version_text="")) for edition in shown]
    keys = [key_of(looks, content) for content in contents]
    named = [ledger.commit(edition.file_name, key) for edition, key in zip(shown, keys, strict=True)]
    others = {one for one, edition in zip(named, shown, strict=True) if one and one != edition.commit}
    held = set(standing(others)) if others else set()
    for edition, content, key, earlier in zip(shown, contents, keys, named, strict=True):
        mine = edition
        if _HASH.fullmatch(edition.commit):
            if earlier in held:
                mine = _naming(edition, earlier)
            ledger.name_commit(edition.file_name, key, mine.commit)
        yield mine, key_of(content, mine.commit)


def _naming(edition: Edition, commit: str) -> Edition:
    with speaking(edition.language):
        text = wording.version(edition.number, commit, edition.record_digest)
    return replace(edition, commit=commit, version_text=text)
