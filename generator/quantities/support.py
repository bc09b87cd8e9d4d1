"""What a citation may write: the words of what it cites, or a figure that they imply."""

from collections.abc import Callable
from dataclasses import replace

from generator.quantities.days import read_day
from generator.quantities.figures import find_figures
from generator.quantities.implication import absolute, implies, in_unit_of, name_reached, same_subject, within
from generator.quantities.lexicon import plain
from generator.quantities.quantity import Quantity
from generator.quantities.scan import find_ambiguous, find_foreign, name_readings, parse_quantity, parse_stated
from generator.quantities.spoken_figures import read_phrase
from generator.quantities.units import ENGLISH, NONE, Unit, Units

Reason = tuple[Callable[[Quantity, Quantity], bool], str]


def supports(stated: str, written: str, units: Units) -> str:
    """Nothing if the `stated` value allows the text `written`; otherwise the reason, one sentence without a stop."""
    if plain(stated) == plain(written):
        return ""
    said, put = parse_stated(stated, units), parse_quantity(written, units)
    if said is None:
        if _same_day(stated, written, units):
            return ""
        return f"`{written}` is not `{stated}`, which is no figure and must be written word for word"
    if put is None:
        return explain_unreadable(written, units)
    phrase = read_phrase(plain(written), units)  # "one quarter" may be a share or three months
    if implies(said, put) or (phrase and implies(said, phrase)):
        return ""
    return explain_refusal(said, put).format(stated=stated, written=written, said=said, put=put)


def _same_day(stated: str, written: str, units: Units) -> bool:
    """Whether both are the same day, each in its language. English writes a day as it is stated, year first."""
    if units.stated is units and units.language.partition("-")[0] == ENGLISH:
        return False
    day = read_day(stated, units.stated.language)
    return day is not None and day == read_day(written, units.language)


def allows(stated: str, written: str, units: Units) -> bool:
    """Whether the `stated` value allows the text, or would with what a sentence may say beside it: the bound, the whole
    of a ratio, what it is per, and the word "between"."""
    said, put = parse_stated(stated, units), read_part(written, units)
    if said is None or put is None:
        return not supports(stated, written, units)
    return implies(said, put) or any(implies(said, one) for one in (complete(put, said), replace(put, per=said.per)))


def read_part(written: str, units: Units) -> Quantity | None:
    """The figure that a text is, or becomes with "between" before it."""
    between = next(iter(units.lexicon.joints["between"]), "")
    return parse_quantity(written, units) or parse_quantity(f"{between} {written}", units)


def complete(part: Quantity, whole: Quantity) -> Quantity:
    """A figure with the bound, the whole of a ratio, and the unit after "per" that it leaves out of another one."""
    if part.unit.name == "x" and whole.per and not whole.unit:
        part = replace(part, unit=NONE)  # "six times", and beside it "a year"
    per = whole.per if leaves_open(part.per, whole.per) else part.per
    of = whole.of if part.of is None else part.of
    if part.comparator or part.value is None:
        return replace(part, per=per, of=of)
    low, high = (None if end is None else part.value for end in (whole.low, whole.high))
    if whole.comparator == "":
        low = high = part.value
    return replace(part, low=low, high=high, comparator=whole.comparator, per=per, of=of)


def leaves_open(said: Unit, per: Unit) -> bool:
    """Whether something of what a figure is per is still to be said: of `user/month`, after "a month", the user."""
    return said != per and (not said or said.one in per.one.split("/"))


def quotes(stated: str, written: str, units: Units) -> str:
    """As `supports`, and the very figure: a quotation is neither weaker nor rounder than what it quotes."""
    reason, said, put = supports(stated, written, units), parse_stated(stated, units), parse_quantity(written, units)
    if reason or said is None or put is None:
        return reason
    same = (said.low, said.high, said.comparator) == (put.low, put.high, put.comparator)
    return "" if same else f"`{written}` is not the figure that was withdrawn, `{stated}`"


def explain_unreadable(written: str, units: Units) -> str:
    """Why a text is not one figure."""
    number, clear = find_ambiguous(written, units)
    if number:
        whole, decimals = name_readings(number)
        return f"`{number}` may be read in two ways, {whole} and {decimals}: write `{clear}` or fewer decimals"
    number, here = find_foreign(written, units)
    if number:
        return f"`{number}` is not how numbers are written in `{units.language}`: write `{here}`"
    found = [one.text for one in find_figures(written, units)]
    if not found:
        return f"`{written}` is not a figure"
    if len(found) == 1:
        return f"`{written}` says more than a figure: put only `{found[0]}` between the brackets"
    return f"`{written}` holds {len(found)} figures: cite each one by itself"


def explain_refusal(stated: Quantity, written: Quantity) -> str:
    """The first reason that holds, as a pattern for both texts and both quantities."""
    stated = in_unit_of(stated, written)
    return next(reason for holds, reason in REASONS if holds(stated, written))


def _only_about(stated: Quantity, written: Quantity) -> bool:
    return implies(stated, replace(written, approximate=True))


def _out_of_range(stated: Quantity, written: Quantity) -> bool:
    return written.value is not None and stated.comparator == "" and stated.value is None


def _limit_as_value(stated: Quantity, written: Quantity) -> bool:
    return written.value is not None and stated.comparator != "" and set(written.ends) == set(stated.ends)


REASONS: tuple[Reason, ...] = (
    (lambda s, w: s.unit.money and w.unit.money and s.unit != w.unit,
     "`{written}` is in {put.unit}, and `{stated}` is in {said.unit}, which only a dated rate converts"),
    (lambda s, w: bool(s.unit and w.unit) and s.unit != w.unit,
     "`{written}` is in {put.unit}, and `{stated}` is in {said.unit}"),
    (lambda s, w: bool(s.unit) and not same_subject(s, replace(w, per=s.per, of=s.of)),
     "`{written}` leaves out `{said.unit}` of `{stated}`"),
    (lambda s, w: bool(w.unit) and not s.unit,
     "`{written}` says `{put.unit}`, and `{stated}` does not: write it outside the brackets"),
    (lambda s, w: bool(s.per) and not w.per and not same_subject(s, w), "`{written}` leaves out `per {said.per.one}`"),
    (lambda s, w: s.per != w.per and not same_subject(s, w), "`{stated}` is not per {put.per.one}, as `{written}` is"),
    (lambda s, w: s.of != w.of, "`{written}` and `{stated}` are not parts of the same whole"),
    (lambda s, w: absolute(w) and not absolute(s), "`{written}` says all, and `{stated}` is not quite all"),
    (_only_about, "`{written}` is only roughly what `{stated}` says: write `about {written}`"),
    (_out_of_range, "`{written}` is one figure, and `{stated}` is a range: write the whole range"),
    (_limit_as_value, "`{written}` sounds exact, and `{stated}` only sets a limit: write the limit, too"),
    (lambda s, w: within(s, w) and not name_reached(w) <= name_reached(s),
     "`{written}` sounds as if its end were reached, and `{stated}` does not say so"),
    (lambda s, w: w.comparator == ">" and s.comparator == "≥" and s.low == w.low,
     "`{written}` leaves out the end that `{stated}` allows: write “or more” or `+`"),
    (lambda s, w: True, "`{written}` is not implied by `{stated}`"),
)  # fmt: skip
"""What went wrong, in the order in which a reader would say it; the last row always holds."""
