
import { marked } from "./mark.js";
import { once } from "./turns.js";
import { words } from "./words.js";

export const root = new URL("../../../", import.meta.url);

export const names = once(async () => {
  const { openNames } = await import("./names.js");
  return openNames(new URL("search/names/", root));
});

export const texts = once(async () => {
  const { openTexts } = await import("./texts.js");
  return openTexts(new URL("search/", root));
});

export function papersIn(groups) {
  return groups.find(({ kind }) => kind === "papers")?.entries ?? [];
}

export function said(sentence, ...values) {
  return values.reduce((text, value) => text.replace("#", () => value), sentence);
}

export function counted(number) {
  return number === 1 ? words.one : said(words.many, shownNumber(number));
}

export function shownNumber(number) {
  return number.toLocaleString(document.documentElement.lang || "en");
}

export function element(name, className, ...content) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...content);
  return made;
}

export function entryLink(entry, query) {
  const link = element("a", "found");
  link.href = new URL(entry.address, root);
  link.dataset.kind = entry.kind;
  const title = titleOf(marked(entry.title, query));
  link.append(element("span", "found-line", ...(entry.standing ? [standing(entry), " "] : []), title));
  if (entry.about) link.append(" ", element("span", "found-about", marked(entry.about, query)));
  return link;
}

export function titleOf(content) {
  const title = element("bdi", "found-title", content);
  title.dir = "auto";
  return title;
}

export function standing(entry) {
  return element("strong", `status ${entry.standing}`, words.standings[entry.standing] ?? entry.standing);
}
