
import { folded } from "./fold.js";

const ENDINGS = /^(?:s|es|e|ed|d|ing|ings|y|ion|ions|ation|ations|ize|ized|ization|al|ive)?$/;

export function frequentIn(bundles) {
  const found = new Map();
  for (const { parts, frequent } of bundles) {
    for (const [number, size] of frequent) found.set(parts[number], (found.get(parts[number]) ?? 0) + size);
  }
  return found;
}

export function stemOf(word, frequent) {
  const text = folded(word);
  const lengths = Array.from(text, (_letter, at) => text.length - at);
  return lengths.map((length) => text.slice(0, length))
    .find((start) => frequent.has(start) && ENDINGS.test(text.slice(start.length)));
}

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
