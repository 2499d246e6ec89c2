"""What a page does that nobody asked it to: scripts that run, loads that are refused, requests
to other sites, and ways out of the page."""

import mimetypes
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Dialog,
    Error,
    Frame,
    Page,
    Request,
    Route,
)

ORIGIN = "https://hostile.test"  # never asked for: all of it is answered from memory
# Nobody listens there: whatever is not answered from memory goes nowhere.
_NOWHERE = "http://127.0.0.1:9"
_PATIENCE = 10_000  # milliseconds; a page that leaves may never be there
_MARK = "watching:"
_INIT = """(() => {
  const say = console.debug.bind(console, "watching:");
  for (const name of ["alert", "confirm", "prompt", "print", "open"])
    globalThis[name] = () => say("ran", name);
  addEventListener("securitypolicyviolation",
    it => say("refused", `${it.effectiveDirective} ${it.blockedURI} ${it.sample}`), true);
})()"""
# Fires what strings wait for; there is nothing of the kind on a page that took them as text.
_PROVOKE = """async () => {
  let waiting = 0;
  for (const it of document.querySelectorAll("*")) {
    const names = it.getAttributeNames().filter(name => /^on./i.test(name));
    for (const name of names) it.dispatchEvent(new Event(name.slice(2), {bubbles: true}));
    const runs = ["href", "xlink:href", "action", "formaction", "src", "data"].some(
      name => /^ *javascript:/i.test((it.getAttribute(name) ?? "").replace(/[\\0-\\x1f]/g, "")));
    if (runs) it.dispatchEvent(new MouseEvent("click", {bubbles: true, cancelable: true}));
    if (it.localName === "details") it.open = true;
    if (names.length || runs) waiting += 1;
  }
  await new Promise(done => setTimeout(done, 30));
  return waiting;
}"""


@dataclass
class Seen:
    """What pages did, in the words of the browser."""

    ran: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    waiting: int = 0


class Watched:
    """A tab whose doings are noted."""

    def __init__(self, context: BrowserContext, origin: str) -> None:
        self.context, self.origin, self.seen = context, origin, Seen()
        context.on("console", self._hear)
        context.on("weberror", lambda fault: self.seen.said.append(str(fault.error)))
        context.on("request", self._note_request)
        context.on("dialog", self._note_dialog)
        context.on("page", self._note_window)
        self.page = self._tab()

    def visit(self, address: str) -> None:
        """Opens the address below the origin and fires what strings may wait for."""
        try:
            self.page.goto(f"{self.origin}/{address}")
            self.seen.waiting += self.page.evaluate(_PROVOKE)
        except Error as fault:  # a page that leaves while it is asked has no answer
            self.seen.left.append(f"{address}: {fault.message.splitlines()[0]}")
            self.page.close()
            self.page = self._tab()

    def _tab(self) -> Page:
        page = self.context.new_page()
        page.set_default_timeout(_PATIENCE)
        page.on("framenavigated", self._note_way)
        page.on("websocket", lambda socket: self.seen.asked.append(socket.url))
        return page

    def _hear(self, message: ConsoleMessage) -> None:
        mark, _, text = message.text.partition(" ")
        what, _, detail = text.partition(" ")
        where = message.location["url"]  # browsers ask every host for its icon
        if mark == _MARK:
            (self.seen.ran if what == "ran" else self.seen.refused).append(detail)
        elif message.type in {"error", "warning"} and not where.endswith("/favicon.ico"):
            self.seen.said.append(f"{message.text} ({where})")

    def _note_request(self, request: Request) -> None:
        if not _is_at(self.origin, request.url):
            self.seen.asked.append(request.url)

    def _note_dialog(self, dialog: Dialog) -> None:
        self.seen.ran.append(dialog.type)
        dialog.dismiss()

    def _note_window(self, page: Page) -> None:
        if page.opener():
            self.seen.left.append("a new window")

    def _note_way(self, frame: Frame) -> None:
        if not frame.parent_frame and not _is_at(self.origin, frame.url):
            self.seen.left.append(frame.url)


@contextmanager
def watching(browser: Browser, origin: str = ORIGIN) -> Iterator[Watched]:
    """A new tab whose doings are noted."""
    with browser.new_context(proxy={"server": _NOWHERE, "bypass": "127.0.0.1"}) as context:
        context.add_init_script(_INIT)
        yield Watched(context, origin)


def answer_from(context: BrowserContext, bytes_at: Callable[[str], bytes | None]) -> None:
    """Answers from memory what is asked of the origin, in place of what did so before; all else
    is refused."""

    def answer(route: Route) -> None:
        url = route.request.url
        address = unquote(urlsplit(url).path[1:])
        body = bytes_at(address) if _is_at(ORIGIN, url) else None
        if body is None:
            route.abort()
        else:
            route.fulfill(body=body, content_type=f"{content_type(address)}; charset=utf-8")

    context.unroute_all()
    context.route("**/*", answer)


def content_type(address: str) -> str:
    """What a host calls the file at an address, by its name."""
    return mimetypes.guess_type(address)[0] or "text/html"


def _is_at(origin: str, url: str) -> bool:
    """Does the address stand on the site, or need no request at all?"""
    return url.startswith(f"{origin}/") or urlsplit(url).scheme in {"data", "blob", "about"}
