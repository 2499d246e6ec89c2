"""Whatever is asked of `byline serve` over a bare connection is answered in words and in time, and
never on the terminal; the next who asks has a page."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import replace

import pytest
from byline.building.check import NO_MEMORY
from byline.building.options import Options
from byline.serve.connections import Limits
from byline.serve.edition import Edition
from byline.serve.nearness import Nearness
from byline.serve.serve import Editor
from byline.serve.server import Server, Stand
from byline.serve.texts import TextIndex

from tests.support.sites_on_disk import TINY

A_WHILE = 20  # seconds: nothing here takes as long unless something hangs
LIMITS = Limits(request=0.2, answer=0.2, farewell=0.2, connections=8, streams=2, pulse=0.05)
BASE = "/tiny/"
EVENTS = f"{BASE}-byline/events"
HOST = b"Host: localhost:8000\r\n"


def get(path: str, method: str = "GET", headers: bytes = HOST, body: bytes = b"") -> bytes:
    return f"{method} {path} HTTP/1.1\r\n".encode("latin-1") + headers + b"\r\n" + body


# What is sent, the status of the answer, and words of it.
REQUESTS: dict[str, tuple[bytes, int, str]] = {
    "a page": (get(BASE), 200, "<h1"),
    "HTTP/1.0": (b"GET /tiny/ HTTP/1.0\r\n" + HOST + b"\r\n", 200, "<h1"),
    "a host without a port": (get(BASE, headers=b"Host: LocalHost\r\n"), 200, "<h1"),
    "a host by number": (get(BASE, headers=b"Host: [::1]:80\r\n"), 200, "<h1"),
    "line feeds alone": (b"GET /tiny/ HTTP/1.1\nHost: localhost\n\n", 200, "<h1"),
    "an address elsewhere": (get("/"), 302, ""),
    "a NUL": (get(f"{BASE}search/%00"), 404, "<h1"),
    "a NUL that is there": (get(f"{BASE}a\0b"), 404, "<h1"),
    "a NUL in a folder of search": (get(f"{BASE}search/abstracts/%00.js"), 404, "<h1"),
    "steps out": (get(f"{BASE}../../../etc/passwd"), 404, "<h1"),
    "steps out in disguise": (get(f"{BASE}search/%2e%2e/%2E%2E/%2e./etc/passwd"), 404, "<h1"),
    "steps back": (get(f"{BASE}search\\..\\..\\..\\secret"), 404, "<h1"),
    "a path of the machine": (get(f"{BASE}search//etc/passwd"), 404, "<h1"),
    "a disk of Windows": (get(f"{BASE}search/C:/Windows/win.ini"), 404, "<h1"),
    "a device of Windows": (get(f"{BASE}search/CON"), 404, "<h1"),
    "a device with an ending": (get(f"{BASE}search/abstracts/aux.txt"), 404, "<h1"),
    "no UTF-8": (get(f"{BASE}%ff%fe%80"), 404, "<h1"),
    "half of a sign": (get(f"{BASE}%"), 404, "<h1"),
    "no hexadecimal": (get(f"{BASE}%zz%u0041"), 404, "<h1"),
    "a surrogate": (get(f"{BASE}%ed%a0%80"), 404, "<h1"),
    "bytes above ASCII": (get(f"{BASE}\xe9\xff"), 404, "<h1"),
    "line ends in an address": (get(f"{BASE}%0d%0aSet-Cookie:%20a=b"), 404, "<h1"),
    "a long name": (get(f"{BASE}search/{'a' * 5_000}"), 404, "<h1"),
    "a long address": (get(f"{BASE}{'a/' * 5_000}"), 414, "the address is too long"),
    "a line without end": (b"G" * 200_000, 414, "the address is too long"),
    "another site's address": (get("http://evil.example/"), 400, "not a request"),
    "a broken address": (get("http://["), 400, "not a request"),
    "a star": (get("*"), 400, "not a request"),
    "no slash": (get("tiny/"), 400, "not a request"),
    "HTTP/0.9": (b"GET /tiny/\r\n", 400, "not a request"),
    "nothing in a line": (b"\r\n\r\n", 400, "not a request"),
    "a word": (b"hello\r\n\r\n", 400, "not a request"),
    "more words": (b"GET /tiny/ and more HTTP/1.1\r\n" + HOST + b"\r\n", 400, "not a request"),
    "a greeting of TLS": (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\n", 400, "not a request"),
    "no version": (b"GET /tiny/ HTTP/x.y\r\n" + HOST + b"\r\n", 400, "not a request"),
    "a version of another": (b"GET /tiny/ ICY/1.1\r\n" + HOST + b"\r\n", 400, "not a request"),
    "HTTP/2": (b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505, "HTTP/1.0 and HTTP/1.1"),
    "headers that are none": (get(BASE, headers=HOST + b"no colon\r\n"), 400, "not a request"),
    "a long header": (get(BASE, headers=HOST + b"A: " + b"b" * 70_000), 431, "headers"),
    "many headers": (get(BASE, headers=HOST + b"A: b\r\n" * 300), 431, "headers"),
    "no host": (get(BASE, headers=b""), 403, "this machine"),
    "another host": (get(BASE, headers=b"Host: evil.example\r\n"), 403, "this machine"),
    "a host like ours": (get(BASE, headers=b"Host: localhost.evil.example\r\n"), 403, "machine"),
    "a host behind a name": (get(BASE, headers=b"Host: a@localhost:80\r\n"), 403, "this machine"),
    "two hosts": (get(BASE, headers=HOST + b"Host: evil.example\r\n"), 403, "this machine"),
    "a host of bytes": (get(BASE, headers=b"Host: \xff\x80\r\n"), 403, "this machine"),
    "POST": (get(BASE, "POST"), 501, "GET, HEAD"),
    "OPTIONS": (get("*", "OPTIONS"), 501, "GET, HEAD"),
    "CONNECT": (get("evil.example:443", "CONNECT"), 501, "GET, HEAD"),
    "an unknown method": (get(BASE, "__init__"), 501, "GET, HEAD"),
    "a small method": (get(BASE, "get"), 501, "GET, HEAD"),
    "a body that is said to be huge": (
        get(BASE, headers=HOST + b"Content-Length: 99999999999999\r\n"), 200, "<h1",
    ),
    "a length that is none": (get(BASE, headers=HOST + b"Content-Length: -1\r\n"), 200, "<h1"),
    "a body that comes": (
        get(BASE, headers=HOST + b"Content-Length: 900000\r\n", body=b"x" * 900_000), 200, "<h1",
    ),
    "a body in chunks": (
        get(BASE, headers=HOST + b"Transfer-Encoding: chunked\r\n", body=b"fffff\r\n"), 200, "<h1",
    ),
    "a question": (get(BASE, headers=HOST + b"Expect: 100-continue\r\n"), 200, "<h1"),
    "requests in a row": (get(BASE) * 50, 200, "<h1"),
    "HEAD": (get(BASE, "HEAD"), 200, ""),
    "HEAD of what is not there": (get(f"{BASE}nothing", "HEAD"), 404, ""),
    "HEAD of the events": (get(EVENTS, "HEAD"), 200, ""),
    "half a request": (b"GET /tiny/ HT", 408, "in time"),
    "half of the headers": (get(BASE)[:-2], 408, "in time"),
}  # fmt: skip


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """The tiny site, as it is served."""
    options = Options(TINY / "config.yaml", tmp_path_factory.mktemp("site") / "output")
    texts = TextIndex(lambda _words: None)
    return Editor(options, NO_MEMORY, Nearness(lambda: None), texts).next_edition()


class Asked:
    """A server, and connections to it that a test opens."""

    def __init__(self, server: Server) -> None:
        self.server = server

    def connection(self, sent: bytes = b"") -> socket.socket:
        """A new connection, over which something was sent already."""
        opened = socket.create_connection(("127.0.0.1", self.server.server_port), A_WHILE)
        with suppress(ConnectionError):  # the server may have had enough before all was sent
            opened.sendall(sent)
        return opened

    def answer(self, sent: bytes) -> bytes:
        """All that comes back until the server ends the connection."""
        with self.connection(sent) as opened:
            return rest_of(opened)


def rest_of(opened: socket.socket) -> bytes:
    """All that still comes over a connection."""
    came = b""
    with suppress(ConnectionResetError):
        while chunk := opened.recv(1 << 16):
            came += chunk
    return came


@contextmanager
def served(edition: Edition, limits: Limits = LIMITS) -> Iterator[Asked]:
    """Serves an edition in this process."""
    server = Server(0, Stand(edition), limits)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield Asked(server)
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture
def asked(first: Edition) -> Iterator[Asked]:
    """The site, served."""
    with served(first) as found:
        yield found


def test_each_is_answered_and_closed(asked: Asked, capfd: pytest.CaptureFixture[str]) -> None:
    wrong = {}
    for name, (sent, status, words) in REQUESTS.items():
        head, _, body = asked.answer(sent).partition(b"\r\n\r\n")
        is_right = head.startswith(f"HTTP/1.0 {status} ".encode()) and words.encode() in body
        if not is_right or (sent.startswith(b"HEAD") and body) or b"\nSet-Cookie" in head:
            wrong[name] = head[:200] + b"|" + body[:200]
    assert wrong == {}
    assert b"<h1" in asked.answer(get(BASE))
    assert capfd.readouterr() == ("", "")


def test_what_came_is_never_repeated_as_a_page(asked: Asked) -> None:
    for sent in (b"GET <script> HTTP/1.1\r\n\r\n", b"<script> / HTTP/1.1\r\n\r\n"):
        answer = asked.answer(sent)
        assert b"<script>" not in answer
        assert b"Content-Type: text/plain; charset=utf-8\r\n" in answer


def test_a_fault_of_the_program_shows_in_the_page(
    first: Edition, asked: Asked, capfd: pytest.CaptureFixture[str]
) -> None:
    asked.server.stand.replace(replace(first, pages=None))  # type: ignore[arg-type]
    answer = asked.answer(get(BASE))
    assert answer.startswith(b"HTTP/1.0 500 ")
    assert b"TypeError" in answer
    assert capfd.readouterr() == ("", "")


def test_a_connection_that_asks_nothing_ends_without_a_word(asked: Asked) -> None:
    assert asked.answer(b"") == b""


def test_a_byte_now_and_then_does_not_hold_a_connection(asked: Asked) -> None:
    begun = time.monotonic()
    with asked.connection() as slow:
        with suppress(ConnectionError):
            for byte in get(BASE, headers=b"A: b\r\n" * 90):
                slow.sendall(bytes([byte]))
                time.sleep(0.02)
                if time.monotonic() > begun + 1:
                    break
        assert b" 408 " in rest_of(slow)
    assert time.monotonic() < begun + 5


def test_an_answer_that_nobody_takes_is_given_up(first: Edition) -> None:
    large = replace(first, others={"large.bin": b"x" * 30_000_000})
    with served(large) as asked, asked.connection(get(f"{BASE}large.bin")) as lazy:
        assert lazy.recv(100).startswith(b"HTTP/1.0 200 ")
        time.sleep(LIMITS.answer * 2)
        assert len(rest_of(lazy)) < 30_000_000


def test_a_stream_lives_on_and_tells_that_it_does(first: Edition, asked: Asked) -> None:
    with asked.connection(get(EVENTS)) as opened:
        came, end = b"", time.monotonic() + 3 * max(LIMITS.request, LIMITS.answer)
        while time.monotonic() < end:
            came += opened.recv(1 << 16)
        assert came.count(b": still here\n\n") > 5
        assert came.count(b"data: ") == 1
        asked.server.stand.replace(replace(first, name="next"))
        came = b""
        while b'"edition": "next"' not in came:
            came += opened.recv(1 << 16)


def test_there_are_only_so_many_streams_and_closed_pages_leave_theirs(asked: Asked) -> None:
    open_pages = [asked.connection(get(EVENTS)) for _ in range(LIMITS.streams)]
    assert all(page.recv(15) == b"HTTP/1.0 200 OK" for page in open_pages)
    refused = asked.answer(get(EVENTS))
    assert refused.startswith(b"HTTP/1.0 503 ")
    assert b"too much is open at once: close some pages" in refused
    assert b"<h1" in asked.answer(get(BASE))
    for page in open_pages:
        page.close()
    until(lambda: begins(asked, get(EVENTS)) == b"HTTP/1.0 200 OK")


def test_a_stream_that_nobody_reads_is_given_up(first: Edition, asked: Asked) -> None:
    with asked.connection(get(EVENTS)), asked.connection(get(EVENTS)):
        until(lambda: begins(asked, get(EVENTS)) == b"HTTP/1.0 503 Se")
        asked.server.stand.replace(replace(first, failure="x" * 12_000_000))
        until(lambda: begins(asked, get(EVENTS)) == b"HTTP/1.0 200 OK")


def begins(asked: Asked, sent: bytes) -> bytes:
    """How the answer begins."""
    with asked.connection(sent) as opened:
        return opened.recv(15)


def until(is_so: Callable[[], bool]) -> None:
    """Waits for something that must come to be."""
    end = time.monotonic() + A_WHILE
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.05)


def test_where_all_places_are_taken_the_next_is_told(asked: Asked) -> None:
    idle = [asked.connection(b"GET") for _ in range(LIMITS.connections)]
    refused = asked.answer(get(BASE))
    assert refused.startswith(b"HTTP/1.0 503 Service Unavailable\r\n")
    assert b"\r\n\r\ntoo much is open at once: close some pages" in refused
    until(lambda: begins(asked, get(BASE)) == b"HTTP/1.0 200 OK")
    for connection in idle:
        connection.close()


def test_two_hundred_slow_clients_come_to_an_end(first: Edition) -> None:
    """Some send nothing, some half a request; some ask for much and take nothing, some listen."""
    large = replace(first, others={"large.bin": b"x" * 30_000_000})
    sent = [b"", b"GET /tiny/ HTTP/1.1\r\n", get(f"{BASE}large.bin"), get(EVENTS)]
    with served(large, replace(LIMITS, connections=64, streams=6)) as asked:
        before = threading.active_count()
        with ThreadPoolExecutor(20) as pool:
            slow = list(pool.map(asked.connection, sent * 50))
        assert threading.active_count() <= before + 64
        asked.server.stand.replace(replace(large, failure="x" * 12_000_000))
        until(lambda: threading.active_count() <= before)
        assert b"<h1" in asked.answer(get(BASE))
        for connection in slow:
            connection.close()
