export const words = {
"closed": "closed",
"copied": "Copied",
"copy": "Copy BibTeX",
"details": "View details",
"failed": "The abstract did not load.",
"search": "Search papers, people, venues and topics"
};
