"""What the last build left beside the output, and what this one leaves for the next."""

from pathlib import Path, PurePosixPath

from byline.building.options import Options, Report
from byline.building.pages import Traces, keep_traces, recall_traces
from byline.building.unchanged import inputs, keep_last
from byline.cache.program import digest
from byline.cache.store import keep_readings, recall_readings
from byline.derive.figures import Compared, keep_comparison, recall_comparison
from byline.publish import Stage
from byline.reading.find import ENDINGS
from byline.reading.load import LARGEST_FILE
from byline.reading.read import Known, kept_lines


class LastBuild:
    """What was kept, recalled when it is asked for. Whatever is missing counts as not kept."""

    def __init__(self, options: Options) -> None:
        self.stage = Stage(options.output, keeps_foreign=options.force)
        self._options = options
        self._inputs = inputs(options, _is_of_records)
        self._side, self._program = self.stage.places.side, digest()
        self._read: frozenset[str] = frozenset()
        self._compared: Compared | None = None

    def readings(self) -> Known:
        """What files of records came to, by their keys."""
        known = recall_readings(self._side, self._program)
        self._read = frozenset(known)
        return known

    def comparison(self) -> Compared | None:
        """What was near to each text."""
        self._compared = recall_comparison(self._side, self._program)
        return self._compared

    def traces(self) -> Traces:
        """How pages were made."""
        return recall_traces(self._side, self._program)

    def keep_readings(self, files: Known) -> None:
        """Keeps what files came to, if that is not what was kept."""
        lines = kept_lines(files)
        if lines.keys() != self._read:
            with self.stage.opened():
                keep_readings(self._side, self._program, lines)

    def keep(
        self, traces: Traces, compared: Compared, report: Report, named: frozenset[Path]
    ) -> None:
        """Keeps how the site was made that is published now, and the files that records named."""
        keep_traces(self._side, self._program, traces)
        if compared is not self._compared:
            keep_comparison(self._side, self._program, compared)
        keep_last(self._options, self._inputs, named, report, self.stage.last)


def _is_of_records(path: str, size: int) -> bool:
    """A file may hold records; one that is too large is refused unread."""
    return PurePosixPath(path).suffix in ENDINGS and size <= LARGEST_FILE
