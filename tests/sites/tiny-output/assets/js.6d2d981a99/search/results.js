
import { counted, element, entryLink, root, said, shownNumber, standing, titleOf } from "./parts.js";
import { marked } from "./mark.js";
import { addressOf } from "./state.js";
import { words } from "./words.js";

export const PER_PAGE = 20;

export function showNames(place, groups, query) {
  const lines = groups.filter(({ entries }) => entries.length).map(({ label, entries }) => element(
    "section", "search-group",
    element("h2", "search-label", label),
    element("ul", "", ...entries.map((entry) => element("li", "", entryLink(entry, query)))),
  ));
  place.replaceChildren(...lines);
}

export function showResults(list, hits, query, mayStay = 0) {
  const isThere = ({ address }, at) => list.children[at]?.querySelector("a").href === new URL(address, root).href;
  const moved = hits.slice(0, mayStay).findIndex((hit, at) => !isThere(hit, at));
  const staying = moved < 0 ? Math.min(mayStay, hits.length) : moved;
  while (list.children.length > staying) list.lastChild.remove();
  list.append(...hits.slice(staying).map((hit) => element("li", "", result(hit, query))));
}

function result(hit, query) {
  const link = element("a", "", titleOf(marked(hit.title, query)));
  link.href = new URL(hit.address, root);
  const heading = element("h2", "row-title", ...(hit.standing ? [standing(hit), " "] : []), link);
  const made = element("article", "row", heading);
  if (hit.about) made.append(element("p", "row-facts", marked(hit.about, query)));
  if (hit.excerpt?.length) made.append(excerpt(hit.excerpt));
  return made;
}

function excerpt(pieces) {
  const made = element("p", "excerpt", ...pieces.map(({ text, isMatch }) => (isMatch ? element("mark", "", text) : text)));
  made.dir = "auto";
  return made;
}

export function showPages(place, total, state) {
  const last = Math.ceil(total / PER_PAGE);
  place.hidden = last < 2;
  place.querySelector("span").textContent = said(words.pageOf, shownNumber(state.page), shownNumber(last));
  for (const [rel, page] of [["prev", state.page - 1], ["next", state.page + 1]]) {
    const way = place.querySelector(`[rel=${rel}]`);
    way.href = addressOf({ ...state, page });
    way.dataset.here = "";
    way.hidden = page < 1 || page > last;
  }
}

export function showCount(place, total) {
  place.value = total === null ? "" : counted(total);
}
