"""Where a work appeared, in the fields that a record of its type has for it."""

from dataclasses import replace

from byline.importers.works import SourceWork
from byline.records.paper import PaperType

_HOSTED = (PaperType.THESIS, PaperType.REPORT)
_KEPT = (PaperType.DATASET, PaperType.SOFTWARE)
_MAY_BE_PREPRINTS = ("", PaperType.JOURNAL, PaperType.PREPRINT, PaperType.OTHER)
_ARXIV = ("arxiv", "corr")


def placed(
    work: SourceWork, container: str = "", event: str = "", series: str = "", publisher: str = ""
) -> SourceWork:
    """The work with what it is in, where it was presented, and who published it."""
    if work.type in _HOSTED:
        return replace(work, institution=publisher, series=series)
    if work.type == PaperType.PREPRINT:
        return on_arxiv(replace(work, venue=container or publisher))
    if work.type in _KEPT:
        return replace(work, series=series, publisher=publisher or container)
    work = replace(work, series=series, publisher=publisher)
    if work.type == PaperType.BOOK:
        return work
    if work.type == PaperType.CHAPTER:
        return replace(work, booktitle=container or event)
    if work.type == PaperType.CONFERENCE:
        venue = event or container
        return replace(work, venue=venue, booktitle=container if container != venue else "")
    return on_arxiv(replace(work, venue=container or event))


def on_arxiv(work: SourceWork) -> SourceWork:
    """Works on arXiv are preprints, whatever type a format had for them."""
    is_there = not work.venue or work.venue.lower().startswith(_ARXIV)
    if not work.arxiv or not is_there or work.type not in _MAY_BE_PREPRINTS:
        return work
    preprint = PaperType.PREPRINT.value
    return replace(work, type=preprint, venue="arXiv", volume="", number="", publisher="")
