// Files to download, made of texts that stand in the page: a lean site publishes none of them.

/** Adds a link behind every part of the page that says in `data-file` what its file is called. */
export function offerFiles(page) {
  for (const part of page.querySelectorAll("[data-file]")) {
    part.closest("section").append(way(part));
  }
}

/** The link to one part's text as a file. */
function way(part) {
  const link = document.createElement("a");
  link.download = link.textContent = part.dataset.file;
  link.href = URL.createObjectURL(new Blob([part.textContent]));
  const made = document.createElement("p");
  made.className = "exports";
  made.append(link);
  return made;
}
