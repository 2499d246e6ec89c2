"""A server over real HTTPS that plays every service, on this machine: what it answers is set for
each address, byte by byte where it matters, and it notes what it was asked.

Names lead to addresses of the public internet, as far as the client sees; the connection that it
asks for comes here instead."""

import gzip
import json
import socket
import socketserver
import ssl
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from byline.network.asking import Allowance
from byline.network.client import Client, Outside
from byline.network.dialling import Dialler
from byline.network.manners import Manners
from byline.network.turns import Clock

from tests.support.tools import need

PUBLIC = "93.184.216.34"
START = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
SMALL = Allowance(bytes=20_000, whole=2, step=2)
HOSTS = (
    "export.arxiv.org", "arxiv.org", "pub.orcid.org", "api.crossref.org", "doi.org",
    "data.crosscite.org", "api.openalex.org", "dblp.org", "api.semanticscholar.org",
    "a.example.org", "b.example.org", "xn--bcher-kva.example",
)  # fmt: skip
# An answer byte by byte, or what speaks on the connection in its place.
Played = bytes | Callable[[ssl.SSLSocket], None]


def gzipped(content: bytes) -> bytes:
    """The content compressed, whatever the time of day."""
    return gzip.compress(content, mtime=0)


def reply(body: bytes | str | object, status: int = 200, /, **heads: str) -> bytes:
    """An answer with its length; what is no text is sent as JSON. `_` in a head's name is `-`."""
    if not isinstance(body, bytes | str):
        body, heads = json.dumps(body), {"content_type": "application/json"} | heads
    content = body.encode() if isinstance(body, str) else body
    lines = [f"HTTP/1.1 {status} Said"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in heads.items()]
    if "transfer_encoding" not in heads and "content_length" not in heads:
        lines.append(f"Content-Length: {len(content)}")
    return "\r\n".join([*lines, "", ""]).encode() + content


def said(status: int, /, **heads: str) -> bytes:
    """An answer that is nothing but its status and heads."""
    return reply(b"", status, **heads)


@dataclass(frozen=True)
class Question:
    """What was asked: the full address, and the heads by their small letters."""

    address: str
    heads: Mapping[str, str]


@dataclass
class PlayedTime:
    """A clock on which waiting takes no time, but is noted."""

    waits: list[float] = field(default_factory=list)

    def sleep(self, seconds: float) -> None:
        self.waits.append(round(seconds, 1))

    def clock(self) -> Clock:
        slept = lambda: time.monotonic() + sum(self.waits)  # noqa: E731
        return Clock(lambda: START + timedelta(seconds=sum(self.waits)), slept, self.sleep)


@dataclass
class Services:  # of the tests: what all of them answer
    """All services: set what they answer, and see what they were asked."""

    folder: Path
    port: int
    answers: dict[str, list[Played]] = field(default_factory=dict, repr=False)
    asked: list[Question] = field(default_factory=list, repr=False)
    dialled: list[str] = field(default_factory=list)
    leads_to: dict[str, list[str]] = field(default_factory=dict)
    time: PlayedTime = field(default_factory=PlayedTime)

    def say(self, address: str, *answers: Played) -> None:
        """What is answered at an address, one after the other; the last one again and again."""
        self.answers[address] = list(answers)

    def client(
        self, hosts: Mapping[str, Manners] | None = None, *, contact: str = "",
        is_offline: bool = False, allowance: Allowance = SMALL,
        environment: Mapping[str, str] | None = None,
    ) -> Client:  # fmt: skip
        """A client for whom these services are the world."""
        hosts = hosts or {it: Manners(service=it, spacing=0) for it in HOSTS}
        outside = self.outside(allowance, environment)
        return Client(contact, self.folder, hosts, is_offline=is_offline, outside=outside)

    def outside(
        self, allowance: Allowance = SMALL, environment: Mapping[str, str] | None = None
    ) -> Outside:
        """The world that is these services."""
        dialler = Dialler(self._resolve, self._connect, _trusting_us)
        return Outside(dialler, self.time.clock(), environment or {}, allowance)

    @property
    def addresses(self) -> list[str]:
        """What was asked for, in order."""
        return [it.address for it in self.asked]

    def _resolve(self, host: str, _port: int) -> list[str]:
        return self.leads_to.get(host, [PUBLIC])

    def _connect(self, place: tuple[str, int], seconds: float) -> socket.socket:
        self.dialled.append(f"{place[0]} {place[1]}")
        return socket.create_connection(("127.0.0.1", self.port), seconds)

    def _answer(self, connection: ssl.SSLSocket) -> None:
        head = b""
        while b"\r\n\r\n" not in head:
            if not (more := connection.recv(65536)):
                return
            head += more
        first, *lines = head.decode("latin-1").split("\r\n\r\n")[0].split("\r\n")
        heads = {name.lower(): value for name, _, value in (it.partition(": ") for it in lines)}
        address = f"https://{heads['host']}{first.split(' ')[1]}"
        self.asked.append(Question(address, heads))
        answers = self.answers.get(address, [said(404)])
        answer = answers.pop(0) if len(answers) > 1 else answers[0]
        if isinstance(answer, bytes):
            connection.sendall(answer)
            connection.unwrap()
        else:
            answer(connection)


def played_services(folder: Path) -> Services:
    """The services, all anew; the client keeps answers in the folder."""
    server = _server()
    server.services = Services(folder, server.server_address[1])
    return server.services


class _Server(socketserver.ThreadingTCPServer):
    """Answers as the services do that are played now; it goes with the process."""

    daemon_threads = True
    services: Services

    def finish_request(self, request: Any, _client: Any) -> None:
        services = self.services
        request.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        # Who asks may go away at any moment.
        with suppress(OSError), _playing().wrap_socket(request, server_side=True) as secure:
            secure.settimeout(20)
            services._answer(secure)


@cache
def _server() -> _Server:
    _playing()  # before threads need it at the same time
    server = _Server(("127.0.0.1", 0), socketserver.BaseRequestHandler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


@cache
def _playing() -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*_certificate())
    return context


@cache
def _certificate() -> tuple[Path, Path]:
    """A certificate for the played hosts, made for this run by openssl, and its key."""
    folder = Path(tempfile.mkdtemp(prefix="byline-played-"))
    certificate, key = folder / "certificate.pem", folder / "key.pem"
    names = ",".join(f"DNS:{host}" for host in HOSTS)
    command = [need("openssl", "openssl"), "req", "-x509", "-nodes", "-days", "2"]
    command += ["-subj", "/CN=Played", "-addext", f"subjectAltName={names}"]
    command += ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"]
    command += ["-keyout", str(key), "-out", str(certificate)]
    subprocess.run(command, capture_output=True, check=True)
    return certificate, key


@cache
def _trusting_us() -> ssl.SSLContext:
    return ssl.create_default_context(cafile=str(_certificate()[0]))
