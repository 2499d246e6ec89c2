
const PATIENCE = 30_000; // milliseconds for an answer

export async function openTexts(folder) {
  const ask = asker(new Worker(new URL("./texts-worker.js", import.meta.url), { type: "module" }));
  await ask("open", String(folder));
  return {
    prepare: () => ask("prepare"),

    async search(query, { filters = {}, sort = "relevance", deep = false, named = [], isCertain = false } = {}) {
      const first = named.map(({ textRank, address }) => ({ rank: textRank, address }));
      const { set, ...found } = await ask("search", query, { filters, sort, deep, first, isCertain });
      return { ...found, hits: (from, to) => ask("hits", set, from, to) };
    },
  };
}

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
