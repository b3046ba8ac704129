"""Names of countries, as datelines end in them."""

from functools import cache


@cache
def countries() -> frozenset[str]:
    """Common English names of all countries (ISO 3166)."""
    import pycountry  # loads its tables: only where a line looks like a dateline

    usual = ("common_name", "name", "official_name")
    named = {getattr(country, name, "") for country in pycountry.countries for name in usual}
    return frozenset({name.partition(",")[0] for name in named if name} | {"UK", "USA", "Russia", "Syria", "Turkey"})
