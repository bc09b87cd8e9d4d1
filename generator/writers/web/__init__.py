"""The interactive web page: a model's inputs as form controls, its results and charts following as one types.

One file, no network, no eval: the policy names the one script and the one style sheet by their hashes. Everything is
read from the page's tree; without JavaScript the page shows the stored results.

    model      the tree's inputs, tables and formulas as one model
    body       the tree with form controls, buttons and names for results
    controls   one cell's control; bounds says what it takes
    script     the page's script: the formulas' runtime, the model as data, and the .js files beside it
"""

import base64
from hashlib import sha256
from importlib.resources import files

from generator.content.formats import Format
from generator.content.translation import translatable
from generator.layout.form_fields import name_fields
from generator.layout.styles import css_string
from generator.pages.page import Page
from generator.pages.soft_words import soften
from generator.writers._web.columns import column_styles, join_columns
from generator.writers._web.narrow_pictures import offer_narrow
from generator.writers._web.page_model import read_model
from generator.writers._web.standalone import sheets, standalone
from generator.writers._web.structure import set_in_order
from generator.writers._web.tips import add_tips
from generator.writers.web.body import body_of
from generator.writers.web.script import script_of

FORMAT = Format("html", translatable("live web page"), rank=4, own_fonts=False, looks=("screen",), leads_beside=True)
POLICY = (
    "default-src 'none'; script-src {script}; style-src {style}; img-src data:; font-src data:; "
    "base-uri 'none'; form-action 'none'"
)


def write(page: Page) -> bytes:
    """The page as a standalone, interactive HTML document, UTF-8; a page without a model has no script."""
    page = soften(page)
    model = read_model(page)
    form = any(page.root.find("form"))
    script = script_of(model, page.translation, form=form) if model.alive else ""
    root = join_columns(offer_narrow(set_in_order(add_tips(name_fields(page.root), page.translation))))
    styles = sheets(page, column_styles(root), _words(page), files(__package__).joinpath("web.css").read_text("utf-8"))
    policy = POLICY.format(script=_hash(script) if script else "'none'", style=_hash(styles))
    body = body_of(root, model, page.translation)
    return standalone(page, policy=policy, styles=styles, body=body, script=script)


def _words(page: Page) -> str:
    """What the style sheet has read out, as a property of the page."""
    alert = page.translation.gettext("needs attention: ")
    return f":root{{--alert:{css_string(alert)}}}"


def _hash(source: str) -> str:
    """What a policy calls a script or a style sheet."""
    return f"'sha256-{base64.b64encode(sha256(source.encode()).digest()).decode()}'"
