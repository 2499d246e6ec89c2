"""A site's own JSON Schemas: those of all sites, with the ids that its records have, which editors
then propose."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from byline.library.model import Library
from byline.records import KINDS
from byline.records.base import Model
from byline.records.config import Config
from byline.records.docs import schema_of

CONFIG = "config"
# Where the parts of a schema name records: its part, its field, and the kind that it names.
REFERENCES: Mapping[str, tuple[tuple[str, str, str], ...]] = {
    "papers": (
        ("record", "authors", "names"),
        ("Byline", "id", "authors"),
        ("Byline", "affiliations", "institutions"),
        ("record", "venue", "venues"),
        ("Version", "venue", "venues"),
        ("record", "topics", "topics"),
        ("record", "institutions", "institutions"),
        ("record", "institution", "institutions"),
        ("record", "preprint_of", "papers"),
        ("record", "supersedes", "papers"),
        ("record", "corrects", "papers"),
        ("record", "related", "papers"),
    ),
    "authors": (
        ("Affiliation", "institution", "institutions"),
        ("record", "not_same_as", "authors"),
    ),
    "topics": (("record", "parent", "topics"),),
    "news": (
        ("record", "authors", "authors"),
        ("record", "papers", "papers"),
        ("record", "projects", "projects"),
    ),
    "projects": (("record", "people", "authors"), ("record", "papers", "papers")),
    CONFIG: (("", "people", "authors"),),
}
_MOST = 2_000  # ids that an editor proposes; of very many, the newest papers


def schemas_of(library: Library) -> dict[str, str]:
    """The schema of each kind of record and of config.yaml, by its name."""
    known = _known(library)
    models: dict[str, type[Model]] = {**KINDS, CONFIG: Config}
    return {name: _proposing(schema_of(model), name, known) for name, model in models.items()}


def _known(library: Library) -> dict[str, list[str]]:
    """The ids of each kind, and the names of declared people, as records may write them."""
    ids: dict[str, list[str]] = {kind: [] for kind in KINDS}
    for kind, record_id in library.origins:
        ids[kind].append(record_id)
    ids["papers"] = list(library.works)
    names = sorted({it.author.name for it in library.people.values() if it.author})
    return {kind: found[:_MOST] for kind, found in {**ids, "names": names}.items()}


def _proposing(schema: str, name: str, known: Mapping[str, Iterable[str]]) -> str:
    made = json.loads(schema)
    for part, field, kind in REFERENCES.get(name, ()):
        fields = (made["$defs"][part] if part else made)["properties"]
        if values := sorted(known[kind]):
            fields[field] = {**fields[field], **_or_one_of(values, fields[field])}
    return json.dumps(made, indent=1, ensure_ascii=False) + "\n"


def _or_one_of(values: list[str], schema: Any) -> Any:
    """The schema, with the values proposed wherever it takes a text."""
    if isinstance(schema, list):
        return [_or_one_of(values, it) for it in schema]
    if not isinstance(schema, dict):
        return schema
    if "string" in schema.get("type", ()):
        return {"anyOf": [{"enum": values}, schema]}
    return {
        key: _or_one_of(values, it) if key in {"anyOf", "items"} else it
        for key, it in schema.items()
    }
