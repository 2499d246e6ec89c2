
import { judgeOf } from "./exactness.js";
import { learn } from "./fold.js";

const STAR = "*";
const MOST_SHARDS = 8; // fetched for words that begin alike
const PATIENCE = 15_000; // milliseconds, for a file
const LONGEST_START = 3; // letters, behind which a star may stand in the index

export class Shards {
  constructor(folder) {
    this.folder = folder;
  }

  async open(cache = "default") {
    const directory = await fetched(new URL("index.json", this.folder), cache);
    if (directory.version === this.directory?.version) return;
    for (const { judged } of directory.kinds) judgeOf(judged); // a kind that is not known is told at once
    this.coming = new Map();
    this.files = new Map(Object.entries(directory.files ?? {}));
    this.directory = directory;
    learn(directory.folding);
  }

  file(name) {
    if (this.files.has(name)) return this.files.get(name);
    if (!this.coming.has(name)) this.coming.set(name, this.#fetched(name, this.files));
    return this.coming.get(name);
  }

  async #fetched(name, files) {
    try {
      const found = await fetched(new URL(`${this.directory.version}/${name}.json`, this.folder));
      files.set(name, found);
      return found;
    } finally {
      this.coming.delete(name);
    }
  }

  has(form) {
    return this.files.has(this.shardOf(form));
  }

  shardOf(form) {
    return `words/${this.#last(form)}`;
  }

  async matches(form, isStart) {
    const last = isStart ? this.#last(`${form}\uffff`) : this.#last(form);
    const first = Math.max(this.#last(form), 0);
    const isMuch = last - first >= MOST_SHARDS;
    const wanted = isMuch ? [first, Math.min(first + 1, last)] : range(first, last);
    const shards = await Promise.all(wanted.map((number) => this.file(`words/${number}`)));
    const found = new Map();
    const starred = form.length <= LONGEST_START ? form + STAR : null;
    for (const rows of shards) {
      for (let at = place(rows, form); at < rows.length && rows[at][0].startsWith(form); at += 1) {
        const [word] = rows[at];
        if (word === form) gather(found, rows[at], 1);
        else if (isStart && (!word.endsWith(STAR) || (isMuch && word === starred))) gather(found, rows[at], 0);
      }
    }
    return { found, isMuch };
  }

  async alike(form) {
    const uses = new Map();
    const { shards, ends = [] } = this.directory;
    const backwards = [...form].reverse().join("");
    const beside = ends.length ? [this.shardOf(form)] : shards.map((_word, number) => `words/${number}`);
    const rows = await Promise.all(beside.map((name) => this.file(name)));
    for (const [word, ...found] of rows.flat()) {
      if (!word.endsWith(STAR)) uses.set(word, Math.floor(Math.log2(found.length / 2)));
    }
    const ending = ends.length ? await this.file(`ends/${lastOf(ends, backwards)}`) : [];
    ending.forEach((words, power) => words.split(" ").forEach((word) => uses.set(word, power)));
    return [...uses.keys()].sort((a, b) => uses.get(b) - uses.get(a));
  }

  async entries(numbers) {
    return Promise.all(numbers.map((number) => this.#entry(number)));
  }

  kindOf(number) {
    let rest = number;
    for (const kind of this.directory.kinds) {
      if (rest < kind.count) return { kind, rest };
      rest -= kind.count;
    }
    throw new Error("The search index is damaged.");
  }

  async #entry(number) {
    const { kind: { name: kind, judged, block }, rest } = this.kindOf(number);
    const rows = await this.file(`${kind}/${Math.floor(rest / block)}`);
    const [title, about, address, ...others] = rows[rest % block];
    const textRank = judged === "title" ? others.shift() : undefined;
    const [standing = "", ...also] = others;
    return { number, kind, judged, title, about, address, standing, also, textRank };
  }

  #last(form) {
    return lastOf(this.directory.shards, form);
  }
}

function lastOf(words, form) {
  return Math.max(place(words.map((word) => [word]), form, true) - 1, 0);
}

function range(first, last) {
  return Array.from({ length: last - first + 1 }, (_, n) => first + n);
}

function place(rows, form, isPast = false) {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const [word] = rows[middle];
    if (word < form || (isPast && word === form)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function gather(found, row, isWhole) {
  let number = 0;
  for (let at = 1; at < row.length; at += 2) {
    number += row[at];
    const places = found.get(number);
    const entry = row[at + 1] * 2 + isWhole;
    if (places) places.push(entry);
    else found.set(number, [entry]);
  }
}

async function fetched(address, cache = "default") {
  const answer = await fetch(address, { cache, signal: AbortSignal.timeout(PATIENCE) });
  if (!answer.ok) throw new Error(`The search index could not be read: ${address.pathname} is missing.`);
  try {
    return await answer.json();
  } catch {
    if (cache === "default") return fetched(address, "reload"); // a cache may keep half a file
    throw new Error(`The search index could not be read: ${address.pathname} is broken.`);
  }
}
