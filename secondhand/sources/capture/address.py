"""Addresses on the web: which are one at all, and which networks a connection may not reach."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

from secondhand.sources.capture.document import NotCaptured

_PORTS = {"http": 80, "https": 443}
_UNSEEN = re.compile(r"[\x00-\x20\x7f-\xa0\u2028\u2029\ufeff]")
_KEPT = "!$%&'()*+,-./:;=?@[]_~"
_FOLLOWED = re.compile(r"(?:utm_\w+|fbclid|gclid|mc_[ce]id|at_medium|at_campaign)=[^&]*&?")
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
MOST = 4096
"""Characters that an address may have."""


@dataclass(frozen=True, slots=True)
class Address:
    """An address of http or https, its parts made plain: `host` in ASCII, `target` the path and query as they are
    sent."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def authority(self) -> str:
        """Host and, where it is not the usual one, port."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def origin(self) -> str:
        return f"{self.scheme}://{self.authority}"

    def __str__(self) -> str:
        return self.origin + self.target


def looks_like_one(text: str) -> bool:
    """Whether a text is meant as an address rather than as the path of a file."""
    return bool(re.match(r"[A-Za-z][A-Za-z0-9+.-]*:(?://|[^/\\])", text)) and not re.match(r"[A-Za-z]:\\", text)


def parse(text: str, base: str = "") -> Address:
    """The address in a text, seen from the page at `base`; what follows "#" is left out.

    Raises NotCaptured where it is none, is not http or https, or carries a user's name.
    """
    text = text.strip()
    if len(text) > MOST:
        raise NotCaptured(f"an address has at most {MOST:,} characters, this one {len(text):,}")
    if _UNSEEN.search(text):
        text = _UNSEEN.sub(lambda found: quote(found.group()), text)
    try:
        parts = urlsplit(urljoin(base, text) if base else text)
        port = parts.port
        host = (parts.hostname or "").rstrip(".")
    except ValueError as error:
        raise NotCaptured(f"this is no address: {error}") from None
    scheme = parts.scheme.lower()
    if scheme not in _PORTS:
        raise NotCaptured(f'only http and https are fetched, not "{scheme or text[:40]}"')
    if parts.username is not None or parts.password is not None:
        raise NotCaptured("an address with a user's name in it is not fetched")
    if not host:
        raise NotCaptured("this address names no host")
    target = quote(parts.path or "/", safe=_KEPT) + (f"?{quote(parts.query, safe=_KEPT)}" if parts.query else "")
    return Address(scheme, _ascii(host), _PORTS[scheme] if port is None else port, target)


def _ascii(host: str) -> str:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        try:
            return host.encode("ascii").decode().lower() if host.isascii() else host.encode("idna").decode().lower()
        except UnicodeError:
            raise NotCaptured(f'"{host[:80]}" is no name of a host') from None
    return host


def same_page(text: str) -> str:
    """What an address is compared by: without "#…", the scheme, a final "/" and what only tells who followed it."""
    try:
        address = parse(text)
    except NotCaptured:
        return ""
    path, _, query = address.target.partition("?")
    query = _FOLLOWED.sub("", query).rstrip("&")
    return address.authority.removeprefix("www.") + path.rstrip("/") + (f"?{query}" if query else "")


def is_public(ip: str) -> bool:
    """Whether an IP address is one of the internet at large: not private, loopback, link-local, multicast or reserved,
    nor an IPv6 address that leads to such a one of IPv4."""
    address = ipaddress.ip_address(ip.partition("%")[0])
    if isinstance(address, ipaddress.IPv6Address):
        inner = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
        if address in _NAT64:
            inner.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
        within = [each for each in inner if each is not None]
        if within and not all(is_public(str(each)) for each in within):
            return False
        if address.ipv4_mapped is not None or address in _NAT64:
            return True
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)
