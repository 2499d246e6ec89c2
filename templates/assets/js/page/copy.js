// A button that copies a text, where the browser can: elsewhere there is none.

import { words } from "./words.js";

const SHOWN_FOR = 2000; // milliseconds

/** Adds a button behind every part of the page that is marked with `data-copy`. */
export function offerCopying(page) {
  for (const part of page.querySelectorAll("[data-copy]")) {
    part.after(...copyButtons(part));
  }
}

/** The button for one part, if the browser can copy. */
export function copyButtons(part) {
  return navigator.clipboard?.writeText ? [button(part)] : [];
}

/** The part may have words of its own, in its attributes. */
function button(part) {
  const { copy, copied } = { ...words, ...part.dataset };
  const made = document.createElement("button");
  made.type = "button";
  made.className = "copy";
  made.textContent = copy;
  made.addEventListener("click", async () => {
    await navigator.clipboard.writeText(part.textContent);
    made.textContent = copied;
    setTimeout(() => { made.textContent = copy; }, SHOWN_FOR);
  });
  return made;
}
