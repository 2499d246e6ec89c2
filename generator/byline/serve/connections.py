"""Connections to the server: how long and how many there may be, so that nobody who is slow, and
nobody who went away, holds one for ever."""

import io
import socket
import time
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

_CHUNK = 1 << 16


@dataclass(frozen=True, slots=True)
class Limits:
    """What a client may take: seconds for its request, for the answer and to go afterwards; how
    many there may be at once, and how many of them may wait for editions. A stream that has
    nothing to tell says so after each pulse: that is how we hear of a page that was closed."""

    request: float = 10
    answer: float = 60
    farewell: float = 1
    connections: int = 64
    streams: int = 32
    pulse: float = 2


LIMITS = Limits()


class Incoming(io.RawIOBase):
    """What comes over a connection within so many seconds, all in all: a byte now and then does
    not make them more. Raises `TimeoutError` when they are over."""

    def __init__(self, connection: socket.socket, seconds: float) -> None:
        super().__init__()
        self.has_begun = False
        self._connection = connection
        self._end = time.monotonic() + seconds

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Reads what is there, or waits for more."""
        wait_until(self._end, self._connection)
        count = self._connection.recv_into(buffer)
        self.has_begun = self.has_begun or count > 0
        return count


def wait_until(moment: float, connection: socket.socket) -> None:
    """What the connection does next ends at that moment, with a `TimeoutError`."""
    left = moment - time.monotonic()
    if left <= 0:
        raise TimeoutError
    connection.settimeout(left)


def hear_out(connection: socket.socket, seconds: float) -> None:
    """Ends a connection from our side, and lets the other go on for a moment: what it still sends
    would make the system take back an answer that it has not read yet."""
    end = time.monotonic() + seconds
    with suppress(OSError):
        connection.shutdown(socket.SHUT_WR)
        wait_until(end, connection)
        while connection.recv(_CHUNK):
            wait_until(end, connection)
