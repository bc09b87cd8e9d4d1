"""The page's one script: the formulas' runtime, the page's model as data, and the files that make it live."""

import json
from dataclasses import asdict
from importlib.resources import files

from generator.formulas import model_to_javascript, runtime
from generator.models.value_forms import FORMS
from generator.writers.web.page_model import PageModel

FILES = ("numbers.js", "entries.js", "charts.js", "results.js", "page.js")


def script_of(page: PageModel) -> str:
    """The script; it names nothing that it does not hold."""
    parts = [files(__package__).joinpath(name).read_text("utf-8") for name in FILES]
    return "\n".join((runtime(), _data(page), *parts))


def _data(page: PageModel) -> str:
    """What the files read: the model, the stored inputs, and how units are written."""
    forms = {unit: asdict(form) for unit, form in FORMS.items()}
    return (
        f"const MODEL = {model_to_javascript(page.model)};\n"
        f"const STORED = {_literal(page.given)};\n"
        f"const FORMS = {_literal(forms)};\n"
    )


def _literal(value: object) -> str:
    """Data that neither ends a script element nor opens a comment in one."""
    return json.dumps(value).replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
