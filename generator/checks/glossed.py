"""A citation's place in the English words that checks know, where its document is in another language.

The words of citations stay: they are read by the grammar of their own language.
"""

from collections.abc import Iterator
from dataclasses import replace

from generator.checks.cited import Cited
from generator.checks.surroundings import Spot
from generator.quantities.gloss import gloss, needs_gloss
from generator.quantities.units import Units


def in_english(cited: Cited, units: Units) -> Cited:
    """The citation with the words around it in English; the very same if they are."""
    spot = gloss_spot(cited.spot, units)
    return cited if spot is cited.spot else replace(cited, spot=spot)


def gloss_spot(spot: Spot, units: Units) -> Spot:
    """The place with its words in English, and its other citations where they are in these."""
    if not needs_gloss(units):
        return spot
    pieces = list(_pieces(spot))
    said, start, end, others = "", 0, 0, list[tuple[int, int]]()
    for n, (words, cites, own) in enumerate(pieces):
        first = len(said)
        behind, ahead = n > 0, n + 1 < len(pieces)
        said += words if cites else gloss(words, units, behind=behind, ahead=ahead)
        if own:
            start, end = first, len(said)
        elif cites:
            others.append((first, len(said)))
    wide = spot.words.join(gloss(part, units) for part in spot.wide.split(spot.words)) if spot.words else spot.wide
    return replace(
        spot,
        before=said[:start],
        after=said[end:],
        wide=wide,
        others=tuple((first - start, last - start) for first, last in others),
        label=gloss(spot.label, units),
        beside=gloss(spot.beside, units),
        under=gloss(spot.under, units),
    )


def _pieces(spot: Spot) -> Iterator[tuple[str, bool, bool]]:
    """The words of its block in order: each piece with whether it is a citation, and whether it is this one."""
    whole, start = f"{spot.before}{spot.words}{spot.after}", len(spot.before)
    own = (start, start + len(spot.words))
    at = 0
    for first, last in sorted({own, *((start + first, start + last) for first, last in spot.others)}):
        if at < first:
            yield whole[at:first], False, False
        yield whole[first:last], True, (first, last) == own
        at = last
    if at < len(whole):
        yield whole[at:], False, False
