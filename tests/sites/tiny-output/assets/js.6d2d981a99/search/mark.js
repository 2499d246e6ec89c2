
import { folded, wordsIn } from "./fold.js";

export function marked(text, query) {
  const made = document.createDocumentFragment();
  let done = 0;
  for (const [start, end] of spans(text, wordsIn(query))) {
    const mark = document.createElement("mark");
    mark.append(text.slice(start, end));
    made.append(text.slice(done, start), mark);
    done = end;
  }
  made.append(text.slice(done));
  return made;
}

function spans(text, sought) {
  const found = [];
  for (const word of wordsIn(text)) {
    const end = word.start + lengthFound(text.slice(word.start, word.end), word, sought);
    const before = found.at(-1);
    if (before && word.start <= before[1] && word.isPair) before[1] = Math.max(before[1], end);
    else if (end > word.start) found.push([word.start, end]);
  }
  return found;
}

function lengthFound(shown, { forms }, sought) {
  let most = 0;
  for (const form of sought.flatMap((word) => word.forms)) {
    if (forms.includes(form)) return shown.length;
    if (form.length < 2 || !forms.some((it) => it.startsWith(form))) continue;
    let length = 1;
    while (length < shown.length && folded(shown.slice(0, length)).length < form.length) length += 1;
    most = Math.max(most, length);
  }
  return most;
}
