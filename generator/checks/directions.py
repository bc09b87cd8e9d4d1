"""Words that say which way something goes, by their meaning."""

from collections.abc import Iterable

FEWER = frozenset(
    """
    less fewer lower smaller shorter cheaper fall falls falling fell drop drops dropped cut cuts cutting save saves
    saved saving savings reduce reduces reduced reducing reduction shrink shrinks decline declines decrease decreases
    decreased halve halves lose loses lost loss minus down discount discounts decline
    """.split()  # noqa: SIM905 - a list of words is read as words
)
MORE = frozenset(
    """
    more higher larger bigger longer greater rise rises rising rose grow grows growing grew growth increase increases
    increased increasing gain gains gained raise raises raised add adds added climb climbs up upwards expand expands
    uplift lift lifts lifted boost boosts boosted jump jumps jumped plus
    """.split()  # noqa: SIM905
)
FASTER = frozenset("faster quicker sooner earlier speed speeds accelerate accelerates speedup".split())  # noqa: SIM905
SLOWER = frozenset("slower later delay delays delayed slow slows".split())  # noqa: SIM905

DIRECTIONS = (FEWER, MORE, FASTER, SLOWER)


def find_directions(words: Iterable[str]) -> frozenset[int]:
    """The directions that the words name, as their places in `DIRECTIONS`."""
    said = {word.casefold() for word in words}
    return frozenset(n for n, direction in enumerate(DIRECTIONS) if direction & said)
