"""The templates of a site beside the engine's: all that is checked of them, gathered."""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path, PurePosixPath

from byline.library.checks.templates import OnLine, OwnTemplate, Parsed
from byline.own.copies import as_copied, as_of_today, text_of
from byline.own.note import NoteFaultError, SiteNote, read_note
from byline.problems import nearest
from byline.records.config import Config
from byline.records.extent import EXTENTS
from byline.render.assets import FILES, THEME, files_named
from byline.render.folders import ENGINE_TEMPLATES, OWN_TEMPLATES, is_of_engine

_TEMPLATES = frozenset({".html", ".xml"})
_OF_ASSETS = frozenset({".css", ".js"})
_TEXTS = _TEMPLATES | _OF_ASSETS
_OF_SIZES = tuple(f"{it.templates}/" for it in EXTENTS.values() if it.templates)


def own_templates(site: Path, config: Config) -> list[OwnTemplate]:
    """Each file of a site's templates that pages may be made from, with what to check it by. Most
    sites have none, and then nothing more is loaded or read."""
    folder = site / OWN_TEMPLATES
    if not folder.is_dir() or is_of_engine(folder):
        return []
    names = _names(folder)
    engines = frozenset(_names(ENGINE_TEMPLATES))
    texts = {name: text_of(folder / name) for name in names if _ending(name) in _TEXTS}
    read = _read(
        {name: text for name, text in texts.items() if text is not None and _is_template(name)}
    )
    reached = _reached(engines, read)
    copied = {name: as_copied(site, name) for name in names}
    used = {
        name
        for name in names
        if name in engines or name in reached or (_has_a_place(name) and copied[name] is None)
    }
    templates = [name for name in (*engines, *names) if _is_template(name)]
    there = {*templates, *map(_called, templates)}
    versions = _versions(site)
    return [
        OwnTemplate(
            name,
            texts.get(name, ""),
            fault=read[name].fault if name in read else None,
            lacks=tuple(_lacks(read[name], there) if name in read else ()),
            has_no=tuple(_has_no(texts[name], names) if _called(name) == THEME else ()),
            engines=as_of_today(name) if name in engines else None,
            copied=copied[name],
            version=versions.get(name, ""),
            is_used=name in used,
            meant="" if name in used else _meant(name, (*engines, THEME)),
            loads_from=_named_in(config),
        )
        for name in names
    ]


def _named_in(config: Config) -> tuple[str, ...]:
    """The addresses of other sites from which pages may load things."""
    sources = config.loads_from
    return tuple(it for name in type(sources).model_fields for it in getattr(sources, name))


def _names(folder: Path) -> list[str]:
    """The files that templates or pages may name, but for hidden ones, by their paths."""
    paths = (it.relative_to(folder) for it in folder.rglob("*") if it.suffix in _TEXTS | FILES)
    return sorted(
        path.as_posix()
        for path in paths
        if (folder / path).is_file() and not any(part.startswith(".") for part in path.parts)
    )


def _read(sources: Mapping[str, str]) -> Mapping[str, Parsed]:
    """What Jinja makes of templates. It takes longer to load than most sites to check."""
    if not sources:
        return {}
    from byline.own.syntax import parsed

    return parsed(sources)


def _lacks(template: Parsed, there: Collection[str]) -> Iterator[tuple[OnLine, str]]:
    """What a template needs and is not there, with what may be meant."""
    for part in template.needs:
        if part.text not in there:
            yield part, _meant(part.text, there)


def _has_no(theme: str | None, there: Collection[str]) -> Iterator[tuple[OnLine, str]]:
    """The files that a theme names and that are not there, with what may be meant."""
    known = {_called(name) for name in there}
    for number, line in enumerate((theme or "").splitlines(), 1):
        for name in files_named(line):
            if name not in known:
                yield OnLine(name, number), _meant(name, known)


def _meant(name: str, there: Collection[str]) -> str:
    """The hint that names a file called like this one, first in its own folder. What names of
    folders and endings have in common does not count."""
    here, ending = PurePosixPath(name).parent, _ending(name)
    others = sorted(it for it in map(_called, there) if _ending(it) == ending)
    others.sort(key=lambda it: PurePosixPath(it).parent == here)
    by_stem = {PurePosixPath(it).stem: it for it in others}
    best = nearest(PurePosixPath(name).stem, by_stem)
    return f"did you mean '{by_stem[best]}'?" if best else ""


def _reached(engines: Collection[str], read: Mapping[str, Parsed]) -> set[str]:
    """The site's templates to which those that override the engine's lead."""
    pending = [name for name in read if name in engines]
    reached: set[str] = set()
    while pending:
        named = read[pending.pop()].names
        new = {it for it in read if None in named or _called(it) in named} - reached
        reached |= new
        pending += new
    return reached


def _has_a_place(name: str) -> bool:
    """A style sheet, a script, a picture or a font that stands where such are looked for."""
    place, ending = _called(name), _ending(name)
    if ending in FILES:
        return place.startswith("assets/")
    return place == THEME or (ending in _OF_ASSETS and place.startswith(f"assets/{ending[1:]}/"))


def _called(name: str) -> str:
    """What a file is called by templates, which name no size."""
    size = next((it for it in _OF_SIZES if name.startswith(it)), "")
    return name.removeprefix(size)


def _ending(name: str) -> str:
    return PurePosixPath(name).suffix


def _is_template(name: str) -> bool:
    return _ending(name) in _TEMPLATES


def _versions(site: Path) -> Mapping[str, str]:
    """The versions that the site's copies are from, as far as that is known."""
    try:
        return (read_note(site) or SiteNote()).overrides
    except NoteFaultError:
        return {}
