// The one script of a page: it fetches what the page has a use for, and nothing else.
// Every page is complete without it.

import { offerScheme } from "./scheme-switch.js";
import { words } from "./words.js";

offerScheme(document.querySelector(".scheme"));
const entry = document.querySelector(".bibtex");
if (entry && document.querySelector(".exports")) {
  import("./copy.js").then(({ offerCopying }) => offerCopying(entry));
} else if (entry) {
  import("./files.js").then(({ offerFile }) => offerFile(entry));
}
if (document.querySelector(".list-tools")) {
  import("./lists.js").then(({ offerTools }) => offerTools(document));
}
if (document.querySelector("time.until")) {
  import("./until.js").then(({ tellWhatIsOver }) => tellWhatIsOver(document));
}
const searchLink = document.querySelector(".search-link");
if (searchLink) offerSearch(searchLink);
const searchPage = document.querySelector(".search-page");
if (searchPage) {
  searchPage.ariaBusy = "true";
  import("../search/page.js")
    .then(({ beginPage }) => beginPage(document))
    .finally(() => { searchPage.ariaBusy = "false"; });
}
if (document.querySelector(".nearest")) {
  import("../search/nearest.js").then(({ showNearest }) => showNearest(document, searchLink));
}
document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a.preview");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  import("./preview.js").then(({ togglePreview }) => togglePreview(link));
});

/** Opens search by a click on its link, by `/` and by Ctrl-K. */
function offerSearch(link) {
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    openSearch(link);
  });
  addEventListener("keydown", (event) => {
    const { key, ctrlKey, metaKey, altKey, shiftKey, target } = event;
    const isInField = target.closest?.("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");
    const isSlash = key === "/" && !isInField && !ctrlKey && !metaKey && !altKey;
    const isControlK = key.toLowerCase() === "k" && ctrlKey !== metaKey && !altKey && !shiftKey;
    if (event.defaultPrevented || !(isSlash || isControlK)) return;
    event.preventDefault();
    openSearch(link);
  });
}

/** Shows a field at once, so that nothing typed is lost; what searches is fetched only now. */
function openSearch(link) {
  const there = document.querySelector("dialog.search");
  const field = there?.querySelector("input") ?? document.querySelector(".search-page [name=q]");
  if (there && !there.open) there.showModal();
  if (field) {
    field.focus();
    field.select();
    return;
  }
  const dialog = document.createElement("dialog");
  dialog.className = "search";
  dialog.setAttribute("aria-label", words.search);
  dialog.append(newField(link));
  document.body.append(dialog);
  dialog.showModal();
  import("../search/dialog.js")
    .then(({ beginDialog }) => beginDialog(dialog, link))
    .catch(() => location.assign(`${link.href}?${new URLSearchParams({ q: dialog.firstChild.value })}`));
}

function newField(link) {
  const field = document.createElement("input");
  field.value = link.dataset.query ?? "";
  field.placeholder = words.search;
  field.autocomplete = "off";
  field.spellcheck = false;
  field.enterKeyHint = "search";
  field.setAttribute("role", "combobox");
  field.setAttribute("aria-label", words.search);
  field.setAttribute("aria-expanded", "false");
  return field;
}
