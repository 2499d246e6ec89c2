
const LENGTH = 32; // words
const BEFORE = 4; // of them before the first that was sought

export function excerptOf({ content, anchors }, places) {
  const start = anchors.find(({ id }) => id === "text")?.location;
  if (start === undefined) return [];
  const words = content.split(/\s+/);
  const found = [...new Set(places)].filter((place) => place >= start).sort((a, b) => a - b);
  const from = Math.max(start, Math.min(densest(found, start) - BEFORE, words.length - LENGTH));
  const to = Math.min(from + LENGTH, words.length);
  const parts = from > start ? [{ text: "… ", isMatch: false }] : [];
  for (let at = from; at < to; at += 1) {
    const isMatch = found.includes(at);
    if (parts.length && parts.at(-1).isMatch === isMatch) parts.at(-1).text += words[at];
    else parts.push({ text: words[at], isMatch });
    if (at + 1 < to) {
      if (!isMatch) parts.at(-1).text += " ";
      else parts.push({ text: " ", isMatch: false });
    }
  }
  return to < words.length ? [...parts, { text: " …", isMatch: false }] : parts;
}

function densest(places, start) {
  let [best, most] = [start, 0];
  for (const place of places) {
    const number = places.filter((it) => it >= place && it < place + LENGTH - BEFORE).length;
    if (number > most) [best, most] = [place, number];
  }
  return best;
}
