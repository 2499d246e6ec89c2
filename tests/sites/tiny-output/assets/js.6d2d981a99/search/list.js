
import { counted, element, entryLink, said } from "./parts.js";
import { words } from "./words.js";

export function show(box, { groups, corrected, isPartial }, query) {
  const { list } = box;
  const chosen = list.dataset.query === query ? chosenIn(box)?.href : null;
  const shown = groups.filter(({ entries }) => entries.length);
  const sentence = shown.length ? words.all : words.onward;
  list.replaceChildren(
    ...shown.map((group) => part(group, corrected ?? query)),
    wayOn(said(sentence, query), box.pageOf(query)),
  );
  const options = optionsOf(box);
  options.forEach((option, at) => { option.id = `search-option-${at}`; });
  list.dataset.query = query;
  open(box, true);
  choose(box, options.find(({ href }) => href === chosen) ?? null);
  const mended = corrected ? said(words.mended, corrected) : "";
  const nothing = isPartial ? words.coming : said(words.nothing, query);
  tell(box, shown.length ? mended : nothing);
  const number = options.length - 1;
  box.announcement = number ? `${mended} ${counted(number)}. ${words.keys}`.trim() : nothing;
}

export function showFault(box, sentence, query) {
  if (box.list.dataset.query === query && box.list.querySelector(".search-group")) return;
  show(box, { groups: [], corrected: null }, query);
  tell(box, sentence);
  box.announcement = sentence;
  box.help.hidden = false;
}

export function clear(box) {
  box.list.replaceChildren();
  box.list.dataset.query = "";
  open(box, false);
  tell(box, "");
  box.announcement = "";
}

export function move(box, step) {
  const stops = [null, ...optionsOf(box)];
  const at = stops.indexOf(chosenIn(box)) + step;
  const option = stops[(at + stops.length) % stops.length];
  choose(box, option);
  option?.scrollIntoView({ block: "nearest" });
}

export function chosenIn({ list }) {
  return list.querySelector("[aria-selected=true]");
}

function choose(box, option) {
  for (const other of optionsOf(box)) other.setAttribute("aria-selected", String(other === option));
  if (option) box.field.setAttribute("aria-activedescendant", option.id);
  else box.field.removeAttribute("aria-activedescendant");
}

function optionsOf({ list }) {
  return [...list.querySelectorAll("[role=option]")];
}

function open({ list, help, field }, isOpen) {
  list.hidden = !isOpen;
  help.hidden = isOpen;
  field.setAttribute("aria-expanded", String(isOpen));
  if (!isOpen) field.removeAttribute("aria-activedescendant");
}

function tell({ told }, sentence) {
  told.textContent = sentence;
  told.hidden = !sentence;
}

function part({ kind, label: text, entries }, query) {
  const label = element("p", "search-label", text);
  label.id = `search-${kind}`;
  label.setAttribute("role", "presentation");
  const options = entries.map((entry) => asOption(entryLink(entry, query)));
  const group = element("div", "search-group", label, ...options);
  group.setAttribute("role", "group");
  group.setAttribute("aria-labelledby", label.id);
  return group;
}

function wayOn(text, address) {
  const link = element("a", "found search-all", text);
  link.href = address;
  link.dataset.kind = "all";
  return asOption(link);
}

function asOption(link) {
  link.setAttribute("role", "option");
  link.setAttribute("aria-selected", "false");
  link.tabIndex = -1;
  return link;
}
