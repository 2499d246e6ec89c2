"""A site that an earlier version made, and what brings it to the version that runs: looked up
first, told, and only then written."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from byline.own.copies import as_copied, as_of_today, names_of_copies
from byline.own.note import SiteNote, read_note
from byline.problems import Failure
from byline.publish.disk import write_text_whole
from byline.reading.find import find_files
from byline.reading.spans import NoYamlError, written
from byline.records.config import Profile
from byline.setup.changes import Change, RecordFile, rewritten
from byline.setup.engine_files import EngineFile, Fate, fates, noted, to_write
from byline.setup.new_site import NewSite, files_of
from byline.setup.pin import REQUIREMENTS, Pinned, engine_pin, pinned
from byline.setup.schemas import CONFIG
from byline.setup.write import SITE_FILE


class UpgradeError(Failure):
    """The site cannot be brought to this version."""


class Versions(NamedTuple):
    """The three numbers: of the engine ('' where nobody knows it), of records, of templates."""

    engine: str
    schema: int
    templates: int


class Engine(NamedTuple):
    """The engine that a site is brought to: its numbers, what changed in records up to them, and
    what line shall install it, if somebody says so."""

    versions: Versions
    changes: Sequence[Change]
    asked_pin: str = ""


class Since(StrEnum):
    """What became of an engine's file since the site copied it."""

    CHANGED = "changed"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Upgrade:
    """All that an upgrade would do: records by path with their texts, and what changes in them;
    the engine's files; the overrides whose originals are others now; requirements.txt as it is
    and as it would be; and the note."""

    before: Versions
    now: Versions
    records: Mapping[str, str]
    says: tuple[str, ...]
    engine_files: tuple[EngineFile, ...]
    overrides: Mapping[str, Since]
    requirements: Pinned | None
    pin: str
    note: SiteNote

    @property
    def moves_pin(self) -> bool:
        """Whether requirements.txt is to name another engine, and can be edited."""
        return bool(self.requirements and self.pin and not self.requirements.is_locked)

    @property
    def is_needed(self) -> bool:
        """Whether anything of the site would be another than it is."""
        writes = any(it.fate is not Fate.LEFT for it in self.engine_files)
        return bool(self.before != self.now or self.records or writes or self.moves_pin)

    def of_records_alone(self, gone: Iterable[str]) -> "Upgrade":
        """The same for a site without these files: it rewrites records, and nothing else."""
        left = {it: text for it, text in self.records.items() if it not in set(gone)}
        return replace(self, records=left, engine_files=(), pin="")


def upgrade_of(site: Path, engine: Engine) -> Upgrade:
    """What brings the site to this engine. It reads, and writes nothing."""
    facts = _facts(site)
    note = read_note(site)
    requirements = pinned(_exact_text(site / REQUIREMENTS))
    before = _before(facts, note, requirements, engine.versions)
    if before.schema > engine.versions.schema:
        raise UpgradeError(
            f"this site is of schema {before.schema}, and Byline {engine.versions.engine} reads "
            f"{engine.versions.schema}\n  install a newer one: pip install --upgrade byline"
        )
    new = files_of(_as_new(facts, ""))
    says = [it.says for it in engine.changes if it.from_schema >= before.schema]
    return Upgrade(
        before=before,
        now=engine.versions,
        records=records_rewritten(site, before.schema, engine),
        says=tuple(says),
        engine_files=tuple(fates(site, note, new)),
        overrides=overrides_since(site),
        requirements=requirements,
        pin=_pin(requirements, engine) if requirements else "",
        note=SiteNote(
            *engine.versions,
            files=noted(note, new),
            overrides=note.overrides if note else {},
        ),
    )


def write_upgrade(site: Path, upgrade: Upgrade) -> None:
    """Does it, but for what has to be made from the records as they are then: schemas and note.
    It may be begun again: config.yaml, which says of what schema records are, comes last."""
    for path, text in upgrade.records.items():
        write_text_whole(site / path, text)
    for path, text in to_write(list(upgrade.engine_files)):
        write_text_whole(site / path, text)
    for file in upgrade.engine_files:
        if file.fate is Fate.REMOVED:
            (site / file.path).unlink(missing_ok=True)
    if upgrade.requirements and upgrade.moves_pin:
        write_text_whole(site / REQUIREMENTS, upgrade.requirements.with_pin(upgrade.pin))


def records_rewritten(site: Path, schema: int, engine: Engine) -> dict[str, str]:
    """The files of records that are others in the engine's schema, by path, config.yaml last."""
    to = engine.versions.schema
    if schema == to:
        return {}
    found = [(it.name, it.kind, it.path) for it in find_files(site)[0]]
    found.append((SITE_FILE, CONFIG, site / SITE_FILE))
    files = (RecordFile(name, kind, _exact_text(path)) for name, kind, path in found)
    texts = ((it, rewritten(it, schema, to, engine.changes)) for it in files)
    return {file.name: text for file, text in texts if text != file.text}


def overrides_since(site: Path) -> dict[str, Since]:
    """The engine's files that changed since the site copied them, by their names."""
    found: dict[str, Since] = {}
    for name in names_of_copies(site):
        now = as_of_today(name)
        if now is None:
            found[name] = Since.GONE
        elif now != as_copied(site, name):
            found[name] = Since.CHANGED
    return found


class ConfigFacts(NamedTuple):
    """What config.yaml says, as far as an upgrade asks, of whatever schema it is."""

    schema: int
    title: str
    repository: str
    profile: str


def _facts(site: Path) -> ConfigFacts:
    path = site / SITE_FILE
    if not path.is_file():
        raise UpgradeError(
            f"there is no {path}\n  go to the site's folder, or name the file with --config"
        )
    try:
        root = written(_exact_text(path))
    except NoYamlError:
        root = None
    fields = root.fields if root else {}
    told = {name: it.value.scalar or "" for name, it in fields.items()}
    if "schema" not in told or not told["schema"].isdecimal():
        raise UpgradeError(f"{path} does not say its schema\n  mend it first: byline check")
    place = fields["repository"].value.fields if "repository" in fields else {}
    repository = place["name"].value.scalar if "name" in place else told.get("repository")
    return ConfigFacts(
        int(told["schema"]), told.get("title", ""), repository or "", told.get("profile", "")
    )


def facts_as_new(site: Path, pin: str) -> NewSite:
    """The site as if it were to begin today."""
    return _as_new(_facts(site), pin)


def _as_new(facts: ConfigFacts, pin: str) -> NewSite:
    is_known = facts.profile in set(Profile)
    profile = Profile(facts.profile) if is_known else Profile.LAB
    return NewSite(profile, facts.title, pin, facts.repository)


def _before(
    facts: ConfigFacts, note: SiteNote | None, requirements: Pinned | None, now: Versions
) -> Versions:
    """Of what version the site is: its note knows; else what it installs may tell."""
    if note:
        return Versions(note.engine, facts.schema, note.templates)
    return Versions(requirements.version if requirements else "", facts.schema, now.templates)


def _pin(requirements: Pinned, engine: Engine) -> str:
    """The line that shall install the engine: in the form that it has, where that says a version;
    '' where it needs no change."""
    made = engine.asked_pin or requirements.of_version(engine.versions.engine) or engine_pin()
    return "" if made == requirements.pin else made


def _exact_text(path: Path) -> str:
    """The text of a file with its line ends as they are; '' where there is none."""
    try:
        return path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        return ""
    except (OSError, UnicodeDecodeError):
        message = f"{path} cannot be read as text; nothing is changed yet"
        raise UpgradeError(f"{message}\n  mend it first: byline check says how") from None
