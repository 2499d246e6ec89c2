"""`byline new`: a commented record to fill in, made from the models."""

from pathlib import Path

from byline.addresses import HOME_TEXT
from byline.machine.refusals import refusal
from byline.reading.load import CONTENT
from byline.records import KINDS
from byline.records.docs import commented_record
from byline.records.fields import id_fault


class NewRecordError(Exception):
    """The record cannot be written; said in words for whoever asked."""


def write_new(config: Path, kind: str, record_id: str) -> Path:
    """Writes the record's file, which must not be there yet, and returns its path."""
    if not config.is_file():
        raise NewRecordError(f"there is no {config}; go to the site's folder, or use --config")
    is_of_home = (kind, record_id) == ("pages", HOME_TEXT)
    if not is_of_home and (fault := id_fault(record_id)):
        raise NewRecordError("; ".join(fault))
    folder = config.parent / CONTENT / kind
    path = folder / f"{record_id}.yaml"
    taken = [*folder.rglob(f"{record_id}.yaml"), *folder.rglob(f"{record_id}.md")]
    if taken:
        raise NewRecordError(f"{taken[0]} is there already")
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        path.write_text(commented_record(KINDS[kind], record_id), "utf-8", newline="\n")
    except OSError as refused:
        path.unlink(missing_ok=True)  # half a record would be an error in the next build
        raise NewRecordError(refusal(refused, str(path))) from refused
    return path
