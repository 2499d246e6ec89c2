"""Renews the golden files: the output of the tiny site, and what broken sites are told.

The difference that Git shows afterwards is what a reviewer reads.
"""

import shutil
import tempfile
from pathlib import Path

from byline.problems import as_text

from tests.support import broken_sites
from tests.support.sites_on_disk import GOLDEN, GOLDEN_WARNINGS, NOT_GOLDEN, TINY, build_site


def main() -> None:
    """Builds the tiny site in place of its golden output, and checks the broken ones."""
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / "output"
        report = build_site(TINY, output)
        shutil.rmtree(GOLDEN, ignore_errors=True)
        shutil.copytree(output, GOLDEN)
        for name in NOT_GOLDEN:
            shutil.rmtree(GOLDEN / name)
    warnings = "\n\n".join(as_text(problem) for problem in report.problems) + "\n"
    GOLDEN_WARNINGS.write_text(warnings, "utf-8")
    broken_sites.bless()
    print("renewed the golden site and what broken sites are told; now read the difference")


if __name__ == "__main__":
    main()
