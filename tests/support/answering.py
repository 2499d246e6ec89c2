"""A server that makes pages when they are asked for, under a strict policy for their content."""

import mimetypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import unquote, urlsplit

from byline.building.prepare import Prepared
from byline.search.indexing import index_names
from byline.site import Planned

from tests.support.page_kinds import of_every_kind

# What a page may do: nothing inline, nothing from elsewhere. A browser says what it refused.
# Search by text runs a program of WebAssembly in a worker.
POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; "
    "style-src 'self'; font-src 'self'; "
    "img-src 'self' data:; connect-src 'self'; manifest-src 'self'; base-uri 'none'"
)


class Contents:
    """What a site answers to an address: a page made at once, an asset, or a file."""

    def __init__(self, site: Prepared) -> None:
        self.site = site
        self.pages = {page.address: page for page in site.pages}
        assets = (*site.assets, *index_names(site.renderer.site))
        self.assets = {asset.address: asset.content for asset in assets}
        self.files = {file.address: file.attachment for file in site.files}
        self.making = threading.Lock()  # what a renderer keeps is not made for several at once

    def at(self, address: str) -> bytes | None:
        """The bytes at an address; None where there is nothing."""
        if address in self.pages:
            with self.making:
                return self.site.renderer.page(self.pages[address])
        if address in self.assets:
            return self.assets[address]
        file = self.files.get(address)
        return file.read() if file else None


@contextmanager
def answering(site: Prepared) -> Iterator[str]:
    """Serves a site without writing it, below the path that it expects, and gives its address."""
    contents = Contents(site)
    base = site.renderer.link_form.base_path

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            """Answers with what stands at the address, and 404 without a page of its own."""
            path = unquote(urlsplit(self.path).path)
            body = contents.at(path.removeprefix(base)) if path.startswith(base) else None
            body = b"" if path == "/favicon.ico" else body
            self.send_response(HTTPStatus.NOT_FOUND if body is None else HTTPStatus.OK)
            form = mimetypes.guess_type(path)[0] or "text/html"
            self.send_header("Content-Type", f"{form}; charset=utf-8")
            self.send_header("Content-Length", str(len(body or b"")))
            self.send_header("Content-Security-Policy", POLICY)
            self.end_headers()
            self.wfile.write(body or b"")

        def log_message(self, *_said: Any) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{base}"
    finally:
        server.shutdown()
        server.server_close()


@dataclass(frozen=True)
class Served:
    """A site whose pages are made when they are asked for, and where it is served."""

    made: Prepared
    address: str

    def first_and_richest(self) -> tuple[Planned, ...]:
        """Pages that stand for every kind."""
        return tuple(page for pages in of_every_kind(self.made).values() for page in pages)
