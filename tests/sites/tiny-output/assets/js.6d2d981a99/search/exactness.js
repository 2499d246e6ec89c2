
import { isSlight, wordsIn } from "./fold.js";

export const WHOLE = 8; // the whole title or name
export const REORDERED = 7; // the whole name, in another order
export const HEAD = 6; // what stands before the colon
export const BEGINS = 5; // the title begins with it; for names: they hold its words
export const BEGINS_SO = 4; // the same, with a word that is not complete
export const PHRASE = 3; // it stands in the title
export const WORDS = 2; // all words do
export const PARTS = 1; // some do

const JUDGES = { title: ofTitle, name: ofName, tie: ofTie };

export function exactness(query, { judged, title, also = [] }) {
  const asked = read(query);
  const judge = judgeOf(judged);
  return asked.words.length ? Math.max(...[title, ...also].map((text) => judge(asked, text))) : 0;
}

export function judgeOf(judged) {
  if (!(judged in JUDGES)) throw new Error(`Search has nothing that judges “${judged}”.`);
  return JUDGES[judged];
}

function read(text) {
  const words = wordsIn(text);
  const weighty = words.filter((word) => !isSlight(word));
  const spelled = (n) => words.map(({ forms }) => forms[n] ?? forms[0]);
  return { all: words, words: weighty.length ? weighty : words, spelled: [spelled(0), spelled(1)] };
}

function ofTitle(asked, title) {
  const text = read(title);
  if (isEqual(asked, text)) return WHOLE;
  const colon = title.search(/[:：]/);
  if (colon > 0 && isEqual(asked, read(title.slice(0, colon)))) return HEAD;
  let best = hasAll(asked, text) ? WORDS : PARTS;
  for (const [n, query] of asked.spelled.entries()) {
    const [phrase, words] = [` ${query.join(" ")}`, ` ${text.spelled[n].join(" ")} `];
    if (words.startsWith(`${phrase} `)) return BEGINS;
    if (words.startsWith(phrase)) best = Math.max(best, BEGINS_SO);
    if (words.includes(`${phrase} `)) best = Math.max(best, PHRASE);
  }
  return best;
}

function ofName(asked, name) {
  const text = read(name);
  if (isEqual(asked, text)) return WHOLE;
  const isBegun = areBegun(asked.words, text);
  if (!hasAll(asked, text)) return isBegun ? BEGINS_SO : PARTS;
  const withInitials = areBegun(asked.all, text) ? 0.5 : 0;
  const asLong = asked.all.length === text.all.length ? 0.25 : 0;
  return withInitials + asLong + (asked.words.length === text.words.length ? REORDERED : BEGINS);
}

function ofTie(asked, name) {
  return areBegun(asked.all, read(name)) ? ofName(asked, name) : Math.min(ofName(asked, name), PARTS);
}

function areBegun(words, { all }) {
  return words.every(({ forms: [form] }) => (
    all.some((word) => word.forms.some((it) => it.startsWith(form)))
  ));
}

function isEqual(one, other) {
  return one.spelled.some((words) => {
    return other.spelled.some((others) => words.join("") === others.join(""));
  });
}

function hasAll(asked, text) {
  return asked.words.every(({ forms }) => {
    return text.words.some((word) => word.forms.some((form) => forms.includes(form)));
  });
}
