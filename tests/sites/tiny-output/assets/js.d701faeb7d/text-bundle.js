// Pagefind's bundles: the one place that knows how its script is used.

const PATIENCE = 15_000; // milliseconds for a file
const plainFetch = globalThis.fetch;
let pagefind = null;
let faults = [];

/** Loads the script that reads bundles; `program` is the folder where it stands. */
export async function loadProgram(program) {
  // Pagefind tells the console alone what it cannot load, and answers without it.
  console.error = (words) => faults.push(words);
  globalThis.fetch = fetchWith(program);
  pagefind ??= await explained(() => import(`${program}pagefind.js`));
}

/** Fetches as ever, but what is not there is a fault, and the program that all bundles share is
 * fetched once, from beside the script. */
function fetchWith(program) {
  const shared = new Map();
  return async (address, options) => {
    const name = /wasm\.\w+\.pagefind$/.exec(address)?.[0];
    if (shared.has(name)) return shared.get(name).clone();
    const signal = AbortSignal.timeout(PATIENCE);
    const answer = await plainFetch(name ? program + name : address, { signal, ...options });
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
    if (name) shared.set(name, answer.clone());
    return answer;
  };
}

/** A bundle, which may be cut into several folders. */
export class TextBundle {
  constructor([first, ...others], ranking) {
    // A bundle's folder is named by what it holds: its files never change.
    const how = { ranking, metaCacheTag: "" };
    this.instance = pagefind.createInstance({ basePath: first, ...how });
    this.isWhole = Promise.all(others.map((folder) => this.instance.mergeIndex(folder, how)));
  }

  /** What a query finds, best first, as [{rank, places, load}]: all pages, where it is empty. */
  async find(query) {
    await explained(() => this.isWhole);
    const [terms, phrases] = termsOf(query);
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

/** The words to be found anywhere, and the quoted phrases, as Pagefind takes them. Pairs of
 * letters, in scripts without spaces, are words. */
function termsOf({ text, tokens, phrases }) {
  const spaced = phrases.filter((phrase) => !phrase.tokens.some(({ isPair }) => isPair));
  const quoted = new Set(spaced.flatMap((phrase) => phrase.tokens));
  const free = tokens.filter((token) => token.isRequired && !quoted.has(token));
  return [
    free.map(({ isPair, forms: [form], start, end }) => (isPair ? form : text.slice(start, end))),
    spaced.map((phrase) => `"${phrase.text}"`),
  ];
}

/** What the work gives, if nothing went wrong in it that Pagefind passed over. */
async function explained(work) {
  faults = [];
  const answer = await work().catch((fault) => faults.push(fault.message));
  if (faults.length) throw new Error(`Search by text is not complete: ${faults[0]}`);
  return answer;
}
