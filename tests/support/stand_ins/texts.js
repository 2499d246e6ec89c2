// Stands in for the full index: so many papers that there are several pages of them.

const TYPES = ["conference", "journal"];
const ALL = Array.from({ length: 45 }, (_, at) => ({
  address: at ? "papers/markup/" : "papers/engine/",
  title: at === 44 ? "<i>Text</i> & nothing else" : `The engine, part ${at + 1}`,
  about: `Lovelace · Memoirs ${1800 + at}`,
  standing: at === 1 ? "retracted" : "",
  excerpt: [{ text: "as told of the ", isMatch: false }, { text: "engine", isMatch: true }, { text: " itself", isMatch: false }],
  type: TYPES[at % 2],
  year: String(1800 + at),
}));

export async function openTexts() {
  if (globalThis.textless) throw new Error("no full index");
  return { search, prepare: async () => {} };
}

async function search(query, { filters, deep }) {
  await new Promise((done) => { setTimeout(done, globalThis.textWait ?? 0); });
  const fits = (it) => ["type", "year"].every((name) => !filters[name]?.length || filters[name].includes(it[name]))
    && it.title.toLowerCase().includes(query.toLowerCase());
  const found = ALL.filter(fits);
  const counts = { type: {}, year: {}, venue: { Memoirs: found.length }, topic: {}, code: { true: 3 } };
  for (const it of found) {
    for (const name of ["type", "year"]) counts[name][it[name]] = (counts[name][it[name]] ?? 0) + 1;
  }
  return { total: found.length, counts, isDeep: deep, hits: async (from, to) => found.slice(from, to) };
}
