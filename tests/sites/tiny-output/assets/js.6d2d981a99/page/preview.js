
import { words } from "./words.js";

export async function togglePreview(link) {
  const row = link.closest(".row");
  const open = row.querySelector(".preview-text");
  link.setAttribute("aria-expanded", String(!open));
  if (open) {
    open.remove();
    return;
  }
  const box = document.createElement("div");
  box.className = "preview-text";
  box.setAttribute("role", "status");
  row.append(box);
  box.append(...(await abstractOf(link)), way(link));
}

async function abstractOf(link) {
  try {
    const answer = await fetch(link.href);
    if (!answer.ok) throw new Error(answer.statusText);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const abstract = page.querySelector("#abstract ~ .prose");
    for (const name of ["href", "src"]) {
      for (const part of abstract.querySelectorAll(`[${name}]`)) {
        part.setAttribute(name, new URL(part.getAttribute(name), answer.url));
      }
    }
    for (const part of abstract.querySelectorAll("[id]")) part.removeAttribute("id");
    abstract.removeAttribute("class");
    return [document.adoptNode(abstract)];
  } catch {
    return [Object.assign(document.createElement("p"), { textContent: words.failed })];
  }
}

function way(link) {
  const made = Object.assign(document.createElement("a"), { textContent: words.details });
  made.href = link.closest(".row").querySelector(".row-title a").href;
  return made;
}
