"""How the tests run: with the same examples for everybody, however slow the machine; and in a
copy that holds somebody's own site, without those that are about the sample."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.support.played_services import Services, played_services
from tests.support.trees import HAS_SAMPLE

settings.register_profile(
    "byline", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("byline")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leaves out the tests of the sample where it is not."""
    about_sample = [item for item in items if item.get_closest_marker("sample")]
    if about_sample and not HAS_SAMPLE:
        config.hook.pytest_deselected(items=about_sample)
        items[:] = [item for item in items if item not in about_sample]


@pytest.fixture
def services(tmp_path: Path) -> Services:
    """All services of the network, which answer nothing until a test says what."""
    return played_services(tmp_path / "kept")
