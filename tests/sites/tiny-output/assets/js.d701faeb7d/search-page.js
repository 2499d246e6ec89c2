// The page of search: words and choices in its form and its address, and all that fits them.

import { HEAD } from "./exactness.js";
import { element, names, said, texts, wordsIn } from "./search-parts.js";
import { showFilters } from "./search-filters.js";
import { PER_PAGE, showCount, showNames, showPages, showResults } from "./search-results.js";
import { addressOf, isNarrowed, stateOf, widened, wishOf } from "./search-state.js";
import { inTurn, pause } from "./search-turns.js";

const MOST = { people: 4, papers: PER_PAGE, venues: 4, topics: 4, institutions: 4 };
const AT_REST = 150; // milliseconds after the last key
const WIDE = matchMedia("(width >= 60rem)"); // where filters stand beside the results

/** Puts the form in place of what the page says without it, once search works. */
export async function beginPage(page) {
  const words = wordsIn(page);
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
  begin(form, words, page.title);
}

function begin(form, words, title) {
  const list = form.querySelector(".results");
  const field = form.elements.q;
  let state;
  const ask = inTurn(answers, {
    onBusy: (isBusy) => list.setAttribute("aria-busy", String(isBusy)),
    onAnswer: (found, asked) => show(form, found, asked.state, words),
    onFault: (kind, asked) => showFault(form, words[kind], asked.state.q),
  });
  const seek = (wanted, isTyped = false) => {
    state = wanted;
    document.title = state.q ? `${state.q} · ${title}` : title;
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

/** Puts what an address asks for into the form; filters are filled with their values. */
function fill(form, state) {
  form.elements.q.value = state.q;
  form.elements.code.checked = state.code;
  form.elements.deep.checked = state.deep;
  form.elements.sort.value = state.sort;
}

/** Follows a link to another state of this very page without loading it again. */
function follow(event, then) {
  const link = event.target.closest("a[data-here]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  history.pushState(null, "", link.href);
  then();
}

/** First what is called so, then all that holds the words. */
async function* answers({ state, isTyped }, isNewest) {
  const isAsked = Boolean(state.q) || isNarrowed(state);
  if (isAsked && isTyped) await pause(AT_REST);
  if (!isNewest()) return;
  const named = state.q ? await byName(state.q) : { groups: [], corrected: null };
  yield { isAsked, named };
  if (isAsked) yield { isAsked, named, found: await inFull(state, named) };
}

/** What titles and names give; null where they cannot be asked. */
async function byName(query) {
  try {
    return await (await names()).find(query, { most: MOST });
  } catch (fault) {
    console.warn("search:", fault);
    return null;
  }
}

/** One page of what the full index gives, the papers found by name first; without that index,
 * these alone. */
async function inFull(state, named) {
  const query = named?.corrected;
  const papers = named?.groups.find(({ kind }) => kind === "papers")?.entries ?? [];
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

function show(form, { isAsked, named, found }, state, words) {
  const part = (name) => form.querySelector(name);
  const corrected = named?.corrected;
  const groups = state.page === 1 && !isNarrowed(state) ? abovePapers(named?.groups ?? []) : [];
  part(".search-help").hidden = isAsked;
  showNames(part(".search-names"), groups, corrected ?? state.q, words);
  if (isAsked && !found) return;
  const { hits, total, counts, isMended, isDeep } = found ?? { hits: [], total: 0 };
  const query = isMended ? corrected : state.q;
  for (const name of [".search-bar", ".search-filters"]) part(name).hidden = !counts;
  part(".search-bar").hidden = !isAsked;
  showCount(part(".search-count"), isAsked ? total : null, words);
  showResults(part(".results"), hits, query, words);
  part(".results").start = (state.page - 1) * PER_PAGE + 1;
  part(".results").dataset.query = state.q;
  showPages(part(".search-pages"), total, state, words);
  if (counts) showFilters(form, counts, state, words);
  const told = { isAsked, total, query, counts, isMended, isDeepened: isDeep && !state.deep, corrected };
  part(".search-said").replaceChildren(...sentences(told, state, words));
}

/** The other groups, where they answer as exactly as the best paper does. */
function abovePapers(groups) {
  const papers = groups.find(({ kind }) => kind === "papers");
  return groups.filter((it) => it !== papers && !(it.entries[0].exact < papers?.entries[0].exact));
}

/** What a reader should know of the answer: that it is another, wider, or empty. */
function sentences({ isAsked, total, query, counts, isMended, isDeepened, corrected }, state, words) {
  const found = [];
  if (!isAsked) return found;
  if (!total) found.push(query ? said(words.nothing, query) : words.nothingChosen);
  if (isMended) found.push(said(words.mended, query));
  else if (corrected) found.push(perhaps({ ...state, q: corrected, page: 1 }, words));
  if (isDeepened && total) found.push(words.deepened);
  if (!counts) found.push(words.unfiltered);
  return found.flatMap((sentence) => [sentence, " "]);
}

function perhaps(state, words) {
  const link = element("a", "", state.q);
  link.href = addressOf(state);
  link.dataset.here = "";
  return element("span", "", `${words.perhaps} `, link, "?");
}

/** Says what went wrong, in place of what answered another query. */
function showFault(form, sentence, query) {
  const list = form.querySelector(".results");
  if (list.dataset.query !== query) list.replaceChildren();
  list.dataset.query = query;
  form.querySelector(".search-said").textContent = sentence;
  form.querySelector(".search-help").hidden = false;
}
