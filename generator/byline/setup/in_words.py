"""What an upgrade would do and did, in words for whoever runs it: lists with an end, but of what is
lost."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from byline.problems import printable
from byline.setup.compare import OutputsCompared
from byline.setup.engine_files import EngineFile, Fate
from byline.setup.move_over import ROOMS, MoveOver
from byline.setup.upgrade import Since, Upgrade, Versions

MOST_NAMED = 10  # of a list
MOST_OF_DIFFERENCE = 20  # lines of a file
_LEFT = "left as it is: you changed it, and the engine's is another now (-: yours, +: the engine's)"


def upgrade_lines(upgrade: Upgrade) -> list[str]:
    """From which version to which, and what that is for the site's files."""
    return [
        f"from {_versions(upgrade.before)}",
        f"to   {_versions(upgrade.now)}",
        *record_lines(upgrade),
        *_engine_lines(upgrade.engine_files),
        *_override_lines(upgrade),
        *_pin_lines(upgrade),
    ]


def move_lines(planned: MoveOver) -> list[str]:
    """What goes of a copy of the engine's repository, what stays, and what is new."""
    commit = planned.brought.commit
    return [
        f"what the engine brought is told from commit {commit.hash[:10]} of {commit.day}: "
        f"{printable(commit.subject)}"
        if commit
        else "git cannot tell what is yours: of templates/ stays what differs from this engine's",
        *_whole("goes, because it is the engine's", _summed(planned.gone)),
        *_whole("of it you had changed, which git keeps", planned.changed),
        *_listed("of it are samples (to keep them: --keep-content)", _summed(planned.samples)),
        *_listed("stays in templates/ in place of the engine's", planned.overrides),
        *_listed("new", planned.new),
        "all else stays as it is: content/, config.yaml and what is your own",
    ]


def comparison_lines(found: OutputsCompared, made_by: str) -> list[str]:
    """What readers find another, against the site as it was made before."""
    lines = [
        f"compared with {made_by}:",
        f"  addresses: {len(found.gone):,} gone, {len(found.new):,} new, {found.stay:,} stay",
    ]
    lines += _named("  gone ", found.gone)
    lines += _named("  new ", found.new)
    lines += _named("  leads elsewhere now: ", found.lead_on)
    total, changed = found.of.total(), found.changed.total()
    kinds = "".join(f"\n    {it}" for it in _by_kind(found.changed, found.of))
    return [*lines, f"  what changes: {changed:,} of {total:,}{':' if changed else ''}{kinds}"]


def record_lines(upgrade: Upgrade) -> Iterator[str]:
    """What changes in records, and in which files."""
    if upgrade.records:
        number = upgrade.now.schema
        yield f"records are rewritten for schema {number}; comments and order stay:"
        yield from (f"  {it}" for it in upgrade.says)
        yield from _named("  rewritten ", tuple(upgrade.records))


def _versions(versions: Versions) -> str:
    engine = f"Byline {versions.engine}" if versions.engine else "a Byline that nobody noted"
    return f"{engine} (records: schema {versions.schema}, templates: contract {versions.templates})"


def _engine_lines(files: Sequence[EngineFile]) -> Iterator[str]:
    if files:
        yield "the engine's files:"
    for file in files:
        if file.fate is not Fate.LEFT:
            yield f"  {file.path}: {file.fate}"
        elif file.new is None:
            yield f"  {file.path}: left as it is: you changed it, and the engine has it no more"
        else:
            yield f"  {file.path}: {_LEFT}"
            yield from _bounded((f"    {it}" for it in file.difference()), MOST_OF_DIFFERENCE)


def _override_lines(upgrade: Upgrade) -> Iterator[str]:
    if upgrade.overrides:
        yield "templates that you copied from the engine, and that are others there now:"
    for name, since in upgrade.overrides.items():
        way = f"byline override --diff {name}, then --renew {name}"
        yield f"  {name}: {way if since is Since.CHANGED else 'the engine has it no more'}"
    if upgrade.before.templates != upgrade.now.templates:
        yield "templates of your own may have to follow the new contract: see TEMPLATES.md"


def _pin_lines(upgrade: Upgrade) -> Iterator[str]:
    found = upgrade.requirements
    if found is None:
        yield "requirements.txt names no Byline; what installs it here has to install this one"
    elif upgrade.pin and found.is_locked:
        yield f"requirements.txt: left as it is, for its hashes; make it anew for {upgrade.pin}"
    elif upgrade.pin:
        yield f"requirements.txt: {found.pin} becomes {upgrade.pin}"


def _by_kind(changed: Counter[str], of: Counter[str]) -> Iterator[str]:
    for kind, number in sorted(changed.items(), key=lambda it: (-it[1], it[0])):
        yield f"{kind}: {number:,} of {of[kind]:,}"


def _summed(paths: Iterable[str]) -> list[str]:
    """The files by path; a room of the engine with many as one."""
    top = Counter(it.partition("/")[0] + "/" for it in paths)
    many = tuple(it for it in sorted(ROOMS) if top[it] >= MOST_NAMED)
    alone = [it for it in paths if not it.startswith(many)]
    return [*(f"{it} ({top[it]:,} files)" for it in many), *alone]


def _whole(head: str, names: Iterable[str]) -> Iterator[str]:
    """A list without an end, because what it names is lost."""
    found = [f"  {printable(it)}" for it in names]
    yield from ([f"{head}:", *found] if found else [])


def _listed(head: str, names: Iterable[str]) -> Iterator[str]:
    found = tuple(names)
    if found:
        yield f"{head}:"
        yield from _named("  ", found)


def _named(before: str, names: Sequence[str]) -> list[str]:
    return _bounded((f"{before}{printable(it)}" for it in names), MOST_NAMED)


def _bounded(lines: Iterable[str], most: int) -> list[str]:
    """The first lines, and how many more there are."""
    found = list(lines)
    more = len(found) - most
    indent = " " * (len(found[0]) - len(found[0].lstrip())) if found else ""
    return [*found[:most], *([f"{indent}and {more:,} more"] if more > 0 else [])]
