"""`byline who`: which bylines resolve to whom, by which rule, and what would change it."""

from collections import defaultdict
from collections.abc import Iterable

from byline.alphabet import fold
from byline.library.identity import Attribution, PersonKey, Rule
from byline.library.model import Library, Work
from byline.library.reached import Whom, reached
from byline.library.register import was_called
from byline.records.names import parse
from byline.words import interface as words

SHOWN = 12
CHANGES = {
    Rule.ID: "the `id` on the byline decides; edit it there",
    Rule.ORCID: "the `orcid` on the byline decides; an `id` beside it would go first",
    Rule.KEY: "the number behind the name decides; an author who lists it in `variants` owns it",
    Rule.VARIANT: (
        "an `id`, `orcid` or homonym key on the byline would go first; a second author who has "
        "this name or variant would make it ambiguous"
    ),
    Rule.ONLY_AUTHOR: (
        "an `id`, `orcid` or homonym key on the byline would settle it; a second author of "
        "this name would make it ambiguous"
    ),
    Rule.EXACT_NAME: (
        "a file in content/authors/ with this name or variant would own it; so would an `id`, "
        "`orcid` or homonym key on the byline"
    ),
    Rule.AMBIGUOUS: "an `id`, `orcid` or homonym key on the byline would settle it",
    Rule.TWICE: "an `id`, `orcid` or homonym key on the byline would settle it",
    Rule.TEAM: "`group: true` makes it a team; without it, it would be a person",
}


def explain(library: Library, question: str) -> str | None:
    """The answer for a paper's id, or for a name; None where nothing is known of it."""
    renamed = {it.old: it.new for it in library.redirects if it.kind == "papers"}
    work = library.works.get(renamed.get(question, question))
    return _about_paper(library, work) if work else _about_name(library, question)


def _about_paper(library: Library, work: Work) -> str:
    lines = [f"{work.id}: {work.title.plain}"]
    for at, byline in enumerate(work.bylines, start=1):
        if byline.rule is Rule.OTHERS:
            lines.append(f"{at:4}. names are omitted here")
            continue
        lines.append(f"{at:4}. {byline.printed} -> {_person(library, byline)}")
        lines += [f"      {line}" for line in _evidence(library, byline)]
    return "\n".join(lines)


def _about_name(library: Library, question: str) -> str | None:
    """The bylines that print the name; for a former name, those that print the name today."""
    name = parse(question)
    found = _printing(library, fold(name.printed), name.number)
    if found:
        return _told(library, question, found)
    today = dict.fromkeys(
        person.name
        for person in library.people.values()
        if person.author and was_called(person.author, fold(name.printed))
    )
    answers = [
        _told(library, it, found) for it in today if (found := _printing(library, fold(it), ""))
    ]
    return "\n".join(answers) or None


def _printing(library: Library, name: str, number: str) -> list[tuple[Work, Attribution]]:
    """The bylines that print the folded name, with the number of a homonym key if asked for."""
    return [
        (work, byline)
        for work in library.works.values()
        for byline in work.bylines
        if name in {byline.name, fold(byline.printed)} and number in ("", byline.number)
    ]


def _told(library: Library, heading: str, bylines: list[tuple[Work, Attribution]]) -> str:
    """The bylines in groups of those that reach one person by one rule."""
    groups: dict[tuple[Rule, PersonKey | None], list[tuple[Work, Attribution]]] = defaultdict(list)
    for work, byline in bylines:
        groups[byline.rule, byline.person].append((work, byline))
    lines = [f"{heading}: {words.count(len(bylines), 'byline', 'bylines')}"]
    for group in groups.values():
        byline = group[0][1]
        lines.append(f"  {len(group)} -> {_person(library, byline)}")
        lines += [f"      {line}" for line in _evidence(library, byline)]
        lines.append(f"      papers: {_some(dict.fromkeys(work.id for work, _byline in group))}")
    return "\n".join(lines)


def _person(library: Library, byline: Attribution) -> str:
    it = reached(byline)
    if it.whom is Whom.TEAM:
        return words.TEAM
    if it.person is None:
        return words.NOBODY
    if it.person.is_declared:
        return _candidate(library, it.person)
    return f"the undeclared {_with_key(byline.printed, byline.row)}"


def _with_key(name: str, row: str) -> str:
    """A homonym key says the name, an ORCID does not."""
    return row if row.startswith(name) else f"{name} ({row})"


def _evidence(library: Library, byline: Attribution) -> list[str]:
    it = reached(byline)
    lines = [f"rule: {it.why.name}. {it.why.means}"]
    candidates = set(byline.candidates)
    if name := library.names.get(byline.name):
        candidates |= set(name.candidates)
    candidates -= {byline.person} if byline.person else set()
    if candidates:
        lines.append(f"candidates: {_some(sorted(_candidate(library, it) for it in candidates))}")
    return [*lines, f"what would change it: {CHANGES[byline.rule]}"]


def _candidate(library: Library, key: PersonKey) -> str:
    person = library.people.get(key)
    if person and not person.author:
        return _with_key(person.name, person.rows[0])
    author = f"authors/{key.value}"
    return f"{person.name} ({author})" if person else author


def _some(texts: Iterable[str]) -> str:
    everything = list(texts)
    more = f" and {len(everything) - SHOWN} more" if len(everything) > SHOWN else ""
    return ", ".join(everything[:SHOWN]) + more
