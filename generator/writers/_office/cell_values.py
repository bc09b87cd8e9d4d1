"""Values of a model in a cell: their type, their number format, and the rule for what may be entered."""

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from locale import windows_locale
from math import isfinite
from typing import Literal

from generator.content.locale_forms import MINUS, as_at_home, is_home, locale_of
from generator.content.translation import Translation, translatable
from generator.diagnostics import Diagnostic, Problem
from generator.formulas import ErrorValue
from generator.models.value_forms import RESULTS, Form, find_places, form_of, read_truth
from generator.pages.tree import Element
from generator.pages.typography import set_in_line
from generator.quantities.units import engine_units

Value = float | int | str | bool | None

ERRORS = frozenset(error.value for error in ErrorValue)
CLDR_YEAR, PARTED = re.compile("y+"), re.compile("[.,]")
BETWEEN = re.compile(r"(?:'[^']*'|[^A-Za-z'])+")
"""What stands between day, month and year in a pattern of the CLDR; words of its own are in quotes."""
HOME_NUMBER = 0x409
WORDED = frozenset({"text", "flag"})
PLAIN_SIGNS = frozenset({"", "$", "€", "£", "¥"})
"""Signs that a number format may hold as they are; others stand in quotes."""
FIRST_DAY, LAST_DAY = "61", "2958465"
"""The days that every program counts alike, from March 1900."""
INLINE_CHOICES = 255  # characters that Excel takes for a list written into the rule itself


def is_value(cell: Element) -> bool:
    """Whether a table's cell holds a value of a model rather than words."""
    return cell.has("input") or cell.has("output") or {"data-value", "data-unit"} <= cell.attributes.keys()


def value(cell: Element) -> Value:
    """The cell's `data-value` as its unit types it; nothing where nothing is given."""
    text, unit = cell.get("data-value"), cell.get("data-unit")
    if not text.strip():
        return "" if cell.get("data-formula") or (unit == "text" and cell.has("output")) else None
    if cell.has("output"):
        return _result(cell, text, unit)
    if unit == "flag":
        truth = read_truth(text)
        return _no_number(cell, "data-value") if truth is None else truth
    return text if unit == "text" or text in ERRORS else _number(cell, "data-value")


def _result(cell: Element, text: str, unit: str) -> Value:
    """What a formula came to: a truth or a text in any unit, such as "not reached" where months are expected."""
    truth = read_truth(text) if unit == "flag" or text in RESULTS else None
    if truth is not None:
        return truth
    if unit == "text" or text in ERRORS:
        return text
    try:
        return _number(cell, "data-value")
    except Problem:
        if cell.get("data-formula"):
            return text
        raise


def _number(cell: Element, name: str) -> float | int:
    try:
        number = float(cell.get(name))
    except ValueError:
        return _no_number(cell, name)
    if not isfinite(number):
        return _no_number(cell, name)
    return int(number) if number.is_integer() and abs(number) < 1e15 else number


def _no_number(cell: Element, name: str) -> int:
    message = f"`{name}` of `{cell.get('data-name')}` is `{cell.get(name)}`, which its unit does not allow"
    raise Problem(Diagnostic("bad-value", message, cell.at, "write a plain number, percentages as fractions"))


def number_format(cell: Element, translation: Translation) -> str:
    """Excel's format for the cell's unit; words around the number where the page has them too."""
    unit = cell.get("data-unit")
    if unit in WORDED:
        return "@" if unit == "text" and cell.has("input") else "General"
    if unit == "date":
        return day_format(translation.language)
    form = form_of(unit, translation)
    digits = "#,##0" + decimals(_places(cell, form))
    zero = cell.get("data-zero") if cell.has("output") else ""
    if form.factor == 100:
        words = form.after.removeprefix(form.behind)
        share = f"{quoted(form.behind.removesuffix('%'))}%{quoted(words)}"
        return _sign(form, digits, share, zero)
    said = _figure_said(cell).removesuffix(zero)
    # A blank cell is to be filled in as its unit is written, and so is one that holds no number yet.
    is_worded = form.after and (not said or said.endswith((form.one.strip() or form.after.strip(), form.after.strip())))
    many = quoted(form.after if is_worded else form.behind)
    if is_worded and form.one:
        return f"[=1]{digits}{quoted(form.one)};[<0]−{digits}{many};{digits}{many}"
    return _sign(form, digits, many, zero)


def _figure_said(cell: Element) -> str:
    """The words of a cell that holds a number; nothing where a formula came to a text, such as "not reached"."""
    try:
        float(cell.get("data-value"))
    except ValueError:
        return ""
    return set_in_line(cell.text)


def _before(money: str) -> str:
    return money if money in PLAIN_SIGNS else f'"{money}"'


def quoted(words: str) -> str:
    """Words in a number format."""
    return f'"{words}"' if words else ""


def _sign(form: Form, digits: str, after: str, zero: str = "") -> str:
    """The format of a number as it is and below zero; what stands for zero where the page has words for it."""
    before = form.minus if form.minus != f"{MINUS}{form.before}" else ""
    below = quoted(before) if before else f"{MINUS}{_before(form.before)}"
    said = f"{_before(form.before)}{digits}{after};{below}{digits}{after}"
    return f'{said};"{zero}"' if zero else said


def day_format(language: str) -> str:
    """Excel's format of a day, spelt as LibreOffice keeps it; names of months are those of the language, whoever opens
    the file. Both know a language by its number: LibreOffice takes a format with `[$-de-DE]` for none."""
    pattern = CLDR_YEAR.sub("yyyy", str(locale_of(language).date_formats["medium"].pattern))
    named = f"[$-{_number_of(language):X}]" if "MMM" in pattern else ""
    return named + BETWEEN.sub(lambda between: _spell(between[0].replace("'", "")), pattern.replace("M", "m"))


def _spell(between: str) -> str:
    return f"\\{between}" if len(between) == 1 else quoted(between)


def _number_of(language: str) -> int:
    """The number by which Windows knows the language; the lowest is that of its first country."""
    whole, base = language.replace("-", "_"), language.partition("-")[0]
    named = sorted((number, name) for number, name in windows_locale.items() if name.partition("_")[0] == base)
    return next((number for number, name in named if name == whole), named[0][0] if named else HOME_NUMBER)


def _places(cell: Element, form: Form) -> int:
    places = cell.get("data-decimals")
    if places.isdecimal():
        return min(int(places), 15)
    try:
        return find_places(float(cell.get("data-value")), form)
    except ValueError:
        return form.decimals


def decimals(places: int) -> str:
    """So many decimals in a number format."""
    return "." + "0" * places if places else ""


_FIGURE = re.compile(r"([-−])?([$€£¥₹₩]|[A-Z]{3}[ \u00a0])?(0|[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d*)(?:\.(\d+))?(%)?")


def figure(text: str, language: str = "en") -> tuple[float, str] | None:
    """The number and the format that show exactly this text; nothing when the text is more than one number."""
    if not is_home(language):
        text, written = as_at_home(text, language), text
        if text == written and PARTED.search(text):  # `1.0` is no number in German
            return None
    match = _FIGURE.fullmatch(text)
    if match is None or sum(sign.isdigit() for sign in text) > 15:
        return None
    minus, money, whole, fraction, percent = match.groups()
    if money and not engine_units().find(money.strip()).money:  # `XYZ 12` is a name
        return None
    shape = ("#,##0" if "," in whole or len(whole) < 4 else "0") + decimals(len(fraction or ""))
    digits = f"{_before(money or '')}{shape}{percent or ''}"
    number = Decimal(f"{'-' if minus else ''}{whole.replace(',', '')}.{fraction or '0'}") / (100 if percent else 1)
    return float(number), f"{digits};{minus or '−'}{digits}"


@dataclass(frozen=True, slots=True)
class Rule:
    """What may be entered: Excel's kind of rule, its bounds, and the sentence that tells it."""

    kind: Literal["whole", "decimal", "date", "list", "none"]
    operator: Literal["between", "greaterThanOrEqual", "lessThanOrEqual"] = "between"
    first: str = ""
    second: str = ""
    sentence: str = ""


def rule(cell: Element, choices: str, translation: Translation) -> Rule:
    """The rule of an entry cell; `choices` is the range that holds choices too long for the rule itself."""
    unit = cell.get("data-unit")
    if cell.get("data-choices"):
        listed = choices or f'"{",".join(choices_of(cell))}"'
        return Rule("list", first=listed, sentence=translation.gettext("Choose one from the list."))
    if unit == "flag":
        return Rule("list", first='"TRUE,FALSE"', sentence=translation.gettext("Choose TRUE or FALSE."))
    if unit == "text":
        return Rule("none", sentence=cell.get("data-prompt") or translation.gettext("Enter a text."))
    if unit == "date":
        return Rule("date", "between", FIRST_DAY, LAST_DAY, translation.gettext("Enter a day, year first."))
    return _bound_cell(cell, "whole" if cell.get("data-whole") == "true" else "decimal", translation)


def choices_of(cell: Element) -> list[str]:
    """The choices as written, `|` between them."""
    return [choice.strip() for choice in cell.get("data-choices").split("|") if choice.strip()]


def needs_range(cell: Element) -> bool:
    """Whether the choices cannot be written into the rule: Excel would cut them at commas or at 255 characters."""
    choices = choices_of(cell)
    return any("," in choice or '"' in choice for choice in choices) or len(",".join(choices)) > INLINE_CHOICES - 2


def _bound_cell(cell: Element, kind: Literal["whole", "decimal"], translation: Translation) -> Rule:
    low, high = (_number(cell, name) if cell.get(name) else None for name in ("data-least", "data-most"))
    least, most = ("" if bound is None else _bound(cell, bound, translation) for bound in (low, high))
    asked = _WHOLE if kind == "whole" else _NOUNS.get(cell.get("data-unit").partition("/")[0], _ANY)
    noun = translation.gettext(asked)
    if low is not None and high is not None:
        sentence = translation.gettext("Enter {number} from {least} to {most}.", number=noun, least=least, most=most)
        return Rule(kind, "between", _plain(low), _plain(high), sentence)
    if low is not None:
        sentence = translation.gettext("Enter {number}, {least} or more.", number=noun, least=least)
        return Rule(kind, "greaterThanOrEqual", _plain(low), sentence=sentence)
    if high is not None:
        sentence = translation.gettext("Enter {number}, {most} or less.", number=noun, most=most)
        return Rule(kind, "lessThanOrEqual", _plain(high), sentence=sentence)
    # No bounds: any number that Excel can hold, but no words.
    return Rule(kind, "between", "-1E+15", "1E+15", translation.gettext("Enter {number}.", number=noun))


_WHOLE, _ANY = translatable("a whole number"), translatable("a number")
_NOUNS = {
    "money": translatable("an amount"),
    "percent": translatable("a percentage"),
    "hours": translatable("a number of hours"),
    "months": translatable("a number of months"),
}


def _bound(cell: Element, bound: float, translation: Translation) -> str:
    """A bound as people write it, with all its decimals."""
    form = form_of(cell.get("data-unit"), translation)
    scaled = Decimal(str(bound)) * Decimal(str(form.factor))
    try:
        number = f"{scaled.quantize(Decimal(1)) if scaled == scaled.to_integral() else scaled.normalize():,f}"
    except InvalidOperation:
        number = str(scaled)
    return f"{form.before}{translation.local(number)}{form.behind}"


def _plain(bound: float) -> str:
    return repr(bound).upper()
