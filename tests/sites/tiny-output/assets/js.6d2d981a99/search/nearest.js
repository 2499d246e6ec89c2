
import { element, entryLink, names, root, said } from "./parts.js";
import { words } from "./words.js";

const NO_NAMES = ["years", "news", "page", "index", "html", "htm", "404"]; // in addresses of no entry

export async function showNearest(page, link) {
  if (!link) return;
  const { kinds, find } = await names();
  const folders = kinds.flatMap((kind) => kind.folders);
  const query = wordsOf(location.pathname, [...folders, ...NO_NAMES]);
  const place = page.querySelector(".nearest");
  if (!query) return;
  link.dataset.query = query;
  const { groups, corrected } = await find(query, "nearest");
  const found = groups.flatMap(({ entries }) => entries);
  if (!found.length) return;
  const items = found.map((entry) => element("li", "", entryLink(entry, corrected ?? query)));
  const all = element("a", "", said(words.all, query));
  all.href = `${link.href}?${new URLSearchParams({ q: query })}`;
  place.append(element("p", "", said(words.nearest, query)), element("ul", "", ...items), element("p", "onward", all));
  place.hidden = false;
}

function wordsOf(path, own) {
  const below = path.startsWith(root.pathname) ? path.slice(root.pathname.length) : path;
  let text = below;
  try {
    text = decodeURIComponent(below);
  } catch { /* not every address is well formed */ }
  return text.split(/[^\p{L}\p{N}]+/u).filter((word) => word && !own.includes(word)).join(" ");
}
