"""From bytes to text, where what is said of their coding may be a lie.

Bytes that are UTF-8 are read as UTF-8, whatever a header says. A coding that is stated is believed where what comes out
is writing: words of one script, capitals where they can stand. Else the likeliest is taken, and that is said.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from secondhand.sources.capture.document import NotCaptured

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_META = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.I)
_XML = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9_.:-]{2,40})", re.I)
# What browsers read instead: the wider sets (https://encoding.spec.whatwg.org/#names-and-labels).
_WIDER = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030"}
_TRIED = ("cp1251", "koi8-u", "cp1252", "cp1250", "cp866")
_SAMPLE = 64 << 10
_WORD = re.compile(r"[^\W\d_]{2,}")
_LATIN_RUN = re.compile(r"[\xc0-\u024f]{4}")
_TURNED = re.compile(r"[a-z\xdf-\xff\u0430-\u044f][A-Z\xc0-\xde\u0410-\u042f]")
_ODD = re.compile(r"[\x00-\x08\x0e-\x1f\x80-\x9f\u2500-\u259f]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the coding it was read in, and a remark where that is not what was stated ("" for none)."""

    text: str
    charset: str
    remark: str = ""


def decode(body: bytes, stated: str = "", *, certain: bool = False) -> Decoded:
    """The text that bytes are; `stated` is the coding by the server's word, or, where it is `certain`, the editor's.

    Raises NotCaptured where no coding makes sense of them.
    """
    if certain:
        return _as_told(body, stated)
    for mark, name in _MARKS:
        if body.startswith(mark):
            marked = body.decode(name, "replace")
            return Decoded(marked, name, "" if "\ufffd" not in marked else f"some bytes of it are not {name}")
    plain = wide(body) or "utf-8"
    text = _strict(body, plain)
    if text is not None:
        return Decoded(text, plain)
    said = [_known(stated), *(_known(found.group(1).decode()) for found in _stated_within(body))]
    sample = body[:_SAMPLE]
    for name in dict.fromkeys(filter(None, said)):
        text = _strict(body, name)
        if text is not None and _is_writing(text[:_SAMPLE]):
            return Decoded(text, name)
    if "utf-8" in said or not any(said):
        text = body.decode("utf-8", "replace")
        if text.count("\ufffd") * 200 < len(text):
            return Decoded(text, "utf-8", "some bytes of it are not UTF-8")
    name = _likeliest(sample)
    text = _strict(body, name) if name else None
    if text is None:
        raise NotCaptured("no coding makes sense of its characters; give the right one with --encoding")
    lied = next(filter(None, said), "")
    return Decoded(text, name, f"it was read as {name}" + (f", not as {lied}, which it says it is" if lied else ""))


def _as_told(body: bytes, name: str) -> Decoded:
    try:
        return Decoded(body.decode(name).removeprefix("\ufeff"), name)
    except LookupError:
        raise NotCaptured(f'there is no encoding "{name}"') from None
    except UnicodeError as error:
        raise NotCaptured(f"it is not {name}: {error}") from None


def wide(body: bytes) -> str:
    """The kind of UTF-16 that bytes without a mark are; "" where they are not that.

    In it the upper bytes are few and alike, and those of blanks are zero.
    """
    sample = body[: len(body) - len(body) % 2][:2048]
    if len(sample) < 16:
        return ""
    for name, upper, lower in (("utf-16-le", sample[1::2], sample[::2]), ("utf-16-be", sample[::2], sample[1::2])):
        if 0 in upper and 0 not in lower and len(set(upper)) <= 4 + len(sample) // 100:
            text = sample.decode(name, "replace")
            return name if _is_writing(text) and not _ODD.search(text) else ""
    return ""


def _stated_within(body: bytes) -> list[re.Match[bytes]]:
    return [found for found in (_XML.match(body.lstrip()[:400]), _META.search(body[:4096])) if found]


def _known(name: str) -> str:
    """The name of a coding as Python has it, the wider one where browsers take that; "" for an unknown one."""
    try:
        found = codecs.lookup(name.strip().strip("\"'")).name
        # What turns text to bytes and back is no coding of text.
        b"a".decode(found)
    except (LookupError, ValueError, AttributeError):
        return ""
    return _WIDER.get(found, found)


def _strict(body: bytes, name: str) -> str | None:
    try:
        return body.decode(name)
    except (UnicodeError, LookupError):
        pass
    # Single-byte sets leave a few bytes open; a stray one must not hide the rest.
    if name.startswith(("cp125", "koi8", "iso8859")):
        text = body.decode(name, "replace")
        if text.count("\ufffd") * 1000 < len(text):
            return text
    return None


def _is_writing(text: str) -> bool:
    """Whether words look like those of people: of one script, and with capitals in front."""
    if len(_ODD.findall(text)) * 200 > len(text):
        return False
    words = [word for word in _WORD.findall(text) if not word.isascii()]
    if not words:
        return True
    mixed = sum(_scripts(word) > 1 for word in words)
    runs = sum(bool(_LATIN_RUN.search(word)) for word in words)
    turned = sum(bool(_TURNED.search(word)) for word in words)
    # Small letters of one set of Cyrillic are capitals of another.
    shouted = sum(word.isupper() for word in words)
    return max(mixed, runs, turned) * 5 < len(words) and shouted * 2 <= len(words)


def _scripts(word: str) -> int:
    """How many of the Latin, Greek and Cyrillic scripts a word has letters of."""
    return len({("Latin" if c < "\u0250" else "Greek" if c < "\u0400" else "Cyrillic") for c in word if c < "\u0530"})


def _likeliest(sample: bytes) -> str:
    for name in _TRIED:
        text = _strict(sample, name)
        if text is not None and _is_writing(text):
            return name
    import charset_normalizer

    best = charset_normalizer.from_bytes(sample).best()
    return best.encoding if best is not None else ""
