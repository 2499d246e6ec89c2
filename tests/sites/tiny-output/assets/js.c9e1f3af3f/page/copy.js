
import { words } from "./words.js";

const SHOWN_FOR = 2000; // milliseconds

export function offerCopying(page) {
  for (const part of page.querySelectorAll("[data-copy]")) {
    part.after(...copyButtons(part));
  }
}

export function copyButtons(part) {
  return navigator.clipboard?.writeText ? [button(part)] : [];
}

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
