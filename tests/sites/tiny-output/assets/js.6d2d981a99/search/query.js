
import { folded, isSlight, wordsIn } from "./fold.js";

const LONGEST = 400; // letters of a query that are read
const LONGEST_PART = 4; // letters of a word that may go on, though others follow it

export function read(text) {
  const query = text.slice(0, LONGEST);
  const words = wordsIn(query);
  const areSlight = words.every(isSlight);
  const isOpen = /[\p{L}\p{M}\p{N}]$/u.test(query);
  const tokens = words.map((word, n) => ({
    ...word,
    isRequired: areSlight || !isSlight(word),
    goesOn: isOpen && n === words.length - 1,
    isStart: word.forms[0].length >= LONGEST_PART || (isOpen && n === words.length - 1),
  }));
  return { text: query, tokens, phrases: phrasesIn(query, tokens) };
}

function phrasesIn(query, tokens) {
  const found = [];
  for (const { 0: whole, 1: text, index } of query.matchAll(/["“”„]([^"“”„]+)["“”„]/g)) {
    const quoted = tokens.filter(({ start }) => start > index && start < index + whole.length);
    for (const token of quoted) Object.assign(token, { isRequired: true, isStart: false });
    if (quoted.length) found.push({ text, tokens: quoted });
  }
  return found;
}

export function replaced({ text }, { start, end }, word) {
  return text.slice(0, start) + word + text.slice(end);
}

export function holds(texts, { forms, isStart }) {
  return texts.some((text) => wordsIn(text).some((word) => word.forms.some((it) => (
    forms.some((form) => it === form || (isStart && it.startsWith(form)))
  ))));
}

export function holdsPhrase(texts, phrase) {
  return texts.some((text) => spaced(text).includes(spaced(phrase)));
}

function spaced(text) {
  return ` ${wordsIn(text).map(({ start, end }) => folded(text.slice(start, end))).join(" ")} `;
}
