// Keeps a page of `byline serve` up to date: reloads it when the site was built anew, and
// says what is wrong with content while something is.

const own = document.querySelector("script[data-edition]");
const { edition, base } = own.dataset;
const LATER = 3000; // milliseconds after which to ask again
const PLACE = `byline ${location.pathname}`;
let stream;

/** Reloads the page; it comes back where the reader was. */
function reload() {
  sessionStorage.setItem(PLACE, `${scrollX} ${scrollY}`);
  location.reload();
}

/** Scrolls to where the page stood before it was reloaded. */
function comeBack() {
  const place = sessionStorage.getItem(PLACE);
  if (place === null) return;
  sessionStorage.removeItem(PLACE);
  const [x, y] = place.split(" ").map(Number);
  scrollTo({ left: x, top: y, behavior: "instant" });
}

/** Shows what is wrong; in a tree of its own, so that the page's style does not reach it. */
function show({ heading, problems, stops, close }) {
  document.querySelector("byline-problems")?.remove();
  if (!problems.length) return;
  const host = document.createElement("byline-problems");
  const panel = host.attachShadow({ mode: "open" });
  panel.adoptedStyleSheets = [style(stops)];
  panel.append(box(heading, problems, stops, close, host));
  document.body.append(host);
}

function box(heading, problems, stops, close, host) {
  const made = element("details", "", { role: stops ? "alert" : "status" });
  made.open = stops;
  const list = element("div", "");
  list.append(...problems.map((problem) => element("pre", problem)));
  const button = element("button", close, { type: "button" });
  button.addEventListener("click", () => host.remove());
  made.append(element("summary", heading), list, button);
  return made;
}

function element(tag, text, attributes = {}) {
  const made = document.createElement(tag);
  made.textContent = text;
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

function style(stops) {
  const made = new CSSStyleSheet();
  made.replaceSync(`
    details { position: fixed; inset: auto 0 0 0; z-index: 1000; max-height: 70vh; overflow: auto;
      padding: 12px 16px; font: 15px/1.5 system-ui, sans-serif; color: #f4f1ea; background: #22201d;
      border-top: 4px solid ${stops ? "#e5604d" : "#d9a441"}; }
    details:not([open]) { inset-inline-start: auto; border-radius: 6px 0 0; }
    summary { cursor: pointer; font-weight: 600; }
    pre { margin: 12px 0; overflow-x: auto; font: 14px/1.45 ui-monospace, monospace; }
    button { font: inherit; padding: 2px 12px; }
  `);
  return made;
}

/** Listens as long as the page is seen: browsers keep few connections to one server. */
function listen() {
  if (document.hidden) {
    stream?.close();
    stream = undefined;
    return;
  }
  if (stream) return;
  stream = new EventSource(`${base}-byline/events`);
  stream.onmessage = (message) => {
    const told = JSON.parse(message.data);
    if (told.edition !== edition && !told.stops) reload();
    else show(told);
  };
  stream.onerror = () => { // a browser tries again by itself, unless it was refused
    if (stream?.readyState !== EventSource.CLOSED) return;
    stream = undefined;
    setTimeout(listen, LATER);
  };
}

comeBack();
document.addEventListener("visibilitychange", listen);
listen();
