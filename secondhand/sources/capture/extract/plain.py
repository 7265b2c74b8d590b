"""Plain text, as it is."""

from __future__ import annotations

from secondhand.sources.capture.charset import decode
from secondhand.sources.capture.document import Extract, NotCaptured, Order
from secondhand.sources.capture.extract.tidy import on_one_line, tidy

_TITLE = 160


def extract(body: bytes, order: Order) -> Extract:
    """The text; a short first line with an empty one beneath it is its title."""
    decoded = decode(body, order.charset, certain=order.certain)
    text = tidy(decoded.text)
    if not text.strip():
        raise NotCaptured("it has no text")
    first, _, rest = text.partition("\n")
    title = on_one_line(first) if rest.startswith("\n") and len(first) <= _TITLE else ""
    remarks = (decoded.remark,) if decoded.remark else ()
    return Extract(text, f"secondhand {decoded.charset}", title=title, remarks=remarks)
