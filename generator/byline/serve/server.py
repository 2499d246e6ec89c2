"""The server: pages of the current edition, and a stream that says when there is a new one."""

import errno
import threading
from collections.abc import Iterator
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from byline.render.folders import ENGINE_TEMPLATES
from byline.serve.edition import EVENTS, SCRIPT, Answer, Edition

HERE = "127.0.0.1"
# Browsers send these names for this machine. Any other is a site elsewhere that had its name
# lead here, to read what is not published yet.
_OUR_NAMES = frozenset({HERE, "localhost", "[::1]"})
_LIVE = ENGINE_TEMPLATES / "serve" / "live.js"
_MORE_PORTS = 20
_PULSE = 10.0  # seconds after which a stream says that it lives


class NoPortError(Exception):
    """No port could be had."""


class Stand:
    """Where the current edition lies; whoever waits is told of the next."""

    def __init__(self, first: Edition) -> None:
        self.edition = first
        self._changed = threading.Condition()

    def replace(self, edition: Edition) -> None:
        """Puts out a new edition."""
        with self._changed:
            self.edition = edition
            self._changed.notify_all()

    def editions(self) -> Iterator[Edition | None]:
        """The current edition and each that follows; None where none came for a while."""
        seen: Edition | None = None
        while True:
            with self._changed:
                if self.edition is seen:
                    self._changed.wait(_PULSE)
                current = self.edition
            yield current if current is not seen else None
            seen = current


class Server(ThreadingHTTPServer):
    """A server on this machine alone."""

    daemon_threads = True
    # Two servers must not share a port, as systems allow that count on it.
    allow_reuse_port = False

    def __init__(self, port: int, stand: Stand) -> None:
        self.stand = stand
        super().__init__((HERE, port), _Handler)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that went away is no error worth a word."""


def server_near(port: int, stand: Stand) -> Server:
    """A server at the port, or at the next that is free."""
    for wanted in (*range(port, min(port + _MORE_PORTS, 65_536)), 0):
        try:
            return Server(wanted, stand)
        except OSError as fault:
            if fault.errno not in (errno.EADDRINUSE, errno.EACCES):
                raise NoPortError(f"no server can be started: {fault.strerror}") from fault
    raise NoPortError(f"no port is free from {port} on")


class _Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        """Answers a browser."""
        edition = self.server.stand.edition
        path = self.path.partition("?")[0]
        if self.headers.get("Host", "").rpartition(":")[0] not in _OUR_NAMES:
            self._send(
                Answer(HTTPStatus.FORBIDDEN, "text/plain", b"this server is for this machine\n")
            )
        elif path == edition.base + EVENTS:
            self._stream()
        elif path == edition.base + SCRIPT:
            self._send(Answer(HTTPStatus.OK, "text/javascript", _LIVE.read_bytes()))
        else:
            self._send(edition.answer(self.path))

    do_HEAD = do_GET  # noqa: N815 - the same

    def _send(self, answer: Answer) -> None:
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.form)
        self.send_header("Content-Length", str(len(answer.body)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        if answer.location:
            self.send_header("Location", answer.location)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer.body)

    def _stream(self) -> None:
        """Tells of each edition, until the page goes away."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream; charset=utf-8")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        for edition in self.server.stand.editions():
            said = f"data: {edition.told()}\n\n" if edition else ": still here\n\n"
            self.wfile.write(said.encode())
            self.wfile.flush()

    def log_message(self, *_said: Any) -> None:
        """Says nothing: what counts is said when content changes."""
