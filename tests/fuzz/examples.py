"""How many examples a property is tried with: few with every test run, thousands with `make fuzz`."""

import os

from hypothesis import HealthCheck, settings

FUZZING = os.environ.get("HYPOTHESIS_PROFILE") == "fuzz"


def tried(lean: int, thorough: int = 5_000) -> settings:
    """Settings of a property; nothing is timed, since a machine may be busy."""
    unhurried = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture, HealthCheck.data_too_large]
    return settings(max_examples=thorough if FUZZING else lean, deadline=None, suppress_health_check=unhurried)
