// The dialog of search: a field and a list of what it finds, which arrow keys walk.

import { HEAD } from "./exactness.js";
import { counted, element, entryLink, names, said, texts, wordsIn } from "./search-parts.js";
import { inTurn, pause } from "./search-turns.js";

const MOST = { people: 4, papers: 8, venues: 2, topics: 2, institutions: 2 };
const FEW = 5; // papers: where fewer are found, abstracts are searched too
const SHORTEST = 4; // letters that are worth searching abstracts for
const BRIEFLY = 30; // milliseconds: keys that follow so closely are one question
const AT_REST = 250; // milliseconds after which abstracts are worth their bytes

/** Brings the dialog to life, which holds nothing but its field; what was typed is answered. */
export async function beginDialog(dialog, link) {
  names().catch(() => {}); // what goes wrong is told when something is asked
  const home = await pageAt(link.href);
  dialog.append(document.importNode(home.querySelector("#search-dialog").content, true));
  for (const way of dialog.querySelectorAll("a")) way.href = new URL(way.getAttribute("href"), link.href);
  const box = {
    field: dialog.querySelector("input"),
    list: dialog.querySelector("[role=listbox]"),
    told: dialog.querySelector(".search-said"),
    help: dialog.querySelector(".search-help"),
    status: dialog.querySelector("[role=status]"),
    words: wordsIn(home),
    pageOf: (query) => pageOf(link, query),
  };
  box.field.setAttribute("aria-controls", box.list.id);
  box.field.setAttribute("aria-autocomplete", "list");
  const ask = inTurn(answers, {
    onBusy: (isBusy) => showBusy(box, isBusy),
    onAnswer: (found, query) => (query ? show(box, found, query) : clear(box)),
    onFault: (kind, query) => showFault(box, kind, query),
  });
  listen(dialog, box, ask);
  if (wish(box)) ask(wish(box));
}

async function pageAt(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status}: ${address}`);
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}

/** The address of the full page with all results. */
function pageOf(link, query) {
  const address = new URL(link.href);
  if (query) address.searchParams.set("q", query);
  return address.href;
}

/** What the field asks for. */
function wish({ field }) {
  return field.value.trim();
}

/**
 * First what titles and names give. Where papers are few, and nothing is called just so, what
 * stands in abstracts follows.
 */
async function* answers(query, isNewest) {
  if (!query) yield { groups: [], corrected: null };
  if (!query) return;
  await pause(BRIEFLY);
  if (!isNewest()) return;
  const { groups, corrected } = await (await names()).find(query, { most: MOST });
  yield { groups, corrected };
  const papers = groups.find(({ kind }) => kind === "papers")?.entries ?? [];
  const isCertain = groups.some(({ entries }) => entries.some(({ exact }) => exact >= HEAD));
  if (isCertain || papers.length >= FEW || query.length < SHORTEST) return;
  await pause(AT_REST);
  if (!isNewest()) return;
  const more = await inAbstracts(corrected ?? query, papers).catch(() => []);
  if (more.length) yield { groups: [...groups, { kind: "abstracts", entries: more }], corrected };
}

/** Papers whose abstracts hold the words, without those that are found already. */
async function inAbstracts(query, papers) {
  const found = await (await texts()).search(query, { filters: {}, sort: "relevance", deep: true });
  const known = new Set(papers.map(({ address }) => address));
  const hits = await found.hits(0, FEW + papers.length);
  return hits.filter(({ address }) => !known.has(address)).slice(0, FEW).map((hit) => ({ ...hit, kind: "papers" }));
}

function listen(dialog, box, ask) {
  const { field, list } = box;
  field.addEventListener("input", () => ask(wish(box)));
  field.addEventListener("keydown", (event) => {
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    if (event.isComposing) return;
    if (event.key in steps) move(box, steps[event.key]);
    else if (event.key === "Enter") open(box);
    else return;
    event.preventDefault();
  });
  dialog.querySelector(".search-close").addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog && isOutside(dialog, event)) dialog.close();
  });
  list.addEventListener("pointermove", (event) => choose(box, event.target.closest("[role=option]"), false));
}

/** A click beside a dialog is heard by the dialog. */
function isOutside(dialog, { clientX: x, clientY: y }) {
  const { left, right, top, bottom } = dialog.getBoundingClientRect();
  return x < left || x > right || y < top || y > bottom;
}

function optionsOf({ list }) {
  return [...list.querySelectorAll("[role=option]")];
}

function chosenIn({ list }) {
  return list.querySelector("[aria-selected=true]");
}

/** Steps through the list; beyond each of its ends stands the field itself. */
function move(box, step) {
  const options = optionsOf(box);
  const stops = [null, ...options];
  const at = stops.indexOf(chosenIn(box)) + step;
  choose(box, stops[(at + stops.length) % stops.length], true);
}

function choose(box, option, isSeen) {
  if (option === chosenIn(box)) return;
  for (const other of optionsOf(box)) other.setAttribute("aria-selected", String(other === option));
  if (option) box.field.setAttribute("aria-activedescendant", option.id);
  else box.field.removeAttribute("aria-activedescendant");
  if (isSeen) option?.scrollIntoView({ block: "nearest" });
}

/** Follows the chosen option; without one, leads to the page with all results. */
function open(box) {
  const chosen = chosenIn(box);
  if (chosen) chosen.click();
  else location.href = box.pageOf(wish(box));
}

function show(box, { groups, corrected }, query) {
  const { list, field, told, help, words } = box;
  const before = list.dataset.query === query ? chosenIn(box)?.href : null;
  const shown = groups.filter(({ entries }) => entries.length);
  const every = shown.flatMap(({ kind, entries }) => [part(kind, entries, corrected ?? query, words)]);
  list.replaceChildren(...every, lastOption(box, shown.length ? box.words.all : box.words.onward, query));
  const options = optionsOf(box);
  options.forEach((option, at) => { option.id = `search-option-${at}`; });
  list.dataset.query = query;
  list.hidden = false;
  help.hidden = true;
  field.setAttribute("aria-expanded", "true");
  const number = options.length - 1;
  tell(told, number ? corrected && said(words.mended, corrected) : said(words.nothing, query));
  box.found = number ? `${corrected ? said(words.mended, corrected) : ""} ${counted(words, number)}. ${words.keys}` : told.textContent;
  field.removeAttribute("aria-activedescendant");
  choose(box, options.find(({ href }) => href === before) ?? null, false);
}

/** A group of the list, under its heading. */
function part(kind, entries, query, words) {
  const label = element("p", "search-label", words[kind]);
  label.id = `search-${kind}`;
  label.setAttribute("role", "presentation");
  const group = element("div", "search-group", label, ...entries.map((entry) => asOption(entryLink(entry, query, words))));
  group.setAttribute("role", "group");
  group.setAttribute("aria-labelledby", label.id);
  return group;
}

function asOption(link) {
  link.setAttribute("role", "option");
  link.setAttribute("aria-selected", "false");
  link.tabIndex = -1;
  return link;
}

/** The way to the full page. */
function lastOption({ pageOf: address }, sentence, query) {
  const link = element("a", "found search-all", said(sentence, query));
  link.href = address(query);
  link.dataset.kind = "all";
  return asOption(link);
}

function showBusy(box, isBusy) {
  box.list.setAttribute("aria-busy", String(isBusy));
  if (!isBusy) box.status.textContent = box.found ?? "";
}

/** Says what went wrong, and offers the ways to browse and the full page. */
function showFault(box, kind, query) {
  show(box, { groups: [], corrected: null }, query);
  tell(box.told, box.words[kind]);
  box.found = box.words[kind];
  box.help.hidden = false;
}

function tell(place, sentence) {
  place.textContent = sentence || "";
  place.hidden = !sentence;
}

/** As it was before anything was typed. */
function clear(box) {
  tell(box.told, "");
  choose(box, null, false);
  box.list.replaceChildren();
  box.list.dataset.query = "";
  box.list.hidden = true;
  box.help.hidden = false;
  box.found = "";
  box.field.setAttribute("aria-expanded", "false");
}
