// The one script of a page: it fetches what the page has a use for, and nothing else.
// Every page is complete without it.

import { offerScheme } from "./scheme-switch.js";

offerScheme(document.querySelector(".scheme"));
if (document.querySelector("[data-copy]")) {
  import("./copy.js").then(({ offerCopying }) => offerCopying(document));
}
if (document.querySelector(".list-tools")) {
  import("./lists.js").then(({ offerTools }) => offerTools(document));
}
document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a.preview");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  import("./preview.js").then(({ togglePreview }) => togglePreview(link));
});
