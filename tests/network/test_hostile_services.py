"""Whatever a service sends, the client ends soon and in words, and keeps what it had."""

import socket
import threading
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from byline.network.asking import Allowance
from byline.network.client import Client, Outside
from byline.network.dialling import Dialler, resolved, trusting_the_system
from byline.network.faults import NetworkFault
from byline.network.manners import Manners

from tests.support.hostile_answers import BOMB, OK, cut, endless, reset, silent
from tests.support.played_services import Played, Services, gzipped, reply, said

BIB = "https://a.example.org/papers.bib"
TINY = Allowance(bytes=2_000, whole=0.15, step=0.1, tries=1)
BROKEN = "the answer broke off"
TOO_MUCH = "the answer has more than 0.002 MB\n  ask for less"
TOO_SLOW = "no whole answer came within 0.15 seconds, or none of its parts within 0.1"
NOT_THE_WEB = "a.example.org does not answer as the web does"


HOSTILE: dict[str, tuple[Played, str]] = {
    "a large body": (reply(b"x" * 3_000), TOO_MUCH),
    "an endless body": (endless(OK + b"\r\n", b"x" * 999), TOO_MUCH),
    "endless chunks": (
        endless(OK + b"Transfer-Encoding: chunked\r\n\r\n", b"400\r\n" + b"x" * 1024 + b"\r\n"),
        TOO_MUCH,
    ),
    "a bomb of gzip": (reply(BOMB, Content_Encoding="gzip"), TOO_MUCH),
    "a bomb of many parts": (
        reply(gzipped(bytes(500)) * 5, Content_Encoding="gzip"), TOO_MUCH
    ),
    "a bomb of deflate": (
        reply(zlib.compress(bytes(10**6)), Content_Encoding="deflate"), TOO_MUCH
    ),
    "a bomb in a refusal": (reply(BOMB, 404, Content_Encoding="gzip"), TOO_MUCH),
    "gzip within gzip": (
        reply(gzipped(BOMB), Content_Encoding="gzip, gzip"), "in a way that nobody asked for"
    ),
    "an unknown coding": (reply("x", Content_Encoding="br"), "in a way that nobody asked for"),
    "no gzip": (reply("plain", Content_Encoding="gzip"), "says that it is compressed, and is not"),
    "half of a gzip": (reply(gzipped(b"abc" * 99)[:-9], Content_Encoding="gzip"), BROKEN),
    "gzip and more": (
        reply(gzipped(b"abc") + b"junk", Content_Encoding="gzip"), "compressed, and is not"
    ),
    "a slow body": (endless(OK + b"Content-Length: 999\r\n\r\n", b"x", 0.02), TOO_SLOW),
    "a slow head": (endless(OK, b"X: y\r\n", 0.02), TOO_SLOW),
    "silence": (silent, TOO_SLOW),
    "silence after the head": (
        endless(OK + b"Content-Length: 9\r\n\r\n", b"", 0.02), TOO_SLOW
    ),
    "endless heads": (endless(OK, b"X: y\r\n" * 999), NOT_THE_WEB),
    "an endless line": (endless(OK + b"X: ", b"y" * 9999), NOT_THE_WEB),
    "an endless status": (endless(b"HTTP/1.1 200 ", b"O" * 9999), NOT_THE_WEB),
    "endless promises": (endless(b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 99), TOO_MUCH),
    "endless trailers": (
        endless(OK + b"Transfer-Encoding: chunked\r\n\r\n0\r\n", b"X: y\r\n" * 999), TOO_MUCH
    ),
    "an endless size of a chunk": (
        endless(OK + b"Transfer-Encoding: chunked\r\n\r\n", b"0" * 9999), NOT_THE_WEB
    ),
    "no web": (b"SSH-2.0-OpenSSH_9.9\r\n", NOT_THE_WEB),
    "a mail server": (b"220 mail.example.org\r\n", NOT_THE_WEB),
    "a chunk of less than nothing": (
        OK + b"Transfer-Encoding: chunked\r\n\r\n-5\r\nx", NOT_THE_WEB
    ),
    "a chunk of no size": (OK + b"Transfer-Encoding: chunked\r\n\r\nzz\r\nx", BROKEN),
    "half a chunk": (OK + b"Transfer-Encoding: chunked\r\n\r\n9\r\nabc", BROKEN),
    "chunks without an end": (OK + b"Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n", BROKEN),
    "half a body": (OK + b"Content-Length: 9\r\n\r\nabc", BROKEN),
    "half a head": (OK + b"Content-Le", BROKEN),
    "half of the heads": (OK + b"Content-Type: text/plain\r\n", BROKEN),
    "nothing": (b"", "the connection was broken off"),
    "a cut body": (cut(OK + b"Content-Length: 9\r\n\r\nabc"), "the connection was broken off"),
    "a body that may be cut": (cut(OK + b"\r\nabc"), "the connection was broken off"),
    "a broken connection": (reset, "the connection was broken off"),
}  # fmt: skip


@pytest.mark.parametrize("what", HOSTILE)
def test_whatever_a_service_sends_it_ends_in_words(services: Services, what: str) -> None:
    answer, words = HOSTILE[what]
    services.say(BIB, reply("good"), answer)
    assert services.client().get(BIB).content == b"good"
    with pytest.raises(NetworkFault) as raised:
        services.client(allowance=TINY).get(BIB)
    assert str(raised.value).startswith(f"{BIB}: ")
    assert words in str(raised.value)
    assert raised.value.__cause__ is raised.value.__context__ is None
    assert services.client(is_offline=True).get(BIB).content == b"good"


@pytest.mark.parametrize("broken", [cut(OK), reset, b"", reply(b"x", Content_Length="2")])
def test_a_broken_connection_is_tried_again(services: Services, broken: Played) -> None:
    services.say(BIB, broken, broken, reply("good"))
    assert services.client().get(BIB).content == b"good"
    assert services.time.waits == [2, 4]


def test_a_host_without_an_address_is_told(services: Services) -> None:
    services.leads_to["a.example.org"] = []
    with pytest.raises(NetworkFault, match=r"no address is known of a\.example\.org"):
        services.client().get(BIB)


def test_another_ones_certificate_does_not_hold(services: Services) -> None:
    hosts = {"c.example.org": Manners(service="c", spacing=0)}
    with pytest.raises(NetworkFault) as raised:
        services.client(hosts).get("https://c.example.org/x")
    assert "the certificate of c.example.org does not hold: Hostname mismatch" in str(raised.value)
    assert "name its certificates in SSL_CERT_FILE" in str(raised.value)
    assert services.asked == []


def test_a_certificate_that_nobody_vouches_for_does_not_hold(services: Services) -> None:
    dialler = Dialler(services._resolve, services._connect, trusting_the_system)
    hosts = {"a.example.org": Manners(service="a", spacing=0)}
    client = Client("", services.folder, hosts, outside=Outside(dialler, environment={}))
    with pytest.raises(NetworkFault, match="does not hold: self-signed certificate"):
        client.get(BIB)


@pytest.fixture
def a_plain_port() -> Iterator[int]:
    """A port where somebody speaks, but not in TLS."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def speak() -> None:
            connection, _place = server.accept()
            with connection:
                connection.recv(9)
                connection.sendall(reply("plain"))

        threading.Thread(target=speak, daemon=True).start()
        yield server.getsockname()[1]


def test_without_tls_there_is_no_connection(a_plain_port: int, tmp_path: Path) -> None:
    def connect(_place: tuple[str, int], seconds: float) -> socket.socket:
        return socket.create_connection(("127.0.0.1", a_plain_port), seconds)

    outside = Outside(Dialler(lambda *_: ["8.8.8.8"], connect), environment={}, allowance=TINY)
    hosts = {"a.example.org": Manners(service="a")}
    with pytest.raises(NetworkFault, match="agree on no safe connection"):
        Client("", tmp_path, hosts, outside=outside).get(BIB)


def test_what_the_system_says_is_told_and_other_addresses_are_tried(services: Services) -> None:
    services.leads_to["a.example.org"] = ["8.8.4.4", "8.8.8.8"]
    services.port = _closed_port()
    proxy = {"HTTPS_PROXY": "http://proxy.example.org:3128"}
    with pytest.raises(NetworkFault) as raised:
        services.client(allowance=TINY, environment=proxy).get(BIB)
    assert "HTTPS_PROXY is set, and Byline uses no proxy" in str(raised.value)
    assert "proxy.example.org" not in str(raised.value)
    assert services.dialled == ["8.8.4.4 443", "8.8.8.8 443"]


def test_the_machine_itself_is_found_and_refused(tmp_path: Path) -> None:
    """By the system's own names, not by played ones."""
    assert resolved("localhost", 443)
    hosts = {"localhost": Manners(service="localhost")}
    with pytest.raises(NetworkFault, match="which is not on the public internet"):
        Client("", tmp_path, hosts).get("https://localhost/")


def test_a_refusal_after_a_good_answer_leaves_it_kept(services: Services) -> None:
    services.say(BIB, reply("good"), said(404))
    services.client().get(BIB)
    with pytest.raises(NetworkFault):
        services.client().get(BIB)
    assert services.client(is_offline=True).get(BIB).content == b"good"


def _closed_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])
