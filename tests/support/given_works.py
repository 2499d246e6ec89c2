"""Works as tests write them: mappings of their fields, names of people as plain texts."""

from collections.abc import Mapping
from typing import Any

from byline.importers.works import OTHERS, SourceWork, WorkByline, WorkVersion


def given_work(told: Mapping[str, Any]) -> SourceWork:
    """The work of these fields; `key` may be left out, and 'others' stands for left out names."""
    fields = dict(told)
    fields["authors"] = tuple(map(_byline, fields.get("authors", ())))
    fields["versions"] = tuple(WorkVersion(**it) for it in fields.get("versions", ()))
    return SourceWork(**{"key": fields.get("title", ""), **fields})


def _byline(told: str | Mapping[str, Any]) -> WorkByline:
    if isinstance(told, str):
        return OTHERS if told == "others" else WorkByline(name=told)
    return WorkByline(**told)
