"""Works that are one -> a new record, in a file of its own."""

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from pydantic import ValidationError

from byline.importers.grouping import WorkGroup
from byline.importers.keeping.ids import new_id
from byline.importers.keeping.values import Values, values_of
from byline.importers.keeping.written import record_text
from byline.importers.matching.fuse import fused
from byline.importers.proposal import NewRecord, NoRecordError, counted_by
from byline.importers.works import SourceWork, WorkByline
from byline.reading.load import CONTENT
from byline.reading.syntax import Fault, parse_yaml, plain
from byline.records.paper import Paper


class TakenNames(NamedTuple):
    """The ids and citation keys that others have; those of new records come in as they are made.
    No file of content is written over, whatever it holds."""

    ids: set[str]
    cite_keys: set[str]
    files: frozenset[str]


def new_record(
    group: WorkGroup, people: Mapping[str, str], taken: TakenNames, today: str
) -> NewRecord:
    """The record of the group, whose id and citation key no other has; raises `NoRecordError`
    where too little is told to make one."""
    work = with_ids(fused([it.work for it in group.told]), people)
    values = values_of(work, counted_by(group.told), today)
    if not work.title:
        raise NoRecordError("it has no title")
    if not work.authors:
        raise NoRecordError("it has no authors")
    when = str(values.pop("date", "")) or work.submitted
    if not when:
        raise NoRecordError("it has no year")
    year = int(when[:4])
    record_id = new_id(work, year, lambda it: it in taken.ids or _file_of(it, year) in taken.files)
    if values.get("cite_key") in {record_id, *taken.cite_keys}:
        del values["cite_key"]
    aliases = dict.fromkeys(it for told in group.told for it in told.aliases)
    if free := [it for it in aliases if it not in {record_id, *taken.ids}]:
        values["aliases"] = list(free)
    taken.ids.update((record_id, *free))
    taken.cite_keys.add(str(values.get("cite_key", record_id)))
    text = record_text(_in_order(values, when))
    file = _file_of(record_id, year)
    _refuse_unreadable(text, file, record_id)
    return NewRecord(record_id, file, text, work.title, group.told, group.why)


def _file_of(record_id: str, year: int) -> str:
    return f"{CONTENT}/papers/{year}/{record_id}.yaml"


def _in_order(values: Values, when: str) -> Values:
    """The fields as a person would write them: when it appeared stands behind the authors."""
    whens: Values = {"date" if "-" in when else "year": when}
    first: Values = {name: values[name] for name in ("title", "authors")}
    return {**first, **whens, **{name: it for name, it in values.items() if name not in first}}


def _refuse_unreadable(text: str, file: str, record_id: str) -> None:
    """A record that was written must be read as what it was made of, whatever a source tells."""
    try:
        read = plain(parse_yaml(text, file))
        Paper.model_validate({**read, "id": record_id})
    except Fault as fault:
        raise NoRecordError(f"its record cannot be read: {fault.message}") from fault
    except ValidationError as fault:
        first = fault.errors(include_url=False)[0]
        field = ".".join(str(it) for it in first["loc"])
        raise NoRecordError(f"{field}: {first['msg']}") from fault


def with_ids(work: SourceWork, people: Mapping[str, str]) -> SourceWork:
    """The work whose bylines name the declared author to whom a source's key of the person leads.
    An ORCID says that by itself; two bylines never name one author."""
    found = [_author_of(it, people) for it in work.authors]
    once = [it if it and found.count(it) == 1 else "" for it in found]
    return replace(
        work,
        authors=tuple(
            replace(byline, id=byline.id or author)
            for byline, author in zip(work.authors, once, strict=True)
        ),
    )


def _author_of(byline: WorkByline, people: Mapping[str, str]) -> str:
    if byline.orcid:
        return ""
    return next((people[it] for it in byline.known_as if it in people), "")
