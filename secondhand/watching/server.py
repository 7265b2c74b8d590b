"""A small server for one person's browser: the files of a folder, and word of when they changed.

It listens on the loopback alone, and answers only who calls it by that name: a page from elsewhere that leads its own
name here (DNS rebinding) gets nothing. Pages are given a line of script that listens for server-sent events
(https://html.spec.whatwg.org/multipage/server-sent-events.html) and loads them again; the files stay as they are.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from secondhand.errors import UnusableFile

HOST = "127.0.0.1"
EVENTS = "/--events"
SCRIPT = (
    b"<script>(() => { const events = new EventSource('/--events');"
    b" events.addEventListener('changed', () => location.reload());"
    b" addEventListener('pagehide', () => events.close()); })();</script>"
)
SILENCE = 15.0
"""Seconds after which a listener is told that all is well: so it is noticed that nobody listens any more."""


class Server:
    """The folder's server. `address` is where it is, `changed()` tells all open pages."""

    def __init__(self, folder: Path, port: int = 0) -> None:
        """Listens at a port of the loopback, at any free one where it is 0. UnusableFile where it is taken."""
        self._listeners: list[queue.SimpleQueue[str]] = []
        handler = partial(_Handler, self, directory=str(folder))
        try:
            self._server = ThreadingHTTPServer((HOST, port), handler)
        except OSError as error:
            raise UnusableFile(f"port {port} cannot be listened at: {error.strerror or error}; try --port 0") from error
        self._server.daemon_threads = True

    @property
    def address(self) -> str:
        """Where its pages are, with a slash at the end."""
        return f"http://{HOST}:{self.port}/"

    @property
    def port(self) -> int:
        """The port that it listens at."""
        return int(self._server.server_address[1])

    def changed(self) -> None:
        """Have all open pages loaded again."""
        self._tell("changed")

    @contextmanager
    def running(self) -> Iterator[None]:
        """Answers as long as the block runs."""
        thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)
        thread.start()
        try:
            yield
        finally:
            self._tell("")
            self._server.shutdown()
            self._server.server_close()
            thread.join()

    @contextmanager
    def listening(self) -> Iterator[queue.SimpleQueue[str]]:
        """What there is to tell a page, from now on."""
        news: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._listeners.append(news)
        try:
            yield news
        finally:
            self._listeners.remove(news)

    def _tell(self, what: str) -> None:
        for news in list(self._listeners):
            news.put(what)


class _Handler(SimpleHTTPRequestHandler):
    def __init__(self, owner: Server, *arguments: Any, **options: Any) -> None:
        self.owner = owner
        super().__init__(*arguments, **options)

    def do_GET(self) -> None:  # so the library calls it
        if self._is_stranger():
            self.send_error(HTTPStatus.FORBIDDEN)
        elif self.path == EVENTS:
            self._send_events()
        elif (page := self._page()) is not None:
            self._send_page(page)
        else:
            super().do_GET()

    def do_HEAD(self) -> None:  # likewise
        if self._is_stranger():
            self.send_error(HTTPStatus.FORBIDDEN)
        else:
            super().do_HEAD()

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        super().end_headers()

    def log_message(self, format: str, *arguments: Any) -> None:
        """Nothing: the terminal is for what was rendered."""

    def _is_stranger(self) -> bool:
        return self.headers.get("Host", "") not in (f"{HOST}:{self.owner.port}", f"localhost:{self.owner.port}")

    def _page(self) -> bytes | None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        with suppress(OSError):
            if path.suffix == ".html":
                return path.read_bytes()
        return None

    def _send_page(self, page: bytes) -> None:
        before, mark, after = page.rpartition(b"</body>")
        body = before + SCRIPT + mark + after
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        with suppress(OSError):
            self.wfile.write(body)

    def _send_events(self) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        with self.owner.listening() as news, suppress(OSError):
            self.wfile.write(b": listening\n\n")
            while True:
                try:
                    what = news.get(timeout=SILENCE)
                except queue.Empty:
                    self.wfile.write(b": still here\n\n")
                    continue
                if not what:
                    return
                self.wfile.write(f"event: {what}\ndata:\n\n".encode())
