
import { PARTS, exactness } from "./exactness.js";
import { lookUp } from "./lookup.js";
import { corrections } from "./mend.js";
import { read } from "./query.js";
import { BY_FIRST_AUTHOR } from "./rank.js";
import { Shards } from "./shards.js";

const MOST = { people: 4, papers: 8, venues: 2, topics: 2, institutions: 2 };

export async function openNames(folder) {
  const shards = new Shards(folder);
  await shards.open();
  return { find: (query, { most = MOST } = {}) => find(shards, query, most) };
}

async function find(shards, query, most) {
  const { version } = shards.directory;
  try {
    return await answer(shards, query, most);
  } catch (fault) {
    if (shards.directory.version === version) await shards.open("reload");
    if (shards.directory.version === version) throw fault;
    return answer(shards, query, most);
  }
}

async function answer(shards, text, most) {
  const query = read(text);
  if (!query.tokens.length) return { groups: [], corrected: null };
  const found = await lookUp(shards, query, most);
  if (found.length) return { groups: grouped(found, text, most), corrected: null };
  for await (const corrected of corrections(shards, query)) {
    const meant = await lookUp(shards, read(corrected), most);
    if (meant.length) return { groups: grouped(meant, corrected, most), corrected };
  }
  return { groups: [], corrected: null };
}

function grouped(found, query, most) {
  const judged = found.map((entry) => ({ ...entry, exact: judge(query, entry) }));
  const groups = Object.keys(MOST).map((kind) => ({
    kind,
    entries: judged.filter((entry) => entry.kind === kind)
      .sort((a, b) => b.exact - a.exact || a.number - b.number)
      .slice(0, most[kind] ?? 0),
  }));
  return groups.filter(({ entries }) => entries.length)
    .sort((a, b) => b.entries[0].exact - a.entries[0].exact);
}

function judge(query, entry) {
  const exact = exactness(query, entry);
  return exact > PARTS ? exact : Math.min(Math.max(entry.rank, PARTS), BY_FIRST_AUTHOR);
}
