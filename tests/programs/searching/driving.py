"""Hands for the judge: queries typed into the dialog, or asked of the page, in real Chromium."""

from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Protocol
from urllib.parse import quote

from playwright.sync_api import BrowserContext, Page
from playwright.sync_api import TimeoutError as TooLateError

KEY_GAP = 5  # milliseconds from one key to the next: quicker than anybody types
PATIENCE = 20_000  # milliseconds until a query counts as unanswered
ATTEMPTS = 2  # to open the dialog
_FIELD, _OWN_FIELD = "dialog.search input[role=combobox]", ".search-form input[name=q]"
# What says which query is answered, and whether that is all; and what is found, one by one.
_DIALOG = "dialog.search [role=listbox]", "dialog.search [role=option]"
_PAGE = ".results", ":is(.search-names, .results) li"

# Watches the page from before its first script: when the last key was pressed, when an answer to
# the query first showed and when it was complete, and every task of over 50 ms.
_WATCH = r"""(() => {
  const judge = window.judge = {tasks: [], lastKey: 0};
  let pressed = 0;
  addEventListener("keydown", (event) => { pressed = event.timeStamp; }, true);
  addEventListener("input", (event) => {
    judge.lastKey = pressed || event.timeStamp;
    pressed = 0;
  }, true);
  const note = (list) => judge.tasks.push(...list.getEntries().map((it) => it.duration));
  new PerformanceObserver(note).observe({type: "longtask", buffered: true});

  const even = (text) => (text ?? "").trim().replace(/\s+/g, " ");
  // The addresses of what is found, from the site's root; the way to all results is none of it.
  const listed = (item) => [...document.querySelectorAll(item)].map((it) => {
    if (it.dataset.address) return it.dataset.address;
    const link = it.matches("a[href]") ? it : it.querySelector("a[href]");
    return link ? decodeURIComponent(new URL(link.href).pathname.slice(1)) : "";
  }).filter((address) => address && !address.startsWith("search/"));
  judge.expect = (query, within, item, patience) => {
    judge.tasks.length = 0;
    judge.answer = new Promise((done) => {
      let first = null, complete = null, said = "nothing";
      const finish = (fault) => {
        observer.disconnect();
        clearTimeout(given);
        clearInterval(again);
        done({
          addresses: fault ? [] : listed(item), fault,
          lastKey: judge.lastKey, first: first ?? complete ?? 0, complete: complete ?? 0,
          origin: performance.timeOrigin, tasks: [...judge.tasks],
        });
      };
      const look = () => {
        const list = document.querySelector(within);
        if (!list) return;
        said = `an answer to “${list.dataset.query ?? ""}”`;
        if (even(list.dataset.query) !== even(query)) return;
        said += ", which never was complete";
        const now = performance.now();
        if (list.getAttribute("aria-busy") === "true") complete = null;
        else complete ??= now;
        if (first === null && listed(item).length) first = now;
        if (complete !== null && now - complete >= 30) finish("");
      };
      const observer = new MutationObserver(look);
      observer.observe(document, {
        subtree: true, childList: true, attributes: true,
        attributeFilter: ["aria-busy", "data-query"],
      });
      const again = setInterval(look, 15);
      const given = setTimeout(() => finish(`shows ${said}`), patience);
      look();
    });
  };
})();"""

_ASK_NAMES = r"""async ([module, folder, query]) => {
  const {openNames} = await import(module);
  window.opened ??= openNames(folder);
  const names = await window.opened;
  const begun = performance.now();
  const {groups} = await names.find(query, "dialog");
  const ended = performance.now();
  const addresses = groups.flatMap(({entries}) => entries.map((it) => it.address));
  return {addresses, fault: "", lastKey: begun, first: ended, complete: ended,
          origin: performance.timeOrigin, tasks: [...window.judge.tasks.splice(0)]};
}"""


class NoDialogError(Exception):
    """The key that opens the dialog did nothing."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What was shown for a query: addresses in order; times in milliseconds, moments in seconds.

    `fault` says why there is none ('' where there is an answer).
    """

    addresses: tuple[str, ...]
    fault: str
    first_ms: float
    complete_ms: float
    longest_task_ms: float
    shown_at: float

    def place_of(self, right: frozenset[str]) -> int:
        """The place of the first right answer, from 1; 0 where there is none."""
        places = (at for at, address in enumerate(self.addresses, 1) if address in right)
        return next(places, 0)


def answer_of(told: dict[str, Any]) -> Answer:
    """The answer that the page told of."""
    tasks: list[float] = told["tasks"]
    return Answer(
        tuple(told["addresses"]),
        told["fault"],
        max(told["first"] - told["lastKey"], 0),
        max(told["complete"] - told["lastKey"], 0),
        max(tasks, default=0),
        (told["origin"] + told["first"]) / 1000,
    )


class Hand(Protocol):
    """Seeks on a page that it opened, as often as it is asked."""

    def open(self) -> None:
        """Makes ready for the first query."""

    def ask(self, query: str) -> Answer:
        """What is shown for a query."""


class Dialog:
    """Types into the dialog, as a person does."""

    def __init__(self, context: BrowserContext, site: str) -> None:
        self.page = watched(context)
        self.site = site
        self.page.goto(site, wait_until="networkidle")

    def open(self) -> None:
        """Opens the dialog by its key, which makes its field ready."""
        for _attempt in range(ATTEMPTS):  # a machine under load loses a key now and then
            self.page.keyboard.press("/")
            with suppress(TooLateError):
                self.page.locator(_FIELD).wait_for(timeout=PATIENCE / ATTEMPTS)
                return
            self.page.goto(self.site, wait_until="networkidle")
        raise NoDialogError(f"no dialog opened on {self.page.url}")

    def ask(self, query: str) -> Answer:
        """Types a query in place of the last one, and waits for its answer."""
        self.page.locator(_FIELD).select_text()
        _expect(self.page, query, *_DIALOG)
        self.page.keyboard.type(query, delay=KEY_GAP)
        return answer_of(self.page.evaluate("judge.answer"))


class SearchPage:
    """Opens the page of search anew for each query, as a link that somebody shared does."""

    def __init__(self, context: BrowserContext, site: str) -> None:
        self.page = watched(context)
        self.site = site

    def open(self) -> None:
        """There is nothing to make ready."""

    def ask(self, query: str) -> Answer:
        """The results that the page shows for a query."""
        self.page.goto(f"{self.site}search/?q={quote(query)}", wait_until="commit")
        _expect(self.page, query, *_PAGE)
        return answer_of(self.page.evaluate("judge.answer"))


class Typing:
    """Types into the field of the page of search, which stays open."""

    def __init__(self, context: BrowserContext, site: str) -> None:
        self.page = watched(context)
        self.site = site
        self.page.goto(site, wait_until="networkidle")

    def open(self) -> None:
        """Opens the page; its field stands there once search works."""
        self.page.goto(f"{self.site}search/")
        self.page.locator(_OWN_FIELD).wait_for(timeout=PATIENCE)

    def ask(self, query: str) -> Answer:
        """Types a query in place of the last one, and waits for its answer."""
        self.page.locator(_OWN_FIELD).select_text()
        _expect(self.page, query, *_PAGE)
        self.page.keyboard.type(query, delay=KEY_GAP)
        return answer_of(self.page.evaluate("judge.answer"))


class NamesAlone:
    """Asks the completion of names by itself, without anything that people see."""

    def __init__(self, context: BrowserContext, site: str, module: str) -> None:
        self.page = watched(context)
        self.page.goto(site, wait_until="networkidle")
        self.module, self.folder = f"{site}{module}", f"{site}search/names/"

    def open(self) -> None:
        """Nothing is fetched before the first query."""

    def ask(self, query: str) -> Answer:
        """What is found by name."""
        return answer_of(self.page.evaluate(_ASK_NAMES, [self.module, self.folder, query]))


def watched(context: BrowserContext) -> Page:
    """A new page that the judge watches from its first script."""
    page = context.new_page()
    page.add_init_script(_WATCH)
    return page


def _expect(page: Page, query: str, within: str, item: str) -> None:
    page.evaluate("(asked) => { judge.expect(...asked); }", [query, within, item, PATIENCE])
