
export function offerFiles(page) {
  for (const part of page.querySelectorAll("[data-file]")) {
    part.closest("section").append(way(part));
  }
}

function way(part) {
  const link = document.createElement("a");
  link.download = link.textContent = part.dataset.file;
  link.href = URL.createObjectURL(new Blob([part.textContent]));
  const made = document.createElement("p");
  made.className = "exports";
  made.append(link);
  return made;
}
