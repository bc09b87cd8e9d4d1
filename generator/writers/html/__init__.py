"""The HTML writer: one self-contained file that loads nothing, works offline and prints well."""

from generator.content.formats import Format
from generator.content.translation import translatable
from generator.pages.markup import to_html
from generator.pages.page import Page
from generator.pages.soft_words import soften
from generator.writers._web.columns import column_styles, join_columns
from generator.writers._web.narrow_pictures import offer_narrow
from generator.writers._web.standalone import sheets, standalone
from generator.writers._web.structure import set_in_order
from generator.writers._web.tips import add_tips

FORMAT = Format("html", translatable("web page"), rank=4, own_fonts=False, looks=("screen",), leads_beside=True)
POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'"
)


def write(page: Page) -> bytes:
    """The page as a standalone HTML document, UTF-8."""
    page = soften(page)
    root = join_columns(offer_narrow(set_in_order(add_tips(page.root, page.translation))))
    return standalone(page, policy=POLICY, styles=sheets(page, column_styles(root)), body=to_html(root))
