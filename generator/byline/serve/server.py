"""The server: pages of the current edition, and a stream that says when there is a new one."""

import errno
import io
import re
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import suppress
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import TCPServer
from types import MappingProxyType
from typing import Any

from byline.render.folders import ENGINE_TEMPLATES
from byline.serve.connections import LIMITS, Incoming, Limits, hear_out
from byline.serve.edition import EVENTS, SCRIPT, Answer, Edition

HERE = "127.0.0.1"
# Browsers send these names for this machine. Any other is a site elsewhere that had its name
# lead here, to read what is not published yet.
_OUR_NAMES = re.compile(rf"({re.escape(HERE)}|localhost|\[::1\])(:\d+)?", re.IGNORECASE)
_LIVE = ENGINE_TEMPLATES / "serve" / "live.js"
_LONGEST = 8_192  # bytes of a request's first line
_MORE_PORTS = 20
_TEXT = "text/plain; charset=utf-8"
# What is said where a request is not answered with a page.
_REFUSALS: Mapping[int, str] = MappingProxyType(
    {
        HTTPStatus.BAD_REQUEST: "this is not a request as browsers send them",
        HTTPStatus.FORBIDDEN: "this server is for this machine",
        HTTPStatus.REQUEST_TIMEOUT: "the request did not come in time",
        HTTPStatus.REQUEST_URI_TOO_LONG: "the address is too long",
        HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE: "the headers of the request are too long",
        HTTPStatus.NOT_IMPLEMENTED: "pages can be read here (GET, HEAD), and nothing else done",
        HTTPStatus.SERVICE_UNAVAILABLE: "too much is open at once: close some pages, and load "
        "this one again",
        HTTPStatus.HTTP_VERSION_NOT_SUPPORTED: "HTTP/1.0 and HTTP/1.1 are understood here",
    }
)


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

    def editions(self, pulse: float) -> Iterator[Edition | None]:
        """The current edition and each that follows; None where none came for so many seconds."""
        seen: Edition | None = None
        while True:
            with self._changed:
                if self.edition is seen:
                    self._changed.wait(pulse)
                current = self.edition
            yield current if current is not seen else None
            seen = current


class Server(ThreadingHTTPServer):
    """A server on this machine alone."""

    daemon_threads = True
    # Two servers must not share a port, as systems allow that count on it.
    allow_reuse_port = False
    allow_reuse_address = sys.platform != "win32"  # where it lets two share one as well
    # Many who come at once wait in line; whoever finds it full would come again a second later.
    request_queue_size = 256

    def __init__(self, port: int, stand: Stand, limits: Limits = LIMITS) -> None:
        self.stand, self.limits = stand, limits
        self.streams = threading.Semaphore(limits.streams)
        self._places = threading.Semaphore(limits.connections)
        super().__init__((HERE, port), _Handler)

    def server_bind(self) -> None:
        """Takes the port. Python's own also looks for a name of this machine, for which the system
        may ask the network."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = HERE, int(self.server_address[1])

    def process_request(self, request: Any, client_address: Any) -> None:
        """Answers in a thread of its own, as long as there are not too many."""
        if self._places.acquire(blocking=False):
            super().process_request(request, client_address)
            return
        request.setblocking(False)  # nobody is waited for here: the next is at the door
        with suppress(OSError):
            request.send(_full())
        self.close_request(request)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        """Answers one request, and leaves the place to the next."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._places.release()

    def shutdown_request(self, request: Any) -> None:
        """Ends a connection when its request has been answered."""
        hear_out(request, self.limits.farewell)
        self.close_request(request)

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


def _refusal(status: int) -> Answer:
    """What is said in place of a page."""
    return Answer(HTTPStatus(status), _TEXT, f"{_REFUSALS[status]}\n".encode())


def _full() -> bytes:
    """The answer, whole, where there is no place for a request to be read."""
    answer = _refusal(HTTPStatus.SERVICE_UNAVAILABLE)
    first = f"HTTP/1.0 {answer.status.value} {answer.status.phrase}\r\n"
    about = f"Content-Type: {answer.form}\r\nContent-Length: {len(answer.body)}\r\n\r\n"
    return (first + about).encode() + answer.body


class _Handler(BaseHTTPRequestHandler):
    """One request, one answer: a connection is never used again."""

    server: Server
    default_request_version = "HTTP/1.0"  # so that whoever sends none is told a status too
    request_version, requestline, command = default_request_version, "", ""

    def setup(self) -> None:
        """Reads from now on what comes in time."""
        super().setup()
        self.rfile.close()
        self._incoming = Incoming(self.connection, self.server.limits.request)
        self.rfile = io.BufferedReader(self._incoming)

    def handle(self) -> None:
        """Reads a request and answers it."""
        with suppress(OSError):  # whoever asked has gone, or takes the answer too slowly
            try:
                is_whole = self._read()
            except TimeoutError:
                # Browsers keep a connection ready for what may be asked next: it ends unasked.
                if self._incoming.has_begun:
                    self.send_error(HTTPStatus.REQUEST_TIMEOUT)
                return
            if is_whole:
                self._answer()

    def _read(self) -> bool:
        """The request, whole; False where there is none, or it was refused."""
        self.raw_requestline = self.rfile.readline(_LONGEST + 1)
        if not self.raw_requestline:
            return False
        if len(self.raw_requestline) > _LONGEST:
            self.send_error(HTTPStatus.REQUEST_URI_TOO_LONG)
        elif len(self.raw_requestline.split()) != 3:  # it would take fewer for HTTP/0.9
            self.send_error(HTTPStatus.BAD_REQUEST)
        elif self.parse_request():
            return True
        return False

    def _answer(self) -> None:
        edition = self.server.stand.edition
        path = self.path.partition("?")[0]
        if self.command not in {"GET", "HEAD"}:
            self.send_error(HTTPStatus.NOT_IMPLEMENTED)
        elif not path.startswith("/") or self.headers.defects:
            self.send_error(HTTPStatus.BAD_REQUEST)
        elif not self._is_for_us():
            self.send_error(HTTPStatus.FORBIDDEN)
        elif path == edition.base + EVENTS:
            self._stream()
        elif path == edition.base + SCRIPT:
            self._send(Answer(HTTPStatus.OK, "text/javascript", _LIVE.read_bytes()))
        else:
            self._send(edition.answer(self.path))

    def _is_for_us(self) -> bool:
        hosts = self.headers.get_all("Host", [])
        return len(hosts) == 1 and bool(_OUR_NAMES.fullmatch(hosts[0]))

    def send_error(self, code: int, *_said: Any) -> None:
        """Says in words why there is no page."""
        self._send(_refusal(code))

    def _send(self, answer: Answer) -> None:
        self._begin(answer.status, answer.form)
        self.send_header("Content-Length", str(len(answer.body)))
        if answer.location:
            self.send_header("Location", answer.location)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer.body)

    def _begin(self, status: HTTPStatus, form: str) -> None:
        self.connection.settimeout(self.server.limits.answer)
        self.send_response(status)
        self.send_header("Content-Type", form)
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")

    def _stream(self) -> None:
        """Tells of each edition, until the page goes away."""
        if not self.server.streams.acquire(blocking=False):
            self.send_error(HTTPStatus.SERVICE_UNAVAILABLE)
            return
        try:
            self._begin(HTTPStatus.OK, "text/event-stream; charset=utf-8")
            self.end_headers()
            if self.command != "HEAD":
                self._tell_of_editions()
        finally:
            self.server.streams.release()

    def _tell_of_editions(self) -> None:
        for edition in self.server.stand.editions(self.server.limits.pulse):
            said = f"data: {edition.told()}\n\n" if edition else ": still here\n\n"
            self.wfile.write(said.encode())

    def log_message(self, *_said: Any) -> None:
        """Says nothing: what counts is said when content changes."""
