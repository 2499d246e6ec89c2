"""What a browser is asked about the page that it shows; each answer is a list of faults."""

from typing import Any

from playwright.sync_api import Page, Request, expect

# A page that scrolls sideways, with the innermost elements that stick out furthest; or
# that hides that it
# would, because its overflow is cut off.
_SIDEWAYS = r"""() => {
  const root = document.scrollingElement;
  const cutsOff = it => /hidden|clip/.test(getComputedStyle(it).overflowX);
  const cut = [root, document.body].filter(cutsOff);
  if (cut.length) return cut.map(it => `<${it.localName}> cuts off what sticks out`);
  if (root.scrollWidth <= innerWidth) return [];
  const inScroller = it => it !== document.body && it !== root
    && (/auto|scroll/.test(getComputedStyle(it).overflowX) || inScroller(it.parentElement));
  const right = it => it.getBoundingClientRect().right;
  const out = new Set([...document.body.querySelectorAll("*")]
    .filter(it => right(it) > innerWidth + 1 && !inScroller(it.parentElement)));
  const told = [...out].filter(it => ![...it.children].some(child => out.has(child)))
    .sort((one, other) => right(other) - right(one)).slice(0, 3)
    .map(it => it.outerHTML.replace(/\s+/g, " ").slice(0, 120));
  return [`${root.scrollWidth} px wide: ${told.join(" and ")}`];
}"""
# Shifts since the page was opened, once its scripts had a moment.
_SHIFTS = r"""async () => {
  const found = [];
  const note = entry => {
    const moved = entry.sources.map(it => it.node?.textContent.replace(/\s+/g, " ").slice(0, 60));
    found.push(`moved by ${entry.value.toFixed(4)}: ${moved.join(" and ")}`);
  };
  const observer = new PerformanceObserver(list => list.getEntries().forEach(note));
  observer.observe({type: "layout-shift", buffered: true});
  await new Promise(done => setTimeout(done, 100));
  observer.takeRecords().forEach(note);
  return found;
}"""
# Texts of <main> that nobody can read. Closed <details> open by themselves; a part that is
# `hidden` may hold controls, which scripts would show, and nothing to read. A summary need not
# show where what it sums up is in sight.
_UNREADABLE = """() => {
  const NO_TEXT = "script, style, template, noscript, option, svg :is(title, desc), annotation";
  const CONTROLS = "[hidden]:not(:has(a, p, li, table, time)), [role=status], output, dialog";
  const shows = it => it.checkVisibility({opacityProperty: true, visibilityProperty: true});
  const opens = it => {
    for (let at = it.closest("details:not([open])"); at;
         at = at.parentElement.closest("details:not([open])")) {
      const summary = at.querySelector(":scope > summary");
      if (summary && !summary.contains(it) && shows(summary)) return true;
    }
    return false;
  };
  const texts = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  const found = [];
  while (texts.nextNode()) {
    const {data, parentElement: within} = texts.currentNode;
    if (!data.trim() || within.closest(NO_TEXT) || within.closest(CONTROLS)) continue;
    const summed = [...within.closest("summary")?.parentElement.children ?? []].slice(1);
    if (summed.some(shows)) continue;
    if (!shows(within) && !opens(within)) found.push(`nobody can read: ${data.trim()}`);
  }
  return found;
}"""
# Elements that still move where people asked for less motion.
_MOVING = """() => {
  const longest = text => Math.max(...text.split(",").map(parseFloat));
  const moves = style => [
    style.transitionProperty !== "none" && longest(style.transitionDuration) > 0.01,
    style.animationName !== "none" && longest(style.animationDuration) > 0.01,
    style.scrollBehavior === "smooth",
  ].some(Boolean);
  const found = [];
  for (const it of document.querySelectorAll("*")) {
    for (const part of ["", "::before", "::after"]) {
      if (moves(getComputedStyle(it, part || null))) {
        found.push(`moves: ${it.outerHTML.slice(0, 120)}${part}`);
      }
    }
  }
  return found;
}"""
# How everything looks while nothing has the focus, for `_FOCUSED`.
_UNFOCUSED = """() => {
  window.lookOf = it => {
    const style = getComputedStyle(it);
    const outline = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
    const border = [style.borderWidth, style.borderColor, style.borderStyle];
    return [outline, style.boxShadow, style.backgroundColor, ...border].join("|");
  };
  window.inOrder = [...document.querySelectorAll("*")];
  window.unfocused = new Map(inOrder.map(it => [it, lookOf(it)]));
}"""
# What has the focus: its place in the document, and whether it, or what stands closest around it,
# looks as if it had. Null where nothing has it.
_FOCUSED = """() => {
  const it = document.activeElement;
  if (!it || it === document.body || it === document.documentElement) return null;
  const around = [it, it.parentElement, it.nextElementSibling].filter(Boolean);
  return {
    place: inOrder.indexOf(it),
    shows: around.some(each => lookOf(each) !== unfocused.get(each)) && it.checkVisibility(),
    html: it.outerHTML.slice(0, 120),
  };
}"""
_TO_REACH = """() => [...document.querySelectorAll(
  "a[href], button, input:not([type=radio], [type=hidden]), select, textarea, summary, [tabindex]"
)].filter(it => it.tabIndex >= 0 && !it.disabled && it.checkVisibility({visibilityProperty: true}))
  .map(it => ({place: inOrder.indexOf(it), html: it.outerHTML.slice(0, 120)}))"""
_TWO_FRAMES = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
_A_LITTLE = 10  # milliseconds
_MOST_STOPS = 2_000


def visit(page: Page, url: str) -> None:
    """Opens a page, and waits until its scripts have done what they do at once.

    A page counts as loaded before the modules are there that its script fetches on use.
    """
    coming: set[Request] = set()

    def begin(request: Request) -> None:
        coming.add(request)

    def end(request: Request) -> None:
        coming.discard(request)

    page.on("request", begin)
    page.on("requestfinished", end)
    page.on("requestfailed", end)
    page.goto(url)
    page.evaluate(_TWO_FRAMES)
    while coming:
        page.wait_for_timeout(_A_LITTLE)
        page.evaluate(_TWO_FRAMES)
    page.remove_listener("request", begin)
    page.remove_listener("requestfinished", end)
    page.remove_listener("requestfailed", end)
    expect(page.locator("[aria-busy=true]")).to_have_count(0)


def sideways(page: Page) -> list[str]:
    """What makes the page scroll sideways at its present width."""
    found: list[str] = page.evaluate(_SIDEWAYS)
    return found


def shifts(page: Page) -> list[str]:
    """What moved since the page was opened."""
    found: list[str] = page.evaluate(_SHIFTS)
    return found


def unreadable(page: Page) -> list[str]:
    """Texts of the page's main part that do not show, and that no part that opens would show."""
    found: list[str] = page.evaluate(_UNREADABLE)
    return found


def moving(page: Page) -> list[str]:
    """What takes its time to change, or scrolls smoothly."""
    found: list[str] = page.evaluate(_MOVING)
    return found


def keyboard_faults(page: Page) -> list[str]:
    """Walks the whole page with Tab: what is not reached, out of order, or does not show it."""
    page.evaluate(_UNFOCUSED)
    to_reach: list[dict[str, Any]] = page.evaluate(_TO_REACH)
    stops = _stops(page)
    reached = {stop["place"] for stop in stops}
    places = [stop["place"] for stop in stops]
    found = [f"not reached: {it['html']}" for it in to_reach if it["place"] not in reached]
    found += [f"does not show the focus: {it['html']}" for it in stops if not it["shows"]]
    if places != sorted(places):
        found.append("the focus jumps about")
    return found


def _stops(page: Page) -> list[dict[str, Any]]:
    """Where the focus stops, until it leaves the page or begins again."""
    stops: list[dict[str, Any]] = []
    seen = set()
    while len(stops) < _MOST_STOPS:
        page.keyboard.press("Tab")
        stop = page.evaluate(_FOCUSED)
        if stop is None or stop["place"] in seen:
            return stops
        seen.add(stop["place"])
        stops.append(stop)
    raise AssertionError(f"more than {_MOST_STOPS} stops")
