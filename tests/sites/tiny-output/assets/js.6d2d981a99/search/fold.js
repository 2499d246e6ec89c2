
let table = null;
let signs = null;

export function learn(given) {
  const { marks, within, hyphens, unspaced } = given;
  table = { ...given, stop: new Set(given.stop.split(" ")) };
  signs = {
    marks: new RegExp(`[${marks}]`, "gu"),
    within: new RegExp(`[${within}]`, "gu"),
    unspaced: new RegExp(`[${unspaced}]`, "u"),
    hyphens: new RegExp(`[${hyphens}]`, "u"),
    words: new RegExp(
      `[${unspaced}]+|${part(given)}(?:[${hyphens}]${part(given)})*`,
      "gu",
    ),
  };
}

learn({
  letters: {}, also: {}, marks: "\\u0300-\\u036f", within: "'\\u2019", hyphens: "\\-", unspaced: "\\u3040-\\u30ff\\u4e00-\\u9fff", stop: "",
});

function part({ within, unspaced }) {
  const letter = `(?![${unspaced}${within}])[\\p{L}\\p{M}\\p{N}]`;
  return `${letter}(?:${letter}|[${within}])*`;
}

export function folded(word) {
  const plain = word.replace(signs.within, "").normalize("NFKD").toLowerCase();
  return replaced(plain.replace(signs.marks, ""), table.letters).normalize("NFC");
}

export function spellings(word) {
  const composed = word.toLowerCase().normalize("NFC");
  const found = new Set([folded(word), folded(replaced(composed, table.also))]);
  return [...found].filter(Boolean);
}

function replaced(text, letters) {
  let made = "";
  for (const letter of text) made += letters[letter] ?? letter;
  return made;
}

export function wordsIn(text) {
  const found = [];
  for (const { 0: whole, index } of text.matchAll(signs.words)) {
    const at = found.length ? found.at(-1).at + found.at(-1).length : 0;
    if (signs.unspaced.test(whole)) found.push(...pairs(whole, index, at));
    else found.push(...parts(whole, index, at));
  }
  return found;
}

function parts(whole, index, at) {
  const found = [];
  let start = index;
  for (const part of whole.split(signs.hyphens)) {
    const [forms, end] = [spellings(part), start + part.length];
    if (forms.length) found.push({ at: at + found.length, length: 1, start, end, forms, isPair: false });
    start = end + 1;
  }
  return found;
}

function pairs(whole, index, at) {
  const letters = [...folded(whole)];
  const last = Math.max(letters.length - 2, 0);
  const isPlain = letters.join("").length === whole.length;
  return letters.slice(0, last + 1).map((letter, n) => {
    const start = isPlain ? index + letters.slice(0, n).join("").length : index;
    const form = letter + (letters[n + 1] ?? "");
    const end = isPlain ? start + form.length : index + whole.length;
    return { at: at + n, length: n === last ? letters.length - n : 1, start, end, forms: [form], isPair: true };
  });
}

export function isSlight(word) {
  const [form] = word.forms;
  return table.stop.has(form) || /^[a-z\d]$/.test(form);
}
