// What a query may mean that finds nothing because of one slip of the keyboard.

import { wordsIn } from "./fold.js";
import { best, look, narrowed, textsOf } from "./lookup.js";
import { isNear, isNearStart } from "./near.js";
import { replaced } from "./query.js";

const MOST_WORDS = 10; // of a query that is mended
const MOST_SUSPECTS = 6;
const MOST_READ = 24; // entries whose texts are searched for a word that is near
const MOST_TRIED = 2; // words in place of one that is alone

/** The query with another word in place of one, as texts, the likeliest first. */
export async function* corrections(shards, query) {
  const required = query.tokens.filter((token) => token.isRequired);
  if (query.phrases.length || required.length > MOST_WORDS) return;
  const unknown = await unknownOf(shards, required);
  if (unknown.length > 1) return;
  const suspects = unknown.length ? unknown : required.slice(0, MOST_SUSPECTS);
  yield* await nearWhatOthersFind(shards, query, required, suspects);
  for (const token of unknown) {
    for (const word of await nearWords(shards, token)) yield replaced(query, token, word);
  }
  yield* joined(query);
}

/** The query with two words written as one: "fine tuning" may stand as "finetuning". */
function joined({ text, tokens }) {
  return tokens.slice(1, MOST_SUSPECTS).map(({ start }, n) => text.slice(0, tokens[n].end) + text.slice(start));
}

/** The tokens that nothing holds; where one is known already, the others are not looked up. */
async function unknownOf(shards, tokens) {
  const isUnknown = ({ found }) => found?.size === 0;
  if (!tokens.some(isUnknown)) await Promise.all(tokens.map((token) => look(shards, token)));
  return tokens.filter(isUnknown);
}

/** Leaves suspects out in turn: what the rest finds may hold a word that is near. */
async function nearWhatOthersFind(shards, query, required, suspects) {
  const found = new Set();
  let room = MOST_READ;
  for (const suspect of suspects) {
    const rest = required.filter((token) => token !== suspect);
    const { candidates } = rest.length ? await narrowed(shards, rest) : { candidates: [] };
    if (!candidates.size || candidates.size > room) continue;
    room -= candidates.size;
    for (const entry of await best(shards, candidates, allOf(shards))) {
      const word = nearIn(textsOf(entry), suspect);
      if (word) found.add(replaced(query, suspect, word));
    }
  }
  return found;
}

function allOf({ directory: { kinds } }) {
  return Object.fromEntries(kinds.map(([kind]) => [kind, MOST_READ]));
}

/** The first word of the texts that is near a token, as it is written. */
function nearIn(texts, token) {
  for (const text of texts) {
    const found = wordsIn(text).find(({ forms }) => forms.some((form) => isLike(token, form)));
    if (found) return text.slice(found.start, found.end);
  }
  return null;
}

function isLike({ forms: [form], goesOn }, word) {
  return isNear(form, word) || (goesOn && isNearStart(form, word));
}

/** Words near one that nothing holds: frequent ones first, then its neighbours in the index. */
async function nearWords(shards, token) {
  const [frequent, beside] = await Promise.all([shards.vocabulary(), shards.beside(token.forms[0])]);
  const near = [...frequent, ...beside].filter((word) => isNear(token.forms[0], word));
  return [...new Set(near)].slice(0, MOST_TRIED);
}
