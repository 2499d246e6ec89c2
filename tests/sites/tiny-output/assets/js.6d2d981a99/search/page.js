
import { HEAD } from "./exactness.js";
import { element, names, papersIn, said, texts } from "./parts.js";
import { showFilters } from "./filters.js";
import { PER_PAGE, showCount, showNames, showPages, showResults } from "./results.js";
import { addressOf, isNarrowed, stateOf, widened, wishOf } from "./state.js";
import { inTurn, pause } from "./turns.js";
import { words } from "./words.js";

const BRIEFLY = 30; // milliseconds: keys that follow so closely are one question
const AT_REST = 150; // milliseconds after which the full index is worth its bytes
const WIDE = matchMedia("(width >= 60rem)"); // where filters stand beside the results

export async function beginPage(page) {
  const plain = page.querySelector(".search-static");
  try {
    await names().catch(texts);
  } catch (fault) {
    console.warn("search:", fault);
    plain.querySelector("p").textContent = words.failed;
    return;
  }
  plain.replaceWith(page.importNode(page.querySelector("#search-page").content, true));
  const form = page.querySelector(".search-form");
  form.querySelector(".search-filters").open = WIDE.matches;
  begin(form, page.title);
}

function begin(form, title) {
  const list = form.querySelector(".results");
  const field = form.elements.q;
  let state;
  const ask = inTurn(answers, {
    onBusy: (isBusy) => list.setAttribute("aria-busy", String(isBusy)),
    onAnswer: (found, asked) => show(form, found, asked.state),
    onFault: (sentence, asked) => showFault(form, sentence, asked.state.q),
  });
  const seek = (wanted, isTyped = false) => {
    state = wanted;
    document.title = state.q ? `${state.q} · ${title}` : title;
    frame(form, isAsked(state));
    ask({ state, isTyped });
  };
  const wish = (wanted) => {
    const address = addressOf(wanted);
    if (address !== location.href) history.pushState(null, "", address);
    seek(wanted);
  };
  const take = () => {
    seek(stateOf(location));
    fill(form, state);
  };
  field.addEventListener("input", () => {
    const wanted = { ...state, q: field.value.trim(), page: 1 };
    history.replaceState(null, "", addressOf(wanted));
    seek(wanted, true);
  });
  form.addEventListener("change", ({ target }) => target !== field && wish(wishOf(form)));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    wish({ ...state, q: field.value.trim(), page: 1 });
  });
  form.querySelector(".clear").addEventListener("click", () => {
    form.elements.code.checked = false;
    wish(widened(state));
    field.focus();
  });
  form.addEventListener("click", (event) => follow(event, () => {
    take();
    form.querySelector(".search-count").focus();
  }));
  addEventListener("popstate", take);
  take();
}

function fill(form, state) {
  form.elements.q.value = state.q;
  form.elements.code.checked = state.code;
  form.elements.deep.checked = state.deep;
  form.elements.sort.value = state.sort;
}

function frame(form, isBegun) {
  form.querySelector(".search-help").hidden = isBegun;
  for (const name of [".search-bar", ".search-filters"]) form.querySelector(name).hidden = !isBegun;
}

function isAsked(state) {
  return Boolean(state.q) || isNarrowed(state);
}

function follow(event, then) {
  const link = event.target.closest("a[data-here]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  history.pushState(null, "", link.href);
  then();
}

async function* answers({ state, isTyped }, isNewest) {
  if (isTyped) await pause(BRIEFLY);
  if (!isNewest()) return;
  const named = state.q ? await byName(state.q) : { groups: [], corrected: null };
  yield { named };
  if (!isAsked(state)) return;
  if (isTyped) await pause(AT_REST);
  if (isNewest()) yield { named, found: await inFull(state, named) };
}

async function byName(query) {
  try {
    return await (await names()).find(query, "page");
  } catch (fault) {
    console.warn("search:", fault);
    return null;
  }
}

async function inFull(state, named) {
  const query = named?.corrected;
  const papers = papersIn(named?.groups ?? []);
  const from = (state.page - 1) * PER_PAGE;
  try {
    const index = await texts();
    const isMended = Boolean(query) && !(await search(index, state.q, state)).total;
    const isCertain = Boolean(named?.groups.some(({ entries: [{ exact }] }) => exact >= HEAD));
    const found = await search(index, isMended ? query : state.q, state, { named: papers, isCertain });
    return { ...found, hits: await found.hits(from, from + PER_PAGE), isMended };
  } catch (fault) {
    if (!named?.groups.length) throw fault;
    console.warn("search:", fault);
    return { hits: papers, total: papers.length, counts: null, isMended: Boolean(query) };
  }
}

function search(index, query, { type, year, venue, topic, code, sort, deep }, known = {}) {
  const filters = { type, year, venue, topic, ...(code ? { code } : {}) };
  return index.search(query, { filters, sort: sort || "relevance", deep, ...known });
}

function firstOf(named, state) {
  const isPlain = !state.deep && !state.sort && state.page === 1 && !isNarrowed(state);
  return isPlain && !named?.corrected ? papersIn(named?.groups ?? []) : [];
}

function show(form, { named, found }, state) {
  const first = firstOf(named, state);
  if (found || !isAsked(state)) showInFull(form, { named, found, first }, state);
  else if (!named?.corrected) showFirst(form, named, first, state);
}

function showFirst(form, named, first, state) {
  const part = (name) => form.querySelector(name);
  showAbove(form, named, state);
  if (!first.length) return;
  showResults(part(".results"), first, state.q);
  part(".results").start = 1;
  part(".results").dataset.query = state.q;
  showCount(part(".search-count"), null);
  for (const name of [".search-said", ".search-note"]) part(name).replaceChildren();
  part(".search-pages").hidden = true;
  part(".search-filters").ariaBusy = "true";
}

function showInFull(form, { named, found, first }, state) {
  const part = (name) => form.querySelector(name);
  const { hits, total, counts, isMended, isDeep } = found ?? { hits: [], total: 0 };
  const query = isMended ? named.corrected : state.q;
  frame(form, isAsked(state));
  part(".search-filters").hidden = !counts;
  part(".search-filters").ariaBusy = "false";
  showAbove(form, named, state);
  showCount(part(".search-count"), found ? total : null);
  showResults(part(".results"), hits, query, first.length);
  part(".results").start = (state.page - 1) * PER_PAGE + 1;
  part(".results").dataset.query = state.q;
  showPages(part(".search-pages"), total, state);
  if (counts) showFilters(form, counts, state);
  const told = { total, query, counts, isMended, corrected: named?.corrected };
  part(".search-said").replaceChildren(...(found ? sentences(told, state) : []));
  part(".search-note").textContent = isDeep && !state.deep && total ? words.deepened : "";
}

function showAbove(form, named, state) {
  const groups = state.page === 1 && !isNarrowed(state) ? abovePapers(named?.groups ?? []) : [];
  showNames(form.querySelector(".search-names"), groups, named?.corrected ?? state.q);
}

function abovePapers(groups) {
  const papers = papersIn(groups);
  return groups.filter(({ entries }) => entries !== papers && !(entries[0].exact < papers[0]?.exact));
}

function sentences({ total, query, counts, isMended, corrected }, state) {
  const found = [];
  if (!total) found.push(query ? said(words.nothing, query) : words.nothingChosen);
  if (isMended) found.push(said(words.mended, query));
  else if (corrected) found.push(perhaps({ ...state, q: corrected, page: 1 }));
  if (!counts) found.push(words.unfiltered);
  return found.flatMap((sentence) => [sentence, " "]);
}

function perhaps(state) {
  const link = element("a", "", state.q);
  link.href = addressOf(state);
  link.dataset.here = "";
  return element("span", "", `${words.perhaps} `, link, "?");
}

function showFault(form, sentence, query) {
  const list = form.querySelector(".results");
  if (list.dataset.query !== query) list.replaceChildren();
  list.dataset.query = query;
  frame(form, false);
  form.querySelector(".search-said").textContent = sentence;
}
