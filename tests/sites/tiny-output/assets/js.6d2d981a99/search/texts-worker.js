
import { TextSearch } from "./text-search.js";

const KEPT = 8; // results whose hits may still be asked for
const results = new Map();
let search = null;
let last = 0;

const answers = {
  async open(folder) {
    search = new TextSearch(folder);
    await search.open();
  },
  prepare() {
    return search.prepare();
  },
  async search(query, wish) {
    const { hits, ...found } = await search.search(query, wish);
    results.set((last += 1), hits);
    results.delete(last - KEPT);
    return { ...found, set: last };
  },
  hits(set, from, to) {
    if (!results.has(set)) throw new Error("Newer results took the place of these.");
    return results.get(set)(from, to);
  },
};

let before = Promise.resolve();
addEventListener("message", ({ data }) => {
  before = before.then(() => reply(data));
});

async function reply({ number, what, given }) {
  try {
    postMessage({ number, answer: await answers[what](...given) });
  } catch (fault) {
    postMessage({ number, fault: fault.message });
  }
}
