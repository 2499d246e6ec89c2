
import { element, said, shownNumber } from "./parts.js";
import { FILTERS, isNarrowed } from "./state.js";
import { words } from "./words.js";

const AT_ONCE = 8; // values that show; the others open
const LABELS = { type: words.types }; // of filters whose values are the index's own words

export function showFilters(form, counts, state) {
  const before = document.activeElement;
  for (const name of FILTERS) {
    const place = form.querySelector(`[data-filter=${name}]`);
    const values = inOrder(name, counts[name] ?? {}, state[name]);
    const isOpen = place.querySelector("details")?.open;
    const rows = values.map(([value, count]) => row(name, value, count, state));
    place.replaceChildren(place.querySelector("legend"), ...rows.slice(0, AT_ONCE));
    if (rows.length > AT_ONCE) place.append(rest(rows.slice(AT_ONCE), isOpen));
    place.hidden = !values.length;
  }
  const withCode = Object.values(counts.code ?? {}).reduce((sum, count) => sum + count, 0);
  form.elements.code.closest("label").hidden = !withCode && !state.code;
  form.querySelector(".clear").hidden = !isNarrowed(state);
  if (!before.isConnected) sameAs(before, form)?.focus();
}

function sameAs({ name, value }, form) {
  return [...form.querySelectorAll("[data-filter] input")].find((it) => it.name === name && it.value === value);
}

function inOrder(name, counts, chosen) {
  const found = Object.entries(counts).filter(([value, count]) => count || chosen.includes(value));
  const missing = chosen.filter((value) => !(value in counts)).map((value) => [value, 0]);
  const order = name === "year" ? ([a], [b]) => b - a : ([a, x], [b, y]) => y - x || a.localeCompare(b);
  const isChosen = ([value]) => Number(chosen.includes(value));
  return [...found, ...missing].sort((a, b) => isChosen(b) - isChosen(a) || order(a, b));
}

function row(name, value, count, state) {
  const label = LABELS[name]?.[value] ?? value;
  const box = element("input");
  Object.assign(box, { type: "checkbox", name, value, checked: state[name].includes(value) });
  return element("label", "check", box, " ", element("bdi", "", label), " ", element("span", "size", shownNumber(count)));
}

function rest(rows, isOpen) {
  const more = element("details", "", element("summary", "", said(words.more, rows.length)), ...rows);
  more.open = Boolean(isOpen);
  return more;
}
