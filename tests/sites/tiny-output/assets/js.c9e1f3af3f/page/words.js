export const words = {"copy": "Copy BibTeX", "copied": "Copied", "details": "View details", "failed": "The abstract did not load."};
