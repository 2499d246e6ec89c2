"""Where the project and what its tests read stand."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ENGINE = ROOT / "generator" / "byline"
TESTS = ROOT / "tests"
SITES = TESTS / "sites"
NODE = TESTS / "node"
SAMPLE = ROOT / "config.yaml"
# What measurements and trials read, where it is at hand; no test needs it.
SHARED_DATA = ROOT.parent / "shared" / "data"
