"""What is saved is rendered again, and open pages are told; nobody else is served."""

from __future__ import annotations

import http.client
import queue
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from secondhand.errors import UnusableFile
from secondhand.watching.run import Rendered, render, watch
from secondhand.watching.server import EVENTS, HOST, SCRIPT, Server

Change = Callable[[str, str], None]


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Server]:
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "a.html").write_bytes(b"<html><body>Tide</body></html>")
    (tmp_path / "reports" / "a.json").write_bytes(b"{}")
    (tmp_path / "secret.txt").write_bytes(b"secret")
    server = Server(tmp_path / "reports")
    with server.running():
        yield server


def ask(server: Server, path: str, host: str = "") -> tuple[int, bytes]:
    connection = http.client.HTTPConnection(HOST, server.port, timeout=20)
    connection.putrequest("GET", path, skip_host=True)
    connection.putheader("Host", host or f"{HOST}:{server.port}")
    connection.endheaders()
    answer = connection.getresponse()
    return answer.status, answer.read()


def test_a_page_is_served_with_a_script_and_other_files_as_they_are(served: Server) -> None:
    assert (200, b"<html><body>Tide" + SCRIPT + b"</body></html>") == ask(served, "/a.html")
    assert (200, b"{}") == ask(served, "/a.json")


@pytest.mark.parametrize("path", ["/../secret.txt", "/%2e%2e/secret.txt", "/missing.html"])
def test_nothing_outside_the_folder_is_served(served: Server, path: str) -> None:
    status, body = ask(served, path)
    assert 404 == status
    assert b"secret<" not in body


def test_who_calls_it_by_another_name_gets_nothing(served: Server) -> None:
    assert 403 == ask(served, "/a.html", host="attacker.example")[0]


def test_it_listens_on_the_loopback_alone(served: Server) -> None:
    assert served.address.startswith("http://127.0.0.1:")


def test_a_port_that_is_taken_is_a_clear_error(served: Server, tmp_path: Path) -> None:
    with pytest.raises(UnusableFile, match=rf"port {served.port} cannot be listened at: .*; try --port 0"):
        Server(tmp_path, served.port)


def test_an_open_page_is_told_of_a_change(served: Server) -> None:
    connection = http.client.HTTPConnection(HOST, served.port, timeout=20)
    connection.request("GET", EVENTS)
    answer = connection.getresponse()
    assert "text/event-stream" == answer.headers["Content-Type"]
    assert b": listening\n" == answer.readline()
    served.changed()
    lines = [answer.readline() for _ in range(4)]
    assert b"event: changed\n" in lines


def test_a_record_with_errors_is_rendered_as_a_draft(desk: Path, tmp_path: Path, change: Change) -> None:
    change("We rarely met", "We never met")
    rendered = render(desk / "claims.yaml", tmp_path / "reports", (), ["html"])
    assert rendered.errors
    assert () == rendered.problems
    assert "Draft" in (tmp_path / "reports" / "ferries.html").read_text(encoding="utf-8")


def test_a_record_that_cannot_be_read_is_told_and_ends_nothing(desk: Path, tmp_path: Path) -> None:
    (desk / "claims.yaml").write_text("desk: [", encoding="utf-8")
    rendered = render(desk / "claims.yaml", tmp_path / "reports", (), ["html"])
    assert 0 == rendered.written
    assert "claims.yaml:1:" in rendered.problems[0]


def test_what_is_saved_is_rendered_again(desk: Path) -> None:
    told: queue.Queue[Rendered] = queue.Queue()
    stop = threading.Event()
    folder = desk / "reports"
    record, server = desk / "claims.yaml", Server(folder)
    thread = threading.Thread(target=watch, args=(record, folder, (), ["html"], server, told.put, stop), daemon=True)
    thread.start()
    try:
        assert told.get(timeout=60).written
        with server.listening() as news:
            text = record.read_text(encoding="utf-8")
            record.write_text(text.replace("title: The ferries", "title: Not the ferries"), encoding="utf-8")
            assert told.get(timeout=60).written
            assert "changed" == news.get(timeout=20)
        assert "Not the ferries to Norra" in (folder / "ferries.html").read_text(encoding="utf-8")
        (desk / "notes.md").write_text("aside", encoding="utf-8")
        (folder / "ferries.html").touch()
        with pytest.raises(queue.Empty):
            told.get(timeout=1)
    finally:
        stop.set()
        thread.join(30)
    assert not thread.is_alive()
