
import { frequentIn, holding, stemOf } from "./text-frequent.js";
import { writtenOut } from "./text-pages.js";

const PATIENCE = 15_000; // milliseconds for a file
const plainFetch = globalThis.fetch;
const OF_PAGES = /pagefind\.all\.pf_meta$/;
const PAGE = 900; // bytes that it takes to read a page
let pagefind = null;
let faults = [];
const told = new Map();

export async function loadProgram(program) {
  console.error = (words) => faults.push(words);
  globalThis.fetch = fetchWith(program);
  pagefind ??= await explained(() => import(`${program}pagefind.js`));
}

function fetchWith(program) {
  const shared = new Map();
  return async (address, options) => {
    const name = /wasm\.\w+\.pagefind$/.exec(address)?.[0];
    if (shared.has(name)) return shared.get(name).clone();
    const signal = AbortSignal.timeout(PATIENCE);
    if (OF_PAGES.test(address)) return new Response(writtenOut(await toldOf(address.replace(OF_PAGES, ""))));
    const answer = await plainFetch(name ? program + name : address, { signal, ...options });
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
    if (name) shared.set(name, answer.clone());
    return answer;
  };
}

export function toldOf(folder) {
  if (!told.has(folder)) told.set(folder, fetchTold(folder));
  return told.get(folder);
}

async function fetchTold(folder) {
  try {
    const answer = await plainFetch(`${folder}pages.json`, { signal: AbortSignal.timeout(PATIENCE) });
    if (!answer.ok) throw new Error(`${folder}: ${answer.status}`);
    return await answer.json();
  } catch (fault) {
    told.delete(folder);
    throw fault;
  }
}

export class TextBundle {
  constructor([first, ...others], ranking) {
    const how = { ranking, metaCacheTag: "" };
    this.instance = pagefind.createInstance({ basePath: first, ...how });
    this.isWhole = Promise.all(others.map((folder) => this.instance.mergeIndex(folder, how)));
    this.frequent = Promise.all([first, ...others].map(toldOf)).then(frequentIn);
    this.frequent.catch(() => {}); // told when something is sought
  }

  async find(query) {
    await explained(() => this.isWhole);
    const [terms, phrases] = termsOf(query);
    const frequent = await explained(() => this.frequent);
    const bytesOf = (term) => frequent.get(stemOf(term, frequent)) ?? 0;
    const inOrder = [...terms].sort((a, b) => bytesOf(a) - bytesOf(b));
    for (let many = Math.max(terms.filter((term) => !bytesOf(term)).length, 1); many < terms.length; many += 1) {
      const left = inOrder.slice(many);
      const found = await this.#find(inOrder.slice(0, many), phrases);
      const bytes = left.reduce((sum, term) => sum + bytesOf(term), 0);
      if (found.length * PAGE <= bytes) return holding(found, left.map((term) => stemOf(term, frequent)));
    }
    return this.#find(terms, phrases);
  }

  async #find(terms, phrases) {
    const searches = [...(terms.length || !phrases.length ? [terms.join(" ") || null] : []), ...phrases];
    const found = await explained(() => Promise.all(searches.map((term) => this.instance.search(term))));
    const [first, ...others] = found.map(({ results }) => results);
    const held = others.map((results) => new Set(results.map(({ id }) => id)));
    return first.filter(({ id }) => held.every((ids) => ids.has(id))).map((result) => ({
      rank: Number(result.id),
      places: result.words,
      load: () => explained(() => result.data()),
    }));
  }
}

function termsOf({ text, tokens, phrases }) {
  const spaced = phrases.filter((phrase) => !phrase.tokens.some(({ isPair }) => isPair));
  const quoted = new Set(spaced.flatMap((phrase) => phrase.tokens));
  const free = tokens.filter((token) => token.isRequired && !quoted.has(token));
  return [
    free.map(({ isPair, forms: [form], start, end }) => (isPair ? form : text.slice(start, end))),
    spaced.map((phrase) => `"${phrase.text}"`),
  ];
}

async function explained(work) {
  faults = [];
  const answer = await work().catch((fault) => faults.push(fault.message));
  if (faults.length) throw new Error(`Search by text is not complete: ${faults[0]}`);
  return answer;
}
