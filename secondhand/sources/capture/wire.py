"""A connection to where it may go and nowhere else, and what comes over it, bounded in time and size.

A name is resolved once, and the connection is made to one of the addresses that were looked at: an answer that changes
between the look and the connection changes nothing. The peer of the connection made is looked at once more.
"""

from __future__ import annotations

import io
import queue
import socket
import ssl
import threading
import time
from collections.abc import Callable
from typing import Any, cast

from secondhand.sources.capture.address import Address, is_public
from secondhand.sources.capture.document import NotCaptured

Resolve = Callable[[str, int], list[Any]]
_CONNECTING = 15.0


class Deadline:
    """A span of time, in seconds, that begins now."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._end = time.monotonic() + seconds

    @property
    def left(self) -> float:
        """Seconds that are left. NotCaptured where there are none."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise NotCaptured(f"it took longer than {self.seconds:g} seconds")
        return left


def resolve(host: str, port: int) -> list[Any]:
    """The addresses of a host, as getaddrinfo gives them."""
    return socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)


def connect(address: Address, deadline: Deadline, *, private: bool, resolver: Resolve = resolve) -> socket.socket:
    """A connection to a host; with `private`, also one in a private, loopback or link-local range.

    Raises NotCaptured where there is none to be had.
    """
    refused, reason = "", ""
    for family, kind, protocol, _, place in _resolved(address, deadline, resolver):
        if not private and not is_public(place[0]):
            refused = place[0]
            continue
        connection = socket.socket(family, kind, protocol)
        try:
            connection.settimeout(min(_CONNECTING, deadline.left))
            connection.connect(place)
            _look_at_peer(connection, private=private)
            return _encrypted(connection, address, deadline) if address.scheme == "https" else connection
        except OSError as error:
            connection.close()
            reason = _reason(error)
        except BaseException:
            connection.close()
            raise
    if refused and not reason:
        raise NotCaptured(_not_allowed(address.host, refused))
    raise NotCaptured(f"{address.host} cannot be reached: {reason or 'it has no address'}")


def _resolved(address: Address, deadline: Deadline, resolver: Resolve) -> list[Any]:
    answers: queue.Queue[list[Any] | OSError | UnicodeError] = queue.Queue()

    def ask() -> None:
        try:
            answers.put(resolver(address.host, address.port))
        except (OSError, UnicodeError) as error:
            answers.put(error)

    # The resolver takes no time limit; one that hangs is left behind.
    threading.Thread(target=ask, daemon=True).start()
    try:
        answer = answers.get(timeout=deadline.left)
    except queue.Empty:
        raise NotCaptured(f"the name {address.host} was not resolved in {deadline.seconds:g} seconds") from None
    if isinstance(answer, list):
        return answer
    raise NotCaptured(f"there is no host {address.host}: {getattr(answer, 'strerror', None) or answer}")


def _look_at_peer(connection: socket.socket, *, private: bool) -> None:
    peer = connection.getpeername()[0]
    if not private and not is_public(peer):
        raise NotCaptured(_not_allowed("the connection", peer))


def _not_allowed(what: str, ip: str) -> str:
    return f"{what} leads to {ip}, which is not on the public internet; where that is meant, add --allow-private"


def _encrypted(connection: socket.socket, address: Address, deadline: Deadline) -> socket.socket:
    connection.settimeout(min(_CONNECTING, deadline.left))
    return _context().wrap_socket(connection, server_hostname=address.host)


def _context() -> ssl.SSLContext:
    import certifi

    context = ssl.create_default_context()
    # The system's authorities may be missing, in a container say; a desk's own ones are in the system's.
    context.load_verify_locations(certifi.where())
    return context


def _reason(error: OSError) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"its certificate is not good: {error.verify_message}"
    if isinstance(error, TimeoutError):
        return "it does not answer"
    return error.strerror or str(error)


class Received(io.RawIOBase):
    """What comes over a connection, kept as it came; NotCaptured beyond `most` bytes or the deadline."""

    def __init__(self, connection: socket.socket, deadline: Deadline, most: int) -> None:
        self._connection = connection
        self._deadline = deadline
        self._most = most
        self.kept = bytearray()

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        self._connection.settimeout(self._deadline.left)
        try:
            count = self._connection.recv_into(buffer)
        except TimeoutError:
            raise NotCaptured(f"it took longer than {self._deadline.seconds:g} seconds") from None
        self.kept += memoryview(buffer)[:count]
        if len(self.kept) > self._most:
            raise NotCaptured(f"it has more than {self._most >> 20} MB")
        return count

    def makefile(self, *_: object) -> io.BufferedReader:
        """What http.client asks a socket for."""
        return io.BufferedReader(cast(Any, self))
