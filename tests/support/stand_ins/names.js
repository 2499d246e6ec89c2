// Stands in for the names of a site: a short list, and answers that tests can hold up.

const LABELS = { people: "People", papers: "Papers", venues: "Venues" };
const ENTRIES = [
  ["people", "authors/mary/", "Mary Somerville", "Royal Institution · 3 papers"],
  ["people", "authors/ada/", "Ada Lovelace", "2 papers"],
  ["people", "names/maryam/", "مريم الحسيني", "1 paper"],
  ["papers", "papers/engine/", "Sketch of the Analytical Engine", "Lovelace · Taylor's Memoirs 1843"],
  ["papers", "papers/physical/", "On the Connexion of the Physical Sciences", "Somerville · 1834", "retracted"],
  ["papers", "papers/markup/", "<b>Marked</b> & <script>alert(1)</script>", "Somerville, Lovelace · 1840"],
  ["papers", "papers/long/", "A title that goes on and on, ".repeat(12), "Somerville · 1851"],
  ["venues", "venues/taylors-memoirs/", "Taylor's Scientific Memoirs", "2 papers"],
].map(([kind, address, title, about, standing = ""]) => ({ kind, address, title, about, standing, exact: 0 }));

export async function openNames(folder) {
  if (globalThis.failing) throw new Error("no index");
  await fetch(new URL("index.json", folder)).catch(() => {});
  return { kinds: [], find };
}

async function find(query) {
  const wait = globalThis.waits?.[query] ?? 0;
  await new Promise((done) => { setTimeout(done, wait); });
  if (globalThis.failing) throw new Error("no shard");
  const corrected = query === "enigne" ? "engine" : null;
  const wanted = (corrected ?? query).toLowerCase();
  const groups = Object.entries(LABELS).map(([kind, label]) => ({
    kind,
    label,
    entries: ENTRIES.filter((it) => it.kind === kind && `${it.title} ${it.about}`.toLowerCase().includes(wanted)).map((it) => ({ ...it, exact: Number(it.title.toLowerCase().startsWith(wanted)) })),
  })).filter(({ entries }) => entries.length);
  return { groups, corrected };
}
