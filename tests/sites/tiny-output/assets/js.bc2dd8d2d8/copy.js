
const SHOWN_FOR = 2000; // milliseconds

export function offerCopying(page) {
  if (!navigator.clipboard?.writeText) return;
  for (const part of page.querySelectorAll("[data-copy]")) {
    part.after(button(part));
  }
}

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
