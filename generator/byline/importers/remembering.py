"""What is remembered of an import, and what is left to decide, as files beside the records."""

from collections.abc import Iterable, Mapping

from byline.importers.before import Before
from byline.importers.keeping.decisions import DECISIONS, Are, Decision, with_new
from byline.importers.keeping.memory import Remembered, texts_of
from byline.importers.keeping.values import values_of
from byline.importers.new_record import with_ids
from byline.importers.news import NewNote
from byline.importers.proposal import HeldBack, ToldWork, counted_by
from byline.reading.load import CONTENT


def newly_said(
    before: Before, imported: Iterable[tuple[ToldWork, str]], today: str
) -> dict[tuple[str, str], Remembered]:
    """What sources say that they did not say before, by the keys of the works."""
    news: dict[tuple[str, str], Remembered] = {}
    for told, record in imported:
        said = values_of(with_ids(told.work, before.site.people), counted_by([told]))
        last = before.memory.of(*told.key)
        if last is None or last.said != said or last.record != record:
            news[told.key] = Remembered(record, today, said)
    return news


def memory_texts(
    before: Before,
    said: Mapping[tuple[str, str], Remembered],
    notes: Iterable[NewNote],
    numbers: Mapping[str, int],
    today: str,
) -> dict[str, str]:
    """The files of what sources said, where they say anything new, or far less than before;
    `numbers` are how many works and notes each tells of."""
    news: dict[str, dict[str, Remembered]] = {}
    for note in notes:
        news.setdefault(note.source, {})[note.key] = Remembered(note.id, today, note.said)
    for (source, key), it in said.items():
        news.setdefault(source, {})[key] = it
    memory = before.memory
    for source, number in numbers.items():
        if memory.has_shrunk(source, number):
            news.setdefault(source, {})
    for source, works in news.items():
        memory = memory.with_works(source, works, numbers[source])
    return {f"{CONTENT}/{name}": text for name, text in texts_of(memory, news).items()}


def decision_texts(before: Before, held_back: Iterable[HeldBack]) -> dict[str, str]:
    """The file of decisions, with those that are to be made."""
    asked = {
        it.pair: it
        for held in held_back
        for it in (
            Decision(
                held.told.source,
                held.told.work.key,
                held.record,
                Are.UNDECIDED,
                held.told.work.title,
                held.why,
            ),
        )
    }
    known = {it.pair for it in before.decisions}
    new = [it for pair, it in asked.items() if pair not in known]
    name = f"{CONTENT}/{DECISIONS}"
    return {name: with_new(before.texts.get(name, ""), new)} if new else {}
