"""How property tests run: the same examples for everybody, however slow the machine."""

from hypothesis import HealthCheck, settings

settings.register_profile(
    "byline", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("byline")
