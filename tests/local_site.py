"""A web site on this machine that answers as it is told, byte for byte."""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

Answer = bytes | Callable[[socketserver.StreamRequestHandler, str], None]


def answer(
    body: bytes = b"", status: str = "200 OK", content_type: str = "text/html; charset=utf-8", **headers: str
) -> bytes:
    """A whole answer of HTTP; underscores in a header's name become hyphens."""
    fields = {"Content-Type": content_type, "Content-Length": str(len(body))}
    fields |= {name.replace("_", "-"): value for name, value in headers.items()}
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items() if value)
    return f"HTTP/1.1 {status}\r\n{head}\r\n".encode("latin-1") + body


@dataclass
class Site:
    """What is answered at which path; `asked` are the requests as they came."""

    origin: str
    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def url(self, path: str = "/") -> str:
        return self.origin + path

    def paths(self) -> list[str]:
        return [request.split(" ")[1] for request in self.asked]


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True
    site: Site

    def handle_error(self, *_: object) -> None:
        """A client that leaves early is what many tests are about."""


class _Handler(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        lines = []
        while (line := self.rfile.readline().decode("latin-1")) not in ("\r\n", ""):
            lines.append(line)
        site = self.server.site  # type: ignore[attr-defined]
        site.asked.append("".join(lines))
        path = lines[0].split(" ")[1] if lines else "/"
        found = site.answers.get(path, site.answers.get("*", answer(b"nothing here", "404 Not Found")))
        if callable(found):
            found(self, path)
        else:
            self.wfile.write(found)


@contextmanager
def serving() -> Iterator[Site]:
    """A site that answers while the `with` statement lasts."""
    server = _Server(("127.0.0.1", 0), _Handler)
    server.site = Site(f"http://127.0.0.1:{server.server_address[1]}")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield server.site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
