"""Time zones by their names. The database is a package, so that a build says the same of summer time everywhere."""

from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo

import tzdata


@cache
def zone_names() -> frozenset[str]:
    """The names that the database knows, such as `America/New_York`."""
    return frozenset(files(tzdata).joinpath("zones").read_text("utf-8").split())


@cache
def find_zone(name: str) -> ZoneInfo:
    """The zone of this name; `KeyError` if there is none."""
    if name not in zone_names():
        raise KeyError(name)
    with files(tzdata).joinpath("zoneinfo", *name.split("/")).open("rb") as data:
        return ZoneInfo.from_file(data, key=name)
