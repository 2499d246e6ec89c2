
import { holds, holdsPhrase } from "./query.js";
import { rankOfName, rankOfPaper, shiftOf } from "./rank.js";

const FEW = 12; // entries whose texts are read rather than further words looked up
const AT_ONCE = 3; // words looked up together
const SPARE = 1.5; // how many more are fetched than shown, because texts say more than places

export async function lookUp(shards, query, most) {
  const quoted = query.phrases.flatMap(({ tokens }) => tokens);
  const required = query.tokens.filter((token) => token.isRequired);
  const { candidates, left } = await narrowed(shards, required, quoted);
  const isHeld = (entry) => query.phrases.every(({ text }) => holdsPhrase(textsOf(entry), text));
  if (candidates.size > FEW) await noteSlight(shards, query, candidates);
  const entries = (await best(shards, withPhrases(shards, candidates, query), most)).filter(isHeld);
  if (!left.length) return entries;
  const full = entries.filter((entry) => left.every((token) => holds(textsOf(entry), token)));
  if (full.length) return full;
  const rest = await narrowedBy(shards, candidates, left);
  return (await best(shards, rest, most)).filter(isHeld);
}

export async function narrowed(shards, tokens, first = []) {
  const isAtHand = (token) => first.includes(token) || token.forms.every((form) => shards.has(form));
  let candidates = null;
  let left = [...tokens].sort((a, b) => (
    isAtHand(b) - isAtHand(a) || b.forms[0].length - a.forms[0].length
  ));
  for (;;) {
    const isMany = !candidates || candidates.size > FEW;
    const next = left.filter((token) => isMany || isAtHand(token)).slice(0, AT_ONCE);
    if (!next.length) return { candidates, left: candidates.size ? left : [] };
    left = left.filter((token) => !next.includes(token));
    candidates = await narrowedBy(shards, candidates, next);
  }
}

async function narrowedBy(shards, candidates, tokens) {
  await Promise.all(tokens.map((token) => look(shards, token)));
  let kept = candidates;
  for (const token of tokens) kept = kept ? intersected(kept, token) : begun(token);
  return kept;
}

export async function look(shards, token) {
  token.matches ??= Promise.all(token.forms.map((form) => shards.matches(form, token.isStart)));
  const [first, ...others] = await token.matches;
  const found = new Map(first.found);
  for (const other of others) {
    for (const [number, places] of other.found) {
      found.set(number, [...(found.get(number) ?? []), ...places]);
    }
  }
  Object.assign(token, { found, isMuch: [first, ...others].some(({ isMuch }) => isMuch) });
  return found;
}

function begun(token) {
  return new Map([...token.found].map(([number, places]) => [number, [{ token, places }]]));
}

function intersected(candidates, token) {
  const kept = new Map();
  for (const [number, found] of candidates) {
    const places = token.found.get(number);
    if (places) kept.set(number, [...found, { token, places }]);
  }
  return kept.size || !token.isMuch ? kept : candidates;
}

async function noteSlight(shards, { tokens }, candidates) {
  const slight = tokens.filter((token) => !token.isRequired).slice(0, AT_ONCE);
  await Promise.all(slight.map((token) => look(shards, token)));
  for (const [number, found] of candidates) {
    for (const token of slight) found.push({ token, places: token.found.get(number) ?? [] });
  }
}

function withPhrases(shards, candidates, { phrases }) {
  if (!phrases.length) return candidates;
  return new Map([...candidates].filter(([number, found]) => (
    shards.kindOf(number).kind.judged !== "title"
    || phrases.every(({ tokens }) => shiftOf(found.filter(({ token }) => tokens.includes(token))) !== null)
  )));
}

export async function best(shards, candidates, most) {
  const byKind = new Map();
  for (const [number, found] of candidates) {
    const { kind } = shards.kindOf(number);
    found.sort((a, b) => a.token.at - b.token.at);
    const rank = kind.judged === "title" ? rankOfPaper(found) : rankOfName(found);
    if (!byKind.has(kind)) byKind.set(kind, []);
    byKind.get(kind).push({ number, rank });
  }
  const chosen = [...byKind].flatMap(([kind, found]) => (
    found.sort((a, b) => b.rank - a.rank || a.number - b.number)
      .slice(0, Math.ceil(most(kind) * SPARE))
  ));
  const entries = await shards.entries(chosen.map(({ number }) => number));
  return entries.map((entry, n) => ({ ...entry, rank: chosen[n].rank }));
}

export function textsOf({ title, about, also }) {
  return [title, about, ...also];
}
