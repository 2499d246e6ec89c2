"""From what a record writes to a file below content/, the same one on every machine."""

import posixpath
import re
import unicodedata
from pathlib import Path
from urllib.parse import unquote

from byline.problems import FileFault, nearest
from byline.reading.attachments.forms import ENDINGS, ending_of, refuse_ending
from byline.reading.load import CONTENT

_LIKE_A_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)*\.[a-zA-Z]{2,}/")


class Files:
    """The files below content/; each folder is listed once."""

    def __init__(self, site: Path) -> None:
        self.content = site / CONTENT
        self.listed: dict[Path, dict[str, str]] = {}

    def find(self, record_file: str, target: str, also: str = "") -> Path:
        """The file that the record in `record_file` means, of a form that is published or that
        ends in `also`; raises `FileFault`.

        Names are looked up in the folders' lists, because some systems find a file whose
        name is written in other letters, and others do not.
        """
        folder = posixpath.dirname(record_file)
        path = self.content
        steps = steps_to(folder, target)
        for at, step in enumerate(steps):
            name = self._name(path, step)
            if not name:
                raise self._missing(folder, target, steps, at)
            path /= name
            if path.is_symlink():
                message = f"'{target}': {name} is a symbolic link, which may lead anywhere"
                raise FileFault(message, "put what it leads to in its place")
        if path.is_dir():
            raise FileFault(f"'{target}' is a folder", "name one of the files in it")
        if ending_of(path.name) != also:
            refuse_ending(path.name)
        if not path.is_file():
            raise FileFault(f"'{target}' is not an ordinary file", "put one in its place")
        return path

    def _name(self, folder: Path, wanted: str) -> str:
        """The name in the folder that was meant, as it is coded there; '' if there is none."""
        names = self._names(folder)
        return names.get(wanted) or names.get(unicodedata.normalize("NFC", wanted), "")

    def _names(self, folder: Path) -> dict[str, str]:
        """The names in a folder by themselves, and by the usual coding of their letters."""
        if folder not in self.listed:
            names = sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []
            usual = {unicodedata.normalize("NFC", name): name for name in names}
            self.listed[folder] = {**usual, **{name: name for name in names}}
        return self.listed[folder]

    def _missing(self, folder: str, target: str, steps: tuple[str, ...], at: int) -> FileFault:
        """What to say of a path of which the step `at` is not there."""
        message = f"there is no file '{target}'"
        parent = self.content.joinpath(*steps[:at])
        likely = _likely(steps[at], self._candidates(parent, is_last=at == len(steps) - 1))
        if likely:
            better = posixpath.join(CONTENT, *steps[:at], likely, *steps[at + 1 :])
            hint = f"did you mean '{posixpath.relpath(better, folder)}'?"
            if likely.casefold() == steps[at].casefold():
                hint += "\nsmall and capital letters are not the same on the web"
            return FileFault(message, hint)
        refuse_ending(_bare(steps[-1]))
        if _LIKE_A_HOST.match(target):
            return FileFault(message, f"for a web address, write https://{target}")
        hint = f"put it beside the record, into {folder}/, or write the path from there"
        return FileFault(message, hint)

    def _candidates(self, folder: Path, *, is_last: bool) -> list[str]:
        """What a wrong name may mean: files of a published form, or folders."""
        names = [name for name in self._names(folder).values() if not name.startswith(".")]
        if is_last:
            return [name for name in names if ending_of(name) in ENDINGS]
        return [name for name in names if (folder / name).is_dir()]


def steps_to(folder: str, target: str) -> tuple[str, ...]:
    """The way from content/ to the target, by names alone; raises `FileFault` if it leads out."""
    if "\\" in target:
        better = target.replace("\\", "/")
        raise FileFault(f"'{target}' is written with backslashes", f"write {better}")
    first, *steps = posixpath.normpath(posixpath.join(folder, target)).split("/")
    if first != CONTENT:
        beside = f"beside the record, into {folder}/, or elsewhere " if folder else ""
        holder = "record" if folder else "folder of the site"
        hint = f"move the file {beside}below {CONTENT}/, and write the path from the {holder}"
        raise FileFault(f"'{target}' leads out of {CONTENT}/", hint)
    hidden = next((step for step in steps if step.startswith(".")), "")
    if hidden:
        message = f"'{target}' is hidden: {hidden} begins with a dot"
        raise FileFault(message, "rename it, so that it begins with a letter or a digit")
    return tuple(steps)


def _bare(step: str) -> str:
    """The name without what web addresses put into names and behind them."""
    return unquote(re.split(r"[?#]", step)[0])


def _likely(step: str, names: list[str]) -> str:
    """The name that was meant, but for small and capital letters or a slip; '' if there is none."""
    bare = _bare(step).casefold()
    return next((it for it in names if it.casefold() == bare), "") or nearest(step, names)
