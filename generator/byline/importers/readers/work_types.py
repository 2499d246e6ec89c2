"""What the types of RIS are among those of papers; of what kind a work is, by all that is told."""

from byline.records.paper import PaperType

KINDS = {
    "ABST": PaperType.OTHER,
    "ADVS": PaperType.OTHER,
    "AGGR": PaperType.DATASET,
    "ANCIENT": PaperType.OTHER,
    "ART": PaperType.OTHER,
    "BILL": PaperType.OTHER,
    "BLOG": PaperType.OTHER,
    "BOOK": PaperType.BOOK,
    "CASE": PaperType.OTHER,
    "CHAP": PaperType.CHAPTER,
    "CHART": PaperType.OTHER,
    "CLSWK": PaperType.BOOK,
    "COMP": PaperType.SOFTWARE,
    "CONF": PaperType.CONFERENCE,
    "CPAPER": PaperType.CONFERENCE,
    "CTLG": PaperType.OTHER,
    "DATA": PaperType.DATASET,
    "DBASE": PaperType.DATASET,
    "DICT": PaperType.CHAPTER,
    "EBOOK": PaperType.BOOK,
    "ECHAP": PaperType.CHAPTER,
    "EDBOOK": PaperType.BOOK,
    "EJOUR": PaperType.JOURNAL,
    "ELEC": PaperType.OTHER,
    "ENCYC": PaperType.CHAPTER,
    "EQUA": PaperType.OTHER,
    "FIGURE": PaperType.OTHER,
    "GEN": PaperType.OTHER,
    "GOVDOC": PaperType.REPORT,
    "GRANT": PaperType.OTHER,
    "GRNT": PaperType.OTHER,
    "HEAR": PaperType.OTHER,
    "ICOMM": PaperType.OTHER,
    "INPR": PaperType.JOURNAL,
    "JFULL": PaperType.JOURNAL,
    "JOUR": PaperType.JOURNAL,
    "LEGAL": PaperType.OTHER,
    "MANSCPT": PaperType.PREPRINT,
    "MAP": PaperType.OTHER,
    "MGZN": PaperType.OTHER,
    "MPCT": PaperType.OTHER,
    "MULTI": PaperType.OTHER,
    "MUSIC": PaperType.OTHER,
    "NEWS": PaperType.OTHER,
    "PAMP": PaperType.OTHER,
    "PAT": PaperType.OTHER,
    "PCOMM": PaperType.OTHER,
    "RPRT": PaperType.REPORT,
    "SER": PaperType.BOOK,
    "SLIDE": PaperType.TALK,
    "SOUND": PaperType.OTHER,
    "STAND": PaperType.OTHER,
    "STAT": PaperType.OTHER,
    "STD": PaperType.OTHER,
    "THES": PaperType.THESIS,
    "UNBILL": PaperType.OTHER,
    "UNPB": PaperType.PREPRINT,
    "UNPD": PaperType.PREPRINT,
    "VIDEO": PaperType.OTHER,
    "WEB": PaperType.OTHER,
}
# What databases write where the type is only the nearest that RIS has.
_TOLD_BESIDE = {
    "conference paper": PaperType.CONFERENCE,
    "proceedings paper": PaperType.CONFERENCE,
    "book chapter": PaperType.CHAPTER,
    "preprint": PaperType.PREPRINT,
    "working paper": PaperType.PREPRINT,
    "data set": PaperType.DATASET,
    "dataset": PaperType.DATASET,
    "poster": PaperType.POSTER,
    "software": PaperType.SOFTWARE,
    "technical report": PaperType.REPORT,
}
_MAY_BE_OTHER = (PaperType.JOURNAL, PaperType.OTHER, PaperType.CONFERENCE)


def kind_of(type_told: str, beside: str) -> PaperType | None:
    """The type by the line TY, and by what a database says of the work beside it (M3)."""
    kind = KINDS.get(type_told.upper())
    nearer = _TOLD_BESIDE.get(beside.lower())
    return nearer if nearer and (kind is None or kind in _MAY_BE_OTHER) else kind
