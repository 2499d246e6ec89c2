"""Debian's Chromium, as tests use it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

from playwright.sync_api import Browser, Playwright, sync_playwright

from tests.support.tools import need

Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
# Chromium asks for nothing of its own: what it fetches is what a page makes it fetch.
FLAGS = (
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


def launched(playwright: Playwright) -> Browser:
    """Chromium, installed where it is missing."""
    program = need("chromium", "chromium")
    flags = [*FLAGS, "--no-sandbox"] if os.geteuid() == 0 else list(FLAGS)
    return playwright.chromium.launch(executable_path=program, args=flags)


@contextmanager
def chromium() -> Iterator[Browser]:
    """Chromium, installed where it is missing."""
    with sync_playwright() as playwright:
        browser = launched(playwright)
        yield browser
        browser.close()
