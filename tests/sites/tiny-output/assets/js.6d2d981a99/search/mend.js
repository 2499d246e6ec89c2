
import { isSlight, wordsIn } from "./fold.js";
import { best, look, narrowed, textsOf } from "./lookup.js";
import { isNear, isNearStart } from "./near.js";
import { replaced } from "./query.js";

const MOST_WORDS = 10; // of a query that is mended
const MOST_SUSPECTS = 6;
const MOST_READ = 24; // entries whose texts are searched for a word that is near
const MOST_TRIED = 2; // words in place of one that is alone
const MOST_OF_RARE = 2; // entries that hold a word which may be a slip all the same

export async function* corrections(shards, query) {
  const required = query.tokens.filter((token) => token.isRequired);
  if (query.phrases.length || required.length > MOST_WORDS) return;
  const unknown = await unknownOf(shards, required);
  if (unknown.length > 1) return;
  const suspects = (unknown.length ? unknown : required.slice(0, MOST_SUSPECTS)).filter(isNoNumber);
  yield* await nearWhatOthersFind(shards, query, required, suspects);
  for (const token of suspects.filter(isRare).slice(0, 1)) {
    for (const word of await nearWords(shards, token)) yield replaced(query, token, word);
  }
  yield* joined(query);
}

function joined({ text, tokens }) {
  return tokens.slice(1, MOST_SUSPECTS).map(({ start }, n) => text.slice(0, tokens[n].end) + text.slice(start));
}

async function unknownOf(shards, tokens) {
  const isUnknown = ({ found }) => found?.size === 0;
  if (!tokens.some(isUnknown)) await Promise.all(tokens.map((token) => look(shards, token)));
  return tokens.filter(isUnknown);
}

function isNoNumber({ forms: [form] }) {
  return !/^\d+$/.test(form);
}

function isRare({ found }) {
  return found.size <= MOST_OF_RARE;
}

async function nearWhatOthersFind(shards, query, required, suspects) {
  const [whole, begun] = [new Set(), new Set()];
  let room = MOST_READ;
  for (const suspect of suspects) {
    const rest = required.filter((token) => token !== suspect);
    const { candidates } = rest.length ? await narrowed(shards, rest) : { candidates: [] };
    if (!candidates.size || candidates.size > room) continue;
    room -= candidates.size;
    for (const entry of await best(shards, candidates, () => MOST_READ)) {
      const texts = textsOf(entry);
      const word = firstIn(texts, ({ forms }) => forms.some((form) => isNear(suspect.forms[0], form)));
      const start = suspect.goesOn && !word && firstIn(texts, ({ forms }) => isNearStart(suspect.forms[0], forms[0]));
      if (word) whole.add(replaced(query, suspect, word));
      else if (start) begun.add(replaced(query, suspect, start));
    }
  }
  return new Set([...whole, ...begun]);
}

function firstIn(texts, isFit) {
  for (const text of texts) {
    const found = wordsIn(text).find(isFit);
    if (found) return text.slice(found.start, found.end);
  }
  return null;
}

async function nearWords(shards, { forms: [form] }) {
  const near = (await shards.alike(form)).filter((word) => isNear(form, word));
  return near.filter((word) => !isSlight({ forms: [word] })).slice(0, MOST_TRIED);
}
