"""E-mail, by the standard library: whom it is from, when it was sent, what it says. Attachments stay in the archive."""

from __future__ import annotations

import email
import email.policy
from email.message import EmailMessage, MIMEPart
from email.utils import parsedate_to_datetime

from secondhand.sources.capture.charset import decode
from secondhand.sources.capture.document import Extract, NotCaptured, Order
from secondhand.sources.capture.extract.tidy import on_one_line, tidy
from secondhand.sources.capture.media import HTML

_SHOWN = ("From", "To", "Cc", "Date", "Subject")
MOST_NESTING = 20


def extract(body: bytes, order: Order) -> Extract:
    """The message's own words beneath its headers; the plain text where it has one, else that of its HTML."""
    message = email.message_from_bytes(body, policy=email.policy.default)
    _look_over(message, 0)
    remarks: list[str] = []
    try:
        part = message.get_body(("plain", "html"))
    except (AttributeError, KeyError):
        part = None
    if part is None:
        raise NotCaptured("the message has no text of its own; capture what is attached to it")
    words = _words(part, order, remarks)
    if not words.strip():
        raise NotCaptured("the message has no text of its own; capture what is attached to it")
    headers = {name: _header(message, name) for name in _SHOWN}
    names = [on_one_line(str(each.get_filename() or "a part without a name"), 80) for each in _attached(message)]
    if names:
        remarks.append(f"attached, and not read: {', '.join(names[:10])}")
    head = "\n".join(f"{name}: {value}" for name, value in headers.items() if value)
    return Extract(
        tidy(f"{head}\n\n{words}"),
        "secondhand mail",
        title=headers["Subject"],
        author=_sender(message),
        published=_date(headers["Date"], remarks),
        remarks=tuple(remarks),
    )


def _look_over(part: MIMEPart, depth: int) -> None:
    if depth > MOST_NESTING:
        raise NotCaptured("the message is nested too deep")
    if part.is_multipart():
        for each in part.iter_parts():
            _look_over(each, depth + 1)


def _header(message: EmailMessage, name: str) -> str:
    try:
        return on_one_line(str(message[name] or ""), 1000)
    except (ValueError, AttributeError, IndexError, TypeError):
        # The library's own parser of headers fails on some that are no good.
        return ""


def _sender(message: EmailMessage) -> str:
    try:
        first = message["From"].addresses[0]
    except (AttributeError, IndexError, ValueError, TypeError):
        return ""
    return on_one_line(first.display_name or first.addr_spec)


def _date(text: str, remarks: list[str]) -> str:
    if not text:
        return ""
    try:
        return parsedate_to_datetime(text).date().isoformat()
    except (ValueError, TypeError):
        remarks.append(f"its date is not understood: {text[:60]}")
        return ""


def _words(part: MIMEPart, order: Order, remarks: list[str]) -> str:
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes):
        return ""
    charset = order.charset if order.certain else str(part.get_content_charset(""))
    if part.get_content_type() == HTML:
        from secondhand.sources.capture.extract.markup import parse
        from secondhand.sources.capture.extract.visible import visible_text

        return visible_text(parse(decode(content, charset, certain=order.certain).text))
    decoded = decode(content, charset, certain=order.certain)
    if decoded.remark:
        remarks.append(decoded.remark)
    return decoded.text


def _attached(message: EmailMessage) -> list[MIMEPart]:
    try:
        return list(message.iter_attachments())
    except (AttributeError, KeyError, TypeError):
        return []
