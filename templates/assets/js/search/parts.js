// What all parts of search share: where the index stands, and how an entry looks.
// Text from records is set as text everywhere.

import { marked } from "./mark.js";
import { once } from "./turns.js";
import { words } from "./words.js";

/** The site's root, seen from the scripts' own folder. */
export const root = new URL("../../../", import.meta.url);

/** Titles and names; they answer while one types. */
export const names = once(async () => {
  const { openNames } = await import("./names.js");
  return openNames(new URL("search/names/", root));
});

/** The full index: filters, excerpts and abstracts. */
export const texts = once(async () => {
  const { openTexts } = await import("./texts.js");
  return openTexts(new URL("search/", root));
});

/** The papers among groups of entries: of all kinds, the full index holds these. */
export function papersIn(groups) {
  return groups.find(({ kind }) => kind === "papers")?.entries ?? [];
}

/** The sentence with the values in place of its marks. */
export function said(sentence, ...values) {
  return values.reduce((text, value) => text.replace("#", () => value), sentence);
}

/** How many were found, in words. */
export function counted(number) {
  return number === 1 ? words.one : said(words.many, shownNumber(number));
}

/** A number as readers of the page's language write it. */
export function shownNumber(number) {
  return number.toLocaleString(document.documentElement.lang || "en");
}

/** An element with its class and content. */
export function element(name, className, ...content) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...content);
  return made;
}

/** An entry as one link: its standing, what it is called, and what tells it from others. */
export function entryLink(entry, query) {
  const link = element("a", "found");
  link.href = new URL(entry.address, root);
  link.dataset.kind = entry.kind;
  const title = titleOf(marked(entry.title, query));
  link.append(element("span", "found-line", ...(entry.standing ? [standing(entry), " "] : []), title));
  if (entry.about) link.append(" ", element("span", "found-about", marked(entry.about, query)));
  return link;
}

/** What an entry is called; its script decides the direction. */
export function titleOf(content) {
  const title = element("bdi", "found-title", content);
  title.dir = "auto";
  return title;
}

/** What readers must not miss of a paper, such as that it was retracted. */
export function standing(entry) {
  return element("strong", `status ${entry.standing}`, words.standings[entry.standing] ?? entry.standing);
}
