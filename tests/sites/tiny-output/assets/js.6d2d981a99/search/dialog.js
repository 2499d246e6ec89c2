
import { HEAD } from "./exactness.js";
import { chosenIn, clear, move, show, showFault } from "./list.js";
import { names, papersIn, texts } from "./parts.js";
import { inTurn, once, pause } from "./turns.js";
import { words } from "./words.js";

const MOST_IN_ABSTRACTS = 10;
const SHORTEST = 4; // letters that are worth searching abstracts for
const BRIEFLY = 30; // milliseconds: keys that follow so closely are one question
const AT_REST = 250; // milliseconds after which abstracts are worth their bytes

const prepare = once(async () => {
  await pause(AT_REST);
  if (!navigator.connection?.saveData) await (await texts()).prepare();
});

export async function beginDialog(dialog, link) {
  names().catch(() => {}); // what goes wrong is told when something is asked
  const page = await pageAt(link.href);
  dialog.append(document.importNode(page.querySelector("#search-dialog").content, true));
  for (const way of dialog.querySelectorAll("a")) way.href = new URL(way.getAttribute("href"), link.href);
  const box = boxIn(dialog, link);
  const ask = inTurn(answers, {
    onBusy: (isBusy) => {
      box.list.setAttribute("aria-busy", String(isBusy));
      if (!isBusy) box.status.textContent = box.announcement;
    },
    onAnswer: (found, query) => (query ? show(box, found, query) : clear(box)),
    onFault: (sentence, query) => showFault(box, sentence, query),
  });
  listen(dialog, box, ask);
  if (wish(box)) ask(wish(box));
}

async function pageAt(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status}: ${address}`);
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}

function boxIn(dialog, link) {
  const field = dialog.querySelector("input");
  const list = dialog.querySelector("[role=listbox]");
  field.setAttribute("aria-controls", list.id);
  field.setAttribute("aria-autocomplete", "list");
  return {
    field,
    list,
    told: dialog.querySelector(".search-said"),
    help: dialog.querySelector(".search-help"),
    status: dialog.querySelector("[role=status]"),
    pageOf: (query) => `${link.href}?${new URLSearchParams({ q: query })}`,
    announcement: "",
  };
}

function wish({ field }) {
  return field.value.trim();
}

async function* answers(query, isNewest) {
  if (query) await pause(BRIEFLY);
  if (!isNewest()) return;
  const { groups, corrected } = query ? await (await names()).find(query, "dialog") : { groups: [] };
  const isCertain = groups.some(({ entries }) => entries.some(({ exact }) => exact >= HEAD));
  const isPartial = !isCertain && !papersIn(groups).length && query.length >= SHORTEST;
  yield { groups, corrected, isPartial };
  if (groups.length) prepare().catch(() => {}); // what goes wrong is told when they are searched
  if (!isPartial) return;
  await pause(AT_REST);
  if (!isNewest()) return;
  const more = await inAbstracts(corrected ?? query);
  yield { groups: [...groups, { kind: "abstracts", label: words.abstracts, entries: more }], corrected };
}

async function inAbstracts(query) {
  try {
    const found = await (await texts()).search(query, { filters: {}, sort: "relevance", deep: true });
    const hits = await found.hits(0, MOST_IN_ABSTRACTS);
    return hits.map((hit) => ({ ...hit, kind: "papers" }));
  } catch (fault) {
    console.warn("search:", fault);
    return [];
  }
}

function listen(dialog, box, ask) {
  box.field.addEventListener("input", () => ask(wish(box)));
  box.field.addEventListener("keydown", (event) => {
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    if (event.isComposing) return;
    if (event.key in steps) move(box, steps[event.key]);
    else if (event.key === "Enter") follow(box);
    else return;
    event.preventDefault();
  });
  dialog.querySelector(".search-close").addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog && isBeside(dialog, event)) dialog.close();
  });
}

function follow(box) {
  const chosen = chosenIn(box);
  if (chosen) chosen.click();
  else location.href = box.pageOf(wish(box));
}

function isBeside(dialog, { clientX: x, clientY: y }) {
  const { left, right, top, bottom } = dialog.getBoundingClientRect();
  return x < left || x > right || y < top || y > bottom;
}
