// Searches the texts of papers, news and pages. The work is done in a worker, so that the page
// stays awake; nothing of it is fetched before `openTexts` is called.

const PATIENCE = 30_000; // milliseconds for an answer

/** The index of texts in a folder, by its full address, which ends with a slash. */
export async function openTexts(folder) {
  const ask = asker(new Worker(new URL("./texts-worker.js", import.meta.url), { type: "module" }));
  await ask("open", String(folder));
  return {
    /** Fetches what every search of abstracts needs. */
    prepare: () => ask("prepare"),

    /** What a query finds: `filters` are lists of values by facet (`code`: true), `sort` is
     * relevance, date or citations, `deep` asks for abstracts at once; `named` are the papers that
     * search by name found, which come first; `isCertain` says that it found what is called just
     * so, and abstracts need not be searched though there be few. */
    async search(query, { filters = {}, sort = "relevance", deep = false, named = [], isCertain = false } = {}) {
      const first = named.map(({ textRank, address }) => ({ rank: textRank, address }));
      const { set, ...found } = await ask("search", query, { filters, sort, deep, first, isCertain });
      return { ...found, hits: (from, to) => ask("hits", set, from, to) };
    },
  };
}

/** A function that sends the worker a request and waits for its answer. */
function asker(worker) {
  const waiting = new Map();
  let last = 0;
  let ended = "";
  const end = (words) => {
    ended = words;
    worker.terminate();
    for (const { reject } of waiting.values()) reject(new Error(words));
    waiting.clear();
  };
  worker.addEventListener("message", ({ data: { number, answer, fault } }) => {
    const { resolve, reject } = waiting.get(number) ?? {};
    waiting.delete(number);
    if (fault === undefined) resolve?.(answer);
    else reject?.(new Error(fault));
  });
  worker.addEventListener("error", (event) => {
    event.preventDefault();
    end("Search by text did not start.");
  });
  return (what, ...given) => new Promise((resolve, reject) => {
    if (ended) throw new Error(ended);
    const number = (last += 1);
    const patience = setTimeout(() => end("Search by text did not answer in time."), PATIENCE);
    const settled = (settle) => (value) => {
      clearTimeout(patience);
      settle(value);
    };
    waiting.set(number, { resolve: settled(resolve), reject: settled(reject) });
    worker.postMessage({ number, what, given });
  });
}
