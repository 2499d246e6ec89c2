// Words so frequent that looking them up costs more than reading the few pages which hold the others.

import { folded } from "./fold.js";

// With these a word has the same stem as without them.
const ENDINGS = /^(?:s|es|e|ed|d|ing|ings|y|ion|ions|ation|ations|ize|ized|ization|al|ive)?$/;

/** The stems of the words that fill parts of an index alone, each with the bytes that it takes. */
export function frequentIn(bundles) {
  const found = new Map();
  for (const { parts, frequent } of bundles) {
    for (const [number, size] of frequent) found.set(parts[number], (found.get(parts[number]) ?? 0) + size);
  }
  return found;
}

/** The frequent stem of a word; undefined where it has none. */
export function stemOf(word, frequent) {
  const text = folded(word);
  const lengths = Array.from(text, (_letter, at) => text.length - at);
  return lengths.map((length) => text.slice(0, length))
    .find((start) => frequent.has(start) && ENDINGS.test(text.slice(start.length)));
}

/** Those of the found pages whose texts hold words with all the stems, with their places. */
export async function holding(found, stems) {
  const read = await Promise.all(found.map(async (one) => {
    const { content } = await one.load();
    const words = content.split(/\s+/).map((word) => folded(word).replace(/^[^\p{L}\p{N}]+/u, ""));
    const places = stems.map((stem) => {
      const starts = [stem, stem.replace(/e$/, "ing"), stem.replace(/i$/, "y")]; // use, using; studi, study
      return [...words.keys()].filter((at) => starts.some((start) => words[at].startsWith(start)));
    });
    return places.every(({ length }) => length) ? { ...one, places: [...one.places, ...places.flat()] } : null;
  }));
  return read.filter(Boolean);
}
