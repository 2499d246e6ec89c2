"""A real browser, Debian's Chromium, and sites that it reads from a server of our own."""

import functools
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.support import extremes
from tests.support.answering import Served, answering
from tests.support.chromium import chromium
from tests.support.page_kinds import prepared
from tests.support.places import SAMPLE
from tests.support.sites_on_disk import TINY, build_site
from tests.support.tools import node_packages

expect.set_options(timeout=20_000)  # milliseconds; machines may be slow


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_said: Any) -> None:
        """Says nothing."""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The one browser of all tests."""
    with chromium() as browser:
        yield browser


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser that remembers nothing."""
    made = browser.new_context()
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A page in which nothing may go wrong unseen: see `check_quiet`."""
    return context.new_page()


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path], str]]:
    """Serves a folder, and gives its address."""
    servers: list[ThreadingHTTPServer] = []

    def start(folder: Path) -> str:
        handler = functools.partial(_Quiet, directory=str(folder))
        server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_port}/"

    yield start
    for server in servers:
        server.shutdown()


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> str:
    """The address of the golden site."""
    output = tmp_path_factory.mktemp("tiny") / "output"
    build_site(TINY, output, analytics=False)
    return serve(output)


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Served]]:
    """Serves the golden site, the sample site or the extremes, by name, each at most once."""
    with ExitStack() as open_servers:

        @functools.cache
        def site(name: str) -> Served:
            configs = {"golden": lambda: TINY / "config.yaml", "sample": lambda: SAMPLE}
            written = functools.partial(extremes.write, tmp_path_factory.mktemp("extremes"))
            made = prepared(configs.get(name, written)())
            return Served(made, open_servers.enter_context(answering(made)))

        yield site


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe, which judges pages."""
    return (node_packages() / "axe-core" / "axe.min.js").read_text("utf-8")
