// The one script of a page: it fetches what the page has a use for, and nothing else.
// Every page is complete without it.

if (document.querySelector("[data-copy]")) {
  import("./copy.js").then(({ offerCopying }) => offerCopying(document));
}
