
import { PARTS, exactness } from "./exactness.js";
import { lookUp } from "./lookup.js";
import { corrections } from "./mend.js";
import { read } from "./query.js";
import { BY_FIRST_AUTHOR } from "./rank.js";
import { Shards } from "./shards.js";

export async function openNames(folder) {
  const shards = new Shards(folder);
  await shards.open();
  return { kinds: shards.directory.kinds, find: (query, place) => find(shards, query, mostIn(place)) };
}

function mostIn(place) {
  return ({ name, most }) => {
    if (!(place in most)) throw new Error(`The search index does not tell how many ${name} show: ${place}.`);
    return most[place];
  };
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
  if (found.length) return { groups: grouped(shards, found, text, most), corrected: null };
  for await (const corrected of corrections(shards, query)) {
    const meant = await lookUp(shards, read(corrected), most);
    if (meant.length) return { groups: grouped(shards, meant, corrected, most), corrected };
  }
  return { groups: [], corrected: null };
}

function grouped({ directory: { kinds } }, found, query, most) {
  const judged = found.map((entry) => ({ ...entry, exact: judge(query, entry) }));
  const groups = kinds.map((kind) => ({
    kind: kind.name,
    label: kind.label,
    entries: judged.filter((entry) => entry.kind === kind.name)
      .sort((a, b) => b.exact - a.exact || a.number - b.number)
      .slice(0, most(kind)),
  }));
  return groups.filter(({ entries }) => entries.length)
    .sort((a, b) => b.entries[0].exact - a.entries[0].exact);
}

function judge(query, entry) {
  const exact = exactness(query, entry);
  return exact > PARTS ? exact : Math.min(Math.max(entry.rank, PARTS), BY_FIRST_AUTHOR);
}
