"""The page's one script: the formulas' runtime, the page's model as data, and the files that make it live."""

import json
from dataclasses import asdict
from importlib.resources import files

from generator.content.locale_forms import day_templates, find_marks
from generator.content.translation import Translation, translatable
from generator.drawings.chart_words import DRAWN
from generator.formulas import model_to_javascript, runtime
from generator.models.value_forms import FORMS, form_of
from generator.writers._web.page_model import PageModel

FILES = (
    "numbers.js",
    "entries.js",
    "shapes.js",
    "bars.js",
    "trends.js",
    "panels.js",
    "plans.js",
    "charts.js",
    "results.js",
    "page.js",
)
ENTERED = "forms.js"
"""What only a page with a form needs: entries are kept in the browser, and saved as a table."""
WORDS = {
    "yes": translatable("yes"),
    "no": translatable("no"),
    "choose": translatable("Choose from the list"),
    "number": translatable("Enter a number"),
    "numberWithin": translatable("Enter a number, {bounds}"),
    "whole": translatable("Enter a whole number"),
    "wholeWithin": translatable("Enter a whole number, {bounds}"),
    "within": translatable("Enter {bounds}"),
    "copied": translatable("Link copied"),
    "saved": translatable("Saved"),
    "columns": translatable("Field|Asked|Entry"),
    "inAddressBar": translatable("Link is in the address bar"),
    "refused": translatable("{label}: {problem}. Results keep the last good figures."),
}
"""What the files say, by the name that they ask for it."""


def script_of(page: PageModel, translation: Translation, *, form: bool = False) -> str:
    """The script; it names nothing that it does not hold."""
    parts = [files(__package__).joinpath(name).read_text("utf-8") for name in (*FILES, *([ENTERED] if form else []))]
    return "\n".join((runtime(), _data(page, translation), *parts))


def _data(page: PageModel, translation: Translation) -> str:
    """What the files read: the model, the stored inputs, how units are written, and the words."""
    forms = {unit: asdict(form_of(unit, translation)) for unit in FORMS}
    words = {name: translation.gettext(said) for name, said in {**WORDS, **DRAWN}.items()}
    return (
        f"const MODEL = {model_to_javascript(page.model)};\n"
        f"const STORED = {_literal(page.given)};\n"
        f"const FORMS = {_literal(forms)};\n"
        f"const MARKS = {_literal(asdict(find_marks(translation.language)))};\n"
        f"const DAYS = {_literal(day_templates(translation.language))};\n"
        f"const WORDS = {_literal(words)};\n"
    )


def _literal(value: object) -> str:
    """Data that neither ends a script element nor opens a comment in one."""
    return json.dumps(value).replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
