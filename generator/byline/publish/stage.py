"""The stage: receives what changed, and takes the output's place when it holds the whole site."""

import errno
import hashlib
import io
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from byline.addresses import file_of
from byline.machine.refusals import refusal
from byline.publish.disk import drafted, exchanged, link_or_copy, rename, settle, settle_names
from byline.publish.excerpt import Excerpt
from byline.publish.foreign import foreign_in, marker_of, refuse, set_aside
from byline.publish.lock import locked
from byline.publish.manifest import manifest, renew, tells_of
from byline.publish.places import (
    KEEP_IT,
    MARKER,
    Places,
    PublishError,
    refuse_foreign,
    refuse_no_folder,
    remove,
)
from byline.publish.survey import NOTHING, File, Generation, Made, forget, recall, remember, survey

NO_JEKYLL = ".nojekyll"  # asks GitHub Pages to publish the files as they are
_CHUNK = 1 << 20
_WRITING = 0o022  # by others than the owner
# Why a folder is not removed that is not empty, or is none (any more).
_HOLDS_OR_IS_GONE = {errno.ENOTEMPTY, errno.EEXIST, errno.ENOENT, errno.ENOTDIR}


class Stage:
    """The generation beside the output. Processes that are forked may write to it at once.

    An output that holds what no build put there is refused, unless it is to be kept beside.
    """

    def __init__(self, output: Path, *, keeps_foreign: bool = False) -> None:
        refuse_no_folder(output)
        if not keeps_foreign:
            refuse_foreign(output, KEEP_IT)
        self.places = Places(output)
        self.kept: Path | None = None  # the last output, once it was set aside
        self._keeps_foreign = keeps_foreign
        self._holds_foreign = False
        self.below = self.places.stage.as_posix()  # as text, of which all paths are made
        self.known = self.last = NOTHING  # of the output: what was seen of it, what it holds
        self.held: Mapping[str, File] = {}
        self.folders = {self.places.side.as_posix()}  # those that are there for certain

    @contextmanager
    def opened(self) -> Iterator[None]:
        """Runs a build; if that fails, the output stays. Nobody else may write meanwhile."""
        try:
            with locked(self.places):
                heal(self.places)
                with _for_all_to_read(), self._room_given_back():
                    yield
        except OSError as fault:
            about = refusal(fault, str(self.places.output))
            raise PublishError(f"the site was not built: {about}") from fault

    @contextmanager
    def _room_given_back(self) -> Iterator[None]:
        """A disk that refuses gets back what the stage took of it: it may be full."""
        try:
            yield
        except (OSError, PublishError):
            with suppress(OSError):
                remove(self.places.stage)
            raise

    def compare(self) -> None:
        """Looks at what the output holds, so that it need not be written again."""
        output = self.places.output
        self.known = recall(self.places.side, output)
        self.last = survey(output, self.known)
        self.held = self.last.files()
        foreign = foreign_in(self.places, self.last)
        if not self._keeps_foreign:
            refuse(output, foreign, KEEP_IT)
        self._holds_foreign = bool(foreign)
        if foreign:  # what is kept shares no file with the new site
            self.held = {}
            remove(self.places.stage)

    def is_as_published(self) -> bool:
        """Nobody has touched the output since it was published."""
        return tells_of(self.places.manifest, self.held)

    def held_as(self, address: str, sha256: str) -> Made | None:
        """The file that answers the address, if the output holds it with that content."""
        path = file_of(address)
        held = self.held.get(path)
        return Made(path, held) if held and held.sha256 == sha256 else None

    def write(self, address: str, content: bytes) -> Made:
        """The file that answers the address has this content."""
        path, digest = file_of(address), hashlib.sha256(content).hexdigest()
        held = self.held.get(path)
        if held and held.sha256 == digest:
            return Made(path, held)
        with self._new(path) as file:
            file.write(content)
            return _made(path, file, digest)

    def copy_excerpt(self, address: str, source: Path, excerpt: Excerpt) -> Made:
        """The file that answers the address is what is published of this one."""
        path = file_of(address)
        held = self.held.get(path)
        if held and held.sha256 == excerpt.sha256:
            return Made(path, held)
        try:
            with self._new(path) as file:
                file.writelines(excerpt.read(source))
                return _made(path, file, excerpt.sha256)
        except OSError as fault:
            raise _cannot_copy(source, fault) from fault

    def copy(self, address: str, source: Path) -> Made:
        """The file that answers the address is a copy of this one."""
        path = file_of(address)
        try:
            with source.open("rb") as original:
                held = self.held.get(path)
                if held and held.sha256 == hashlib.file_digest(original, "sha256").hexdigest():
                    return Made(path, held)
                original.seek(0)
                return self._copied(path, original)
        except OSError as fault:
            raise _cannot_copy(source, fault) from fault

    @contextmanager
    def workshop(self) -> Iterator[Path]:
        """A folder for others to make files in, which `take_all` then takes; it goes in the end."""
        remove(self.places.workshop)
        self.places.workshop.mkdir()
        try:
            yield self.places.workshop
        finally:
            remove(self.places.workshop)

    def take_all(self, folder: Path) -> list[Made]:
        """The site is to have all files below a folder of the workshop, at the same places."""
        files = sorted(path for path in folder.rglob("*") if path.is_file())
        return [self._taken(path.relative_to(folder).as_posix(), path) for path in files]

    def _taken(self, path: str, file: Path) -> Made:
        """The file is moved to the stage, unless the output holds it or its like."""
        state, held = file.stat(), self.held.get(path)
        now = (state.st_ino, state.st_mtime_ns, state.st_size)
        if held and held[:3] == now:  # another name of the output's own file
            return Made(path, held)
        with file.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
        if held and held.sha256 == digest:
            return Made(path, held)
        place = self._room_for(path)
        remove(Path(place))
        file.rename(place)
        return Made(path, File(*now, digest))

    def _copied(self, path: str, original: IO[bytes]) -> Made:
        """A new file with what is read, hashed as it is written: it may change meanwhile."""
        digest = hashlib.sha256()
        with self._new(path) as file:
            while chunk := original.read(_CHUNK):
                digest.update(chunk)
                file.write(chunk)
            return _made(path, file, digest.hexdigest())

    def _new(self, path: str) -> IO[bytes]:
        """A new file of the stage: one that is there may be the output's, and is not written to."""
        place = self._room_for(path)
        try:
            return io.BufferedWriter(io.FileIO(place, "xb"))
        except FileExistsError:
            remove(Path(place))
            return io.BufferedWriter(io.FileIO(place, "xb"))

    def _room_for(self, path: str) -> str:
        """Where the stage is to hold the file, in a folder that is there.

        Paths are texts here: objects for all files of a site would take longer than the files.
        """
        place = f"{self.below}/{path}"
        self._be_folder(place[: place.rindex("/")])
        return place

    def _be_folder(self, folder: str) -> None:
        """The folder is there, and so are those that lead to it: true folders, no links."""
        if folder in self.folders:
            return
        self._be_folder(folder[: folder.rindex("/")])
        place = Path(folder)
        try:
            place.mkdir()
        except FileExistsError:
            if place.is_symlink() or not place.is_dir():
                remove(place)
                place.mkdir(exist_ok=True)
        self.folders.add(folder)

    def publish(self, made: Iterable[Made]) -> None:
        """The output holds what was made and nothing else, from one moment to the next."""
        wanted = dict([self.write(NO_JEKYLL, b""), *made])
        wanted |= [self.write(MARKER, marker_of(wanted))]
        places, side = self.places, self.places.side
        is_new = bool(self.last.strays) or _hashes(self.held) != _hashes(wanted)
        seen = {places.output: self.last} if self.last != self.known else {}
        if is_new:
            seen[places.stage] = self._completed(wanted)
        if seen:
            settle(side, self._new_files(wanted) if is_new else ())
        for folder, generation in seen.items():
            remember(side, folder, generation)
        if is_new:
            self.last = seen[places.stage]
            told = drafted(places.manifest, manifest(wanted))  # later the disk may be full
            places.manifest.unlink(missing_ok=True)  # what it says is about to be wrong
            if self._holds_foreign:
                self.kept = set_aside(places.output)
            try:
                exchange(places)
            except OSError:
                if self.kept:
                    self.kept.rename(places.output)
                raise
            told.replace(places.manifest)
        else:
            renew(places.manifest, wanted)
        forget(side, (places.output, places.stage))

    def _new_files(self, wanted: Mapping[str, File]) -> Iterator[Path]:
        """The files of the stage that the output does not hold."""
        held = self.held
        return (self.places.stage / path for path, file in wanted.items() if held.get(path) != file)

    def _completed(self, wanted: Mapping[str, File]) -> Generation:
        """The stage, once it holds the wanted files and nothing else."""
        stage = self.places.stage
        self._be_folder(self.below)
        before = survey(stage, recall(self.places.side, stage), wanted)
        removed = self._remove_unwanted(before, _hashes(wanted))
        linked = self._link_missing(before.files(), wanted)
        staged = survey(stage, before.without([*removed, *linked]), wanted)
        if staged.strays or _hashes(staged.files()) != _hashes(wanted):
            raise PublishError(f"something else changed files in {stage} meanwhile; build again")
        return staged

    def _remove_unwanted(self, staged: Generation, wanted: Mapping[str, str]) -> list[str]:
        """Takes away strays, files that are not wanted as they are, and folders left empty."""
        files = staged.files().items()
        unwanted = [path for path, file in files if wanted.get(path) != file.sha256]
        unwanted += staged.strays
        for path in unwanted:
            place = self.places.stage / path
            remove(place)
            _remove_empty(place.parent, self.places.stage)
        return unwanted

    def _link_missing(self, staged: Mapping[str, File], wanted: Mapping[str, File]) -> list[str]:
        """Gives the stage what it lacks and the output holds."""
        self.folders = {self.places.side.as_posix()}
        has, held = _hashes(staged), self.held
        missing = [
            path
            for path, file in wanted.items()
            if has.get(path) != file.sha256 and held.get(path) == file
        ]
        for path in missing:
            link_or_copy(f"{self.places.output}/{path}", self._room_for(path))
        return missing


@contextmanager
def _for_all_to_read() -> Iterator[None]:
    """Everybody may read what is new, as a web server must, whatever is usual here; who else may
    write is left as it is."""
    usual = os.umask(_WRITING)
    os.umask(usual & _WRITING)
    try:
        yield
    finally:
        os.umask(usual)


def heal(places: Places) -> None:
    """Puts back what a build that was stopped between two renames left under another name."""
    if places.old.is_dir():
        if not places.output.exists():
            places.old.rename(places.output)
        elif not places.stage.exists():
            places.old.rename(places.stage)
        else:
            remove(places.old)


def exchange(places: Places) -> None:
    """The stage and the output change places, and the disk holds that they did."""
    if not places.output.exists():
        rename(places.stage, places.output)
    elif not exchanged(places.stage, places.output):
        rename(places.output, places.old)
        try:
            rename(places.stage, places.output)
        except OSError:
            rename(places.old, places.output)
            raise
        rename(places.old, places.stage)
    settle_names(places.output.parent)
    settle_names(places.side)


def _made(path: str, file: IO[bytes], digest: str) -> Made:
    """What was made, with what stands for it once the last byte is written."""
    file.flush()
    state = os.fstat(file.fileno())
    return Made(path, File(state.st_ino, state.st_mtime_ns, state.st_size, digest))


def _cannot_copy(source: Path, fault: OSError) -> PublishError:
    return PublishError(f"cannot copy {source}: {fault.strerror}")


def _hashes(files: Mapping[str, File]) -> dict[str, str]:
    return {path: file.sha256 for path, file in files.items()}


def _remove_empty(folder: Path, root: Path) -> None:
    """Removes the folder and those above it, below the root, that hold nothing any more.

    None is looked into: it may hold very many.
    """
    while folder != root:
        try:
            folder.rmdir()
        except OSError as fault:
            if fault.errno not in _HOLDS_OR_IS_GONE:
                raise
            return
        folder = folder.parent
