"""References as one line of plain text, as a list of references would print them."""

import re

from byline.formats.reference import Contributors, Reference
from byline.records.paper import PaperType
from byline.words import interface as words

MOST_AUTHORS = 20
# A container that a work is a part of, not one of its issues.
_STANDS_IN = frozenset({PaperType.CONFERENCE, PaperType.WORKSHOP, PaperType.CHAPTER})
_ARXIV = re.compile(r"arxiv|^corr$", re.IGNORECASE)
_NAMED_TYPES = frozenset((
    PaperType.THESIS, PaperType.REPORT, PaperType.DATASET, PaperType.SOFTWARE, PaperType.POSTER,
    PaperType.TALK,
))  # fmt: skip


def citation(reference: Reference) -> str:
    """'A, B, and C. Title. Journal 3(2):1–9, 2024. https://doi.org/10.1000/182'"""
    parts = (_authors(reference.authors), _title(reference), _published(reference))
    sentences = [" ".join(part.split()) for part in parts if part]
    closed = [it if it.endswith((".", "?", "!", "…")) else f"{it}." for it in sentences]
    return " ".join([*closed, *filter(None, [_address(reference)])])


def appearance(reference: Reference) -> str:
    """Where the work appeared, without who edited it and when: 'Journal 3(2):1–9, Press'."""
    return ", ".join(filter(None, [_place(reference), *_imprint(reference)]))


def _authors(authors: Contributors) -> str:
    """All names in the order in which they are read; of very many, the first and the last."""
    names = [name.printed for name in authors.names]
    if len(names) > MOST_AUTHORS:
        last = words.OTHERS if authors.and_others else names[-1]
        return ", ".join([*names[: MOST_AUTHORS - 1], "…", last])
    return words.in_a_row([*names, words.OTHERS] if names and authors.and_others else names)


def _title(reference: Reference) -> str:
    status = words.STANDINGS.get(reference.status)
    return f"{reference.title} ({status.lower()})" if status else reference.title


def _published(reference: Reference) -> str:
    """Where the work appeared, who edited and published that, and when."""
    kind = words.TYPES[reference.type].capitalize() if reference.type in _NAMED_TYPES else ""
    place = _place(reference)
    editors = words.in_a_row([name.printed for name in reference.editors.names])
    parts = [
        kind,
        words.within(place) if place and reference.type in _STANDS_IN else place,
        words.edited_by(editors) if editors else "",
        *_imprint(reference),
        str(reference.date.year),
    ]
    text = ", ".join(filter(None, parts))
    begins_with_a_name = kind or (place and reference.container)
    return text if begins_with_a_name else text[:1].upper() + text[1:]


def _imprint(reference: Reference) -> tuple[str, ...]:
    """In which series and edition the work appeared, and who answers for it."""
    edition = words.edition(reference.edition) if reference.edition else ""
    return reference.series, edition, reference.publisher, reference.institution


def shown_pages(reference: Reference) -> str:
    """The pages as people print them: '1–9, 12'."""
    return ", ".join("–".join(filter(None, it)) for it in reference.pages)


def _place(reference: Reference) -> str:
    """The container with its volume, number and pages, or what is known of them.

    That it is arXiv is told by the arXiv id.
    """
    if reference.arxiv and _ARXIV.search(reference.container):
        return ""
    pages = shown_pages(reference)
    where = pages or reference.article
    number = f"({reference.number})" if reference.number else ""
    if reference.container and reference.volume:
        numbers = f"{reference.volume}{number}" + (f":{where}" if where else "")
        return f"{reference.container} {numbers}"
    parts = [
        reference.container,
        words.volume(reference.volume) if reference.volume else "",
        words.number(reference.number) if reference.number else "",
        words.pages(pages) if pages else "",
        words.article(reference.article) if reference.article and not pages else "",
    ]
    return ", ".join(filter(None, parts))


def _address(reference: Reference) -> str:
    """The DOI, else the arXiv id, else the web address."""
    if reference.doi:
        return f"https://doi.org/{reference.doi}"
    return f"arXiv:{reference.arxiv}" if reference.arxiv else reference.url
