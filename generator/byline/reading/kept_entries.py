"""Entries to one line of JSON and back: what was parsed and set is kept, and is checked anew."""

import json
from collections.abc import Sequence

from byline.cache.store import as_line
from byline.reading.load import Source
from byline.reading.validate import Entry, values_of
from byline.records import KINDS, Record
from byline.records.base import forget_written
from byline.text import Block, Line, Mention

Named = tuple[tuple[str, str, str], ...]


def line_of_entries(sources: Sequence[Source], entries: Sequence[Entry[Record]]) -> str:
    """A file's records as written and their texts as set; nothing of them may be faulty."""
    return as_line(
        [
            [
                values_of(source),
                source.in_list or source.values.get("id") is not None,
                source.line,
                {name: [it.html, it.plain, it.markup] for name, it in entry.lines.items()},
                [entry.body.html, *entry.body.mentions],
            ]
            for source, entry in zip(sources, entries, strict=True)
        ]
    )


def entries_of_line(line: str, kind: str, file: str) -> tuple[tuple[Entry[Record], ...], Named]:
    """The entries that a file came to, and the ids that its name gives."""
    model = KINDS[kind]
    entries = []
    named = []
    for index, (values, gives_id, first_line, lines, body) in enumerate(json.loads(line)):
        record = model.model_validate(values)
        forget_written(record)
        texts = {
            name: Line(html, plain, (), markup) for name, (html, plain, markup) in lines.items()
        }
        mentions = tuple(Mention(*it) for it in body[1:])
        entries.append(
            Entry(
                kind=kind,
                record=record,
                lines=texts,
                body=Block(body[0], (), mentions),
                file=file,
                index=index,
                line=first_line,
            )
        )
        if not gives_id:
            named.append((kind, file, record.id))
    return tuple(entries), tuple(named)
