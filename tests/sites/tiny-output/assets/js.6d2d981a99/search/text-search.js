
import { HEAD, exactness } from "./exactness.js";
import { excerptOf } from "./excerpt.js";
import { Facets } from "./facets.js";
import { learn } from "./fold.js";
import { read } from "./query.js";
import { TextBundle, loadProgram, toldOf } from "./text-bundle.js";

const FEW = 5; // with fewer results than these, abstracts are searched too
const JUDGED = 20; // how many of the first results are put in order by their titles
const DIRECTORY = "texts.json";

export class TextSearch {
  constructor(folder) {
    this.folder = folder;
  }

  async open(cache = "no-cache") {
    const directory = await fetchJson(this.folder + DIRECTORY, cache);
    const facets = await fetchJson(this.folder + directory.facets);
    learn(directory.folding);
    this.facets = new Facets(facets, directory.count);
    this.bundles = {};
    this.directory = directory;
    if (!directory.count) return;
    for (const part of directory.abstracts) toldOf(this.folder + part).catch(() => {}); // told when sought
    await loadProgram(`${this.folder}${directory.program}`);
  }

  async prepare() {
    await this.find(read(""), true);
  }

  async search(query, wish) {
    try {
      return await this.answer(query, wish);
    } catch {
      await this.open("reload");
      return this.answer(query, wish);
    }
  }

  async answer(query, { filters, sort, deep, first = [], isCertain = false }) {
    const asked = read(query);
    let isDeep = deep;
    let found = await this.find(asked, isDeep);
    if (!isDeep && !isCertain && asked.tokens.length && Math.max(found.length, first.length) < FEW) {
      const more = await this.find(asked, true);
      isDeep = more.length > found.length;
      if (isDeep) found = more;
    }
    found = await this.withFirst(first, found, isDeep);
    const kept = found.filter(({ rank }) => this.facets.fits(rank, filters));
    const byRelevance = sort === "relevance" && asked.tokens.length > 0;
    if (!byRelevance) kept.sort(this.facets.order(sort));
    const ordered = byRelevance ? await bestFirst(kept, query, first) : kept;
    return {
      total: kept.length,
      counts: this.facets.counts(found.map(({ rank }) => rank), filters),
      isDeep,
      hits: (from, to) => Promise.all(ordered.slice(from, to).map(hitOf)),
    };
  }

  async withFirst(first, found, isDeep) {
    if (!first.length) return found;
    const byRank = new Map(found.map((one) => [one.rank, one]));
    const all = first.every(({ rank }) => byRank.has(rank)) ? [] : await this.find(read(""), isDeep);
    for (const one of all) if (!byRank.has(one.rank)) byRank.set(one.rank, { ...one, places: [] });
    const named = await Promise.all(first.map(async ({ rank, address }) => {
      const one = byRank.get(rank);
      return one && addressOf(await one.load()) === address ? one : null;
    }));
    return [...new Set([...named.filter(Boolean), ...found])];
  }

  async find(asked, isDeep) {
    if (!this.directory.count) return [];
    const name = isDeep ? "abstracts" : "papers";
    const { ranking, [name]: parts } = this.directory;
    this.bundles[name] ??= new TextBundle(parts.map((part) => this.folder + part), ranking);
    try {
      return await this.bundles[name].find(asked);
    } catch (fault) {
      delete this.bundles[name];
      throw fault;
    }
  }
}

async function bestFirst(found, query, named) {
  const ranks = new Set(named.map(({ rank }) => rank));
  const judged = await Promise.all(found.slice(0, JUDGED).map(async (one) => {
    const { meta } = await one.load();
    const exact = exactness(query, { judged: "title", title: meta.title });
    return { one, exact, isFirst: ranks.has(one.rank) || exact >= HEAD };
  }));
  judged.sort((a, b) => b.isFirst - a.isFirst || b.exact - a.exact);
  return [...judged.map(({ one }) => one), ...found.slice(JUDGED)];
}

async function hitOf({ load, places }) {
  const page = await load();
  const { title, about = "", standing = "" } = page.meta;
  return { address: addressOf(page), title, about, standing, excerpt: excerptOf(page, places) };
}

function addressOf({ raw_url: path }) {
  return path.replace(/^\//, "").replace(/\.html$/, "/");
}

async function fetchJson(address, cache = "default") {
  let answer;
  try {
    answer = await fetch(address, { cache });
    if (answer.ok) return await answer.json();
  } catch {
  }
  throw new Error(`Search by text is not complete: ${address} cannot be read.`);
}
