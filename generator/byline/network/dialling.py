"""From the name of a host to a safe connection with the very address that was checked, in time."""

import io
import socket
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from byline.network.inflating import TooMuchError
from byline.network.public import is_public
from byline.network.turns import Clock

_MOST_TRIED = 4  # addresses of a host


class NotPublicError(Exception):
    """A name leads to an address that is not one of the public internet."""


def resolved(host: str, port: int) -> list[str]:
    """The addresses of a host, as the system finds them."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
    return list(dict.fromkeys(str(place[0]) for *_rest, place in found))


@lru_cache(maxsize=1)
def trusting_the_system() -> ssl.SSLContext:
    """Certificates are checked by those that the system trusts."""
    return ssl.create_default_context()


@dataclass(frozen=True, slots=True)
class Dialler:
    """How names become addresses, and addresses connections."""

    resolve: Callable[[str, int], list[str]] = resolved
    connect: Callable[[tuple[str, int], float], socket.socket] = socket.create_connection
    context: Callable[[], ssl.SSLContext] = trusting_the_system


class Deadline:
    """The seconds that are left for a question and its answer, and for each step of them."""

    def __init__(self, clock: Clock, whole: float, step: float) -> None:
        self._clock = clock
        self._end = clock.seconds() + whole
        self._step = step

    def left(self) -> float:
        """How long the next step may take; raises `TimeoutError` when there is no time left."""
        left = self._end - self._clock.seconds()
        if left <= 0:
            raise TimeoutError
        return min(left, self._step)


def dialled(host: str, port: int, dialler: Dialler, deadline: Deadline) -> ssl.SSLSocket:
    """A connection with the host, whose certificate bears its name. Where one of its addresses is
    not public, none is asked: such a name is made to lead astray."""
    addresses = dialler.resolve(host, port)
    for address in addresses:
        if not is_public(address):
            raise NotPublicError(address)
    fault: OSError = socket.gaierror(socket.EAI_NONAME, "no address")
    for address in addresses[:_MOST_TRIED]:
        try:
            bare = dialler.connect((address, port), deadline.left())
        except OSError as last:
            fault = last
            continue
        return _secured(bare, host, dialler.context(), deadline)
    raise fault


def _secured(
    bare: socket.socket, host: str, context: ssl.SSLContext, deadline: Deadline
) -> ssl.SSLSocket:
    """The connection under TLS; an end that nobody announced counts as a broken answer."""
    try:
        bare.settimeout(deadline.left())
        bare.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # a question is not held back
        return context.wrap_socket(bare, server_hostname=host, suppress_ragged_eofs=False)
    except BaseException:
        bare.close()
        raise


class BoundedLine(io.RawIOBase):
    """What comes over a connection, within its time and up to so many bytes: a byte now and then
    does not make them more. It stands in a socket's place for `http.client`."""

    def __init__(self, connection: ssl.SSLSocket, deadline: Deadline, most: int) -> None:
        super().__init__()
        self.has_ended = False
        self._connection = connection
        self._deadline = deadline
        self._left = most

    def sendall(self, data: bytes) -> None:
        """Sends all of it."""
        self._connection.settimeout(self._deadline.left())
        self._connection.sendall(data)

    def makefile(self, _mode: str) -> io.BufferedReader:
        """What comes, as a file."""
        return io.BufferedReader(self)

    def close(self) -> None:
        """Nothing: `http.client` closes before the answer is read; who opened the line does it."""

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Reads what is there, or waits for more."""
        self._connection.settimeout(self._deadline.left())
        count = self._connection.recv_into(buffer)
        self.has_ended = count == 0
        self._left -= count
        if self._left < 0:
            raise TooMuchError
        return count
