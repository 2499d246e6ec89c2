
import { element, entryLink, names, root, said } from "./parts.js";
import { words } from "./words.js";

const MOST = { people: 3, papers: 5, venues: 2, topics: 2, institutions: 2 };
const FOLDERS = /^(papers|authors|names|venues|years|topics|institutions|news|page|index|html?)$/;

export async function showNearest(page, link) {
  const query = wordsOf(location.pathname);
  const place = page.querySelector(".nearest");
  if (!query || !link) return;
  link.dataset.query = query;
  const { groups, corrected } = await (await names()).find(query, { most: MOST });
  const found = groups.flatMap(({ entries }) => entries);
  if (!found.length) return;
  const items = found.map((entry) => element("li", "", entryLink(entry, corrected ?? query)));
  const all = element("a", "", said(words.all, query));
  all.href = `${link.href}?${new URLSearchParams({ q: query })}`;
  place.append(element("p", "", said(words.nearest, query)), element("ul", "", ...items), element("p", "onward", all));
  place.hidden = false;
}

function wordsOf(path) {
  const below = path.startsWith(root.pathname) ? path.slice(root.pathname.length) : path;
  let text = below;
  try {
    text = decodeURIComponent(below);
  } catch { /* not every address is well formed */ }
  return text.split(/[^\p{L}\p{N}]+/u).filter((word) => word && !FOLDERS.test(word) && word !== "404").join(" ");
}
