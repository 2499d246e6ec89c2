
import { words } from "./words.js";

const SHOWN_FOR = 2000; // milliseconds

export function offerCopying(part) {
  part.after(...copyButtons(part));
}

export function copyButtons(part) {
  return navigator.clipboard?.writeText ? [button(part)] : [];
}

function button(part) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "copy";
  made.textContent = words.copy;
  made.addEventListener("click", async () => {
    await navigator.clipboard.writeText(part.textContent);
    made.textContent = words.copied;
    setTimeout(() => { made.textContent = words.copy; }, SHOWN_FOR);
  });
  return made;
}
