"""Whom a byline reaches, and what is said of it: the one answer for all that show bylines."""

from collections.abc import Iterable
from enum import Enum, auto
from functools import cache
from typing import NamedTuple

from byline.library.identity import NAME, Attribution, PersonKey, Rule
from byline.library.model import Person
from byline.records.config import Config
from byline.words import interface as words


class Whom(Enum):
    """What a byline stands for."""

    OTHERS = auto()  # names that the record leaves out
    TEAM = auto()
    NOBODY = auto()  # several people may be meant
    PERSON = auto()


class Why(NamedTuple):
    """What is said of a rule of attribution: its name, what it is worth, and both in a phrase."""

    name: str
    means: str
    in_short: str
    is_weak: bool  # a name alone, or nothing

    @property
    def mark(self) -> str:
        """What stands beside a paper in somebody's list: nothing where the rule is not weak."""
        return self.name if self.is_weak else ""


@cache
def why(rule: Rule) -> Why:
    """What is said of a byline that reached somebody, or nobody, by this rule."""
    return Why(
        name=words.EVIDENCE[rule.value],
        means=words.EVIDENCE_MEANS[rule.value],
        in_short=words.EVIDENCE_IN_SHORT[rule.value],
        is_weak=rule.by_name_only or rule in {Rule.AMBIGUOUS, Rule.TWICE},
    )


class Reached(NamedTuple):
    """Whom a byline reaches. `page_of` is who or which name has a page that tells of it; a person
    of an unlisted paper, or a draft, may not be in the library."""

    whom: Whom
    printed: str
    rule: Rule
    page_of: PersonKey | None = None

    @property
    def person(self) -> PersonKey | None:
        """The person, if it is one."""
        return self.page_of if self.whom is Whom.PERSON else None

    @property
    def why(self) -> Why:
        """Why the byline reaches whom it reaches."""
        return why(self.rule)


def reached(byline: Attribution) -> Reached:
    """Whom the byline reaches, and what is said of it."""
    if byline.rule is Rule.OTHERS:
        return Reached(Whom.OTHERS, words.OTHERS, byline.rule)
    if byline.rule is Rule.TEAM:
        return Reached(Whom.TEAM, byline.printed, byline.rule)
    if byline.person is None:
        return Reached(Whom.NOBODY, byline.printed, byline.rule, PersonKey(NAME, byline.name))
    return Reached(Whom.PERSON, byline.printed, byline.rule, byline.person)


def whose_site(config: Config, person: Person) -> bool:
    """Is it this person's site too? It is that of all with a record, if it does not say whose."""
    author = person.author
    if author is None:
        return False
    return not config.people or not {author.id, *author.aliases}.isdisjoint(config.people)


def why_here(config: Config, person: Person, rule: Rule) -> Why:
    """What is said of a rule on the person's own page. The people whose site it is are known there
    by their name, so that a byline with no more than it bears no mark; its evidence stays."""
    is_known = rule is Rule.ONLY_AUTHOR and whose_site(config, person)
    if not is_known or config.features.own_marks:
        return why(rule)
    return why(rule)._replace(name=words.BY_OWN_NAME, is_weak=False)


def all_named(bylines: Iterable[Attribution]) -> list[Attribution]:
    """The bylines that give a name: all but the word for names left out."""
    return [byline for byline in bylines if byline.rule is not Rule.OTHERS]
