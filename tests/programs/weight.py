"""What readers download: paper pages with their style sheet, and scripts, compressed.

python -m tests.programs.weight CONFIG

A page and the style sheet are compressed each by itself, because each is sent by itself. KB are
thousands of bytes.
"""

import gzip
import statistics
import sys
from dataclasses import dataclass
from pathlib import Path

from byline.building.prepare import Prepared

from tests.support.page_kinds import prepared

LEVEL = 6  # what servers use


@dataclass(frozen=True)
class Weights:
    """Compressed bytes: of the style sheet, of all scripts but those of search, of these, and of
    each paper's page, by id."""

    style: int
    scripts: int
    search: int
    papers: dict[str, int]

    @property
    def with_style(self) -> list[int]:
        """What each paper's page and the style sheet take together, the lightest first."""
        return sorted(page + self.style for page in self.papers.values())

    @property
    def heaviest(self) -> str:
        """The id of the paper with the heaviest page."""
        return max(self.papers, key=lambda paper: self.papers[paper])


def weigh(site: Prepared) -> Weights:
    """Makes every paper's page, and weighs it."""
    style = [asset.content for asset in site.assets if asset.address.endswith(".css")]
    scripts = [asset for asset in site.assets if asset.address.endswith(".js")]
    return Weights(
        sum(map(_compressed, style)),
        sum(_compressed(it.content) for it in scripts if "/search/" not in it.address),
        sum(_compressed(it.content) for it in scripts if "/search/" in it.address),
        {
            page.key[0]: _compressed(site.renderer.page(page))
            for page in site.pages
            if page.kind == "paper"
        },
    )


def table(weights: Weights) -> str:
    """The figures that the budgets are about."""
    pages = weights.with_style
    rows = {
        "style sheet": weights.style,
        "scripts": weights.scripts,
        "scripts of search": weights.search,
        "paper and style sheet, median": statistics.median(pages),
        "paper and style sheet, 95th percentile": percentile_95(pages),
        f"paper and style sheet, largest ({weights.heaviest})": pages[-1],
    }
    lines = [f"| {len(pages):,} papers | KB |", "|---|---:|"]
    return "\n".join(lines + [f"| {label} | {size / 1000:.2f} |" for label, size in rows.items()])


def percentile_95(ordered: list[int]) -> int:
    """What nineteen of twenty do not exceed."""
    return ordered[-(-len(ordered) * 19 // 20) - 1]


def _compressed(content: bytes) -> int:
    return len(gzip.compress(content, LEVEL, mtime=0))


if __name__ == "__main__":
    print(table(weigh(prepared(Path(sys.argv[1])))))
