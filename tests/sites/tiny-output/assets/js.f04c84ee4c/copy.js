// A button that copies a text, where the browser can: elsewhere there is none.

const SHOWN_FOR = 2000; // milliseconds

/** Adds a button behind every part of the page that is marked with `data-copy`. */
export function offerCopying(page) {
  if (!navigator.clipboard?.writeText) return;
  for (const part of page.querySelectorAll("[data-copy]")) {
    part.after(button(part));
  }
}

/** The button for one part; its words stand in the part's own attributes. */
function button(part) {
  const { copy, copied } = part.dataset;
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
