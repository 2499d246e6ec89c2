"""The comparison of texts, kept from one build to the next."""

import json
from pathlib import Path

from byline.cache.store import COMPARISON, keep, recall
from byline.derive.figures.of_papers import Compared
from byline.derive.similarity import Near, Shared


def recall_comparison(folder: Path, engine: str) -> Compared | None:
    """What this very engine last found near to each text."""
    body = recall(folder, COMPARISON, engine)
    if body is None:
        return None
    compared, found = json.loads(body)
    return Compared(compared, {paper: _near(*kept) for paper, kept in found.items()})


def keep_comparison(folder: Path, engine: str, compared: Compared) -> None:
    """Keeps what was found, for the next build."""
    found = {
        paper: (it.novelty, it.nearest, [(other.id, other.terms) for other in it.related])
        for paper, it in compared.found.items()
    }
    keep(folder, COMPARISON, engine, json.dumps([compared.fingerprint, found]).encode())


def _near(novelty: int | None, nearest: str | None, related: list[tuple[str, list[str]]]) -> Near:
    return Near(novelty, nearest, tuple(Shared(it, tuple(terms)) for it, terms in related))
