"""Types of papers, by what people, programs and databases call them."""

from byline.records.paper import PaperType

_KNOWN = {
    PaperType.PREPRINT: (
        "eprint", "posted-content", "submitted", "unpublished", "working-paper",
    ),
    PaperType.CONFERENCE: (
        "conference-and-workshop-papers", "conference-paper", "conferencepaper", "inproceedings",
        "paper-conference", "proceedings-article", "proceedings-paper",
    ),
    PaperType.JOURNAL: (
        "article", "article-journal", "journal-article", "journal-articles", "journal-paper",
        "journalarticle",
    ),
    PaperType.WORKSHOP: ("workshop-paper",),
    PaperType.BOOK: ("books-and-theses", "edited-book", "monograph", "reference-book"),
    PaperType.CHAPTER: (
        "book-chapter", "book-section", "booksection", "inbook", "incollection",
        "parts-in-books-or-collections", "reference-entry",
    ),
    PaperType.THESIS: (
        "dissertation", "dissertation-thesis", "doctoral-thesis", "master's-thesis",
        "mastersthesis", "phd-thesis", "phdthesis",
    ),
    PaperType.REPORT: ("report-component", "technical-report", "techreport"),
    PaperType.DATASET: ("data-set",),
    PaperType.POSTER: ("conference-poster", "poster-presentation"),
    PaperType.TALK: ("lecture-speech", "presentation", "speech"),
    PaperType.OTHER: ("misc",),
}  # fmt: skip
_BY_NAME = {it.value: it for it in PaperType} | {
    name: kind for kind, names in _KNOWN.items() for name in names
}


def type_named(text: str) -> PaperType | None:
    """The type that is called so: 'Conference Paper', 'book_section', or by its own name."""
    return _BY_NAME.get("-".join(text.lower().replace("_", " ").split()))
