
import { copyButtons } from "./copy.js";

export function offerFile(entry) {
  const made = document.createElement("p");
  made.className = "exports";
  made.append(...copyButtons(entry), " ", way(entry));
  entry.after(made);
}

function way(entry) {
  const link = document.createElement("a");
  const [, folder] = location.pathname.match(/([^/]+)\/[^/]*$/);
  link.download = link.textContent = `${folder}.bib`;
  link.href = URL.createObjectURL(new Blob([entry.textContent]));
  return link;
}
