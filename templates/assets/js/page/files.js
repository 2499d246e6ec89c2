// What can be done with the entry of a lean page, which holds its text alone: a button copies it,
// and a link makes it a file. No such file is published.

import { copyButtons } from "./copy.js";

/** Adds a line behind the entry. */
export function offerFile(entry) {
  const made = document.createElement("p");
  made.className = "exports";
  made.append(...copyButtons(entry), " ", way(entry));
  entry.after(made);
}

/** The link to an entry as a file, which is called as the page's folder is. */
function way(entry) {
  const link = document.createElement("a");
  const [, folder] = location.pathname.match(/([^/]+)\/[^/]*$/);
  link.download = link.textContent = `${folder}.bib`;
  link.href = URL.createObjectURL(new Blob([entry.textContent]));
  return link;
}
