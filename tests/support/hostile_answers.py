"""Answers of services that mean harm, or have none left to give."""

import socket
import ssl
import struct
import time
from contextlib import suppress

from tests.support.played_services import Played, gzipped

OK = b"HTTP/1.1 200 OK\r\n"
BOMB = gzipped(bytes(10**6))


def endless(start: bytes, more: bytes, pause: float = 0) -> Played:
    """What sends without an end, until nobody listens."""

    def speak(connection: ssl.SSLSocket) -> None:
        connection.sendall(start)
        with suppress(OSError):
            while True:
                connection.sendall(more)
                time.sleep(pause)

    return speak


def cut(sent: bytes) -> Played:
    """What sends this and drops the connection without a word."""

    def speak(connection: ssl.SSLSocket) -> None:
        connection.sendall(sent)
        connection.shutdown(socket.SHUT_RDWR)

    return speak


def reset(connection: ssl.SSLSocket) -> None:
    """Breaks the connection off at once."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()


def silent(connection: ssl.SSLSocket) -> None:
    """Listens, and says nothing."""
    connection.recv(1)
