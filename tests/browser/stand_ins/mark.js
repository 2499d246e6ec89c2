export function marked(text, query) {
  const made = document.createDocumentFragment();
  const at = query ? text.toLowerCase().indexOf(query.toLowerCase()) : -1;
  if (at < 0) made.append(text);
  else {
    const mark = document.createElement("mark");
    mark.textContent = text.slice(at, at + query.length);
    made.append(text.slice(0, at), mark, text.slice(at + query.length));
  }
  return made;
}
