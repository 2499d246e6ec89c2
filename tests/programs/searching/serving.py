"""A server of a built site that counts what a reader's connection would carry.

Texts are sent compressed, as the servers of static sites do; what is compressed already is sent
as it is. A browser may keep everything for as long as a measurement takes.
"""

import functools
import gzip
import mimetypes
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from byline.addresses import file_of

from tests.support.answering import POLICY

LEVEL = 6  # what servers use
TEXTS = (".html", ".js", ".json", ".css", ".svg", ".xml", ".txt")
KEPT_SECONDS = 3600


@dataclass(frozen=True, slots=True)
class Sent:
    """One answer: when it was sent (in seconds), for which address, and how many bytes."""

    when: float
    address: str
    size: int


@dataclass(slots=True)
class Counted:
    """A site that is served, and all that was sent of it."""

    folder: Path
    address: str = ""
    sent: list[Sent] = field(default_factory=list)

    def bytes_since(self, begun: float, ended: float = float("inf")) -> int:
        """How many bytes were sent between two moments."""
        return sum(it.size for it in self.sent if begun <= it.when <= ended)

    def paths_since(self, begun: float) -> list[str]:
        """What was asked for since a moment, in order."""
        return [it.address for it in self.sent if it.when >= begun]


class _Server(ThreadingHTTPServer):
    request_queue_size = 128  # a browser opens several connections at once


@functools.lru_cache(maxsize=4096)
def _content(path: Path) -> tuple[bytes, bool] | None:
    """A file as it is sent, and whether that is compressed; None where there is no such file."""
    if not path.is_file():
        return None
    content = path.read_bytes()
    is_text = path.suffix in TEXTS
    return (gzip.compress(content, LEVEL, mtime=0) if is_text else content), is_text


@contextmanager
def counting(folder: Path) -> Iterator[Counted]:
    """Serves a folder under the strict policy of the tests, and counts what it sends."""
    counted = Counted(folder.resolve())
    _content.cache_clear()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            """Sends the file, and 404 without a page of its own."""
            address = unquote(urlsplit(self.path).path).lstrip("/")
            path = (counted.folder / file_of(address)).resolve()
            found = _content(path) if path.is_relative_to(counted.folder) else None
            body, is_compressed = found or (b"", False)
            counted.sent.append(Sent(time.time(), address, len(body)))
            self.send_response(HTTPStatus.OK if found else HTTPStatus.NOT_FOUND)
            form = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
            self.send_header("Content-Type", form)
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Content-Security-Policy", POLICY)
            self.send_header("Cache-Control", f"max-age={KEPT_SECONDS}")
            if is_compressed:
                self.send_header("Content-Encoding", "gzip")
            with suppress(ConnectionError):  # the reader went on to another page
                self.end_headers()
                self.wfile.write(body)

        def log_message(self, *_said: Any) -> None:
            """Says nothing."""

    server = _Server(("127.0.0.1", 0), Handler)
    counted.address = f"http://127.0.0.1:{server.server_port}/"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield counted
    finally:
        server.shutdown()
        server.server_close()
