"""Bind a laid-out tree into a page: title, date, brand, style sheets, fonts and the reference document."""

from collections.abc import Mapping
from datetime import date

from generator.content.brand import Brand
from generator.content.documents import Document
from generator.content.kinds import View
from generator.content.soft_hyphens import merge_breaks
from generator.content.sources import Steps
from generator.diagnostics import Position
from generator.layout.artifact_names import name_artifact
from generator.layout.cell_formulas import read_formulas
from generator.layout.page_fonts import read_fonts, read_heading_fonts, read_reference, read_script_fonts
from generator.layout.styles import StyleSheets
from generator.pages.page import Page
from generator.pages.tree import Element
from generator.pages.workspace import Workspace
from generator.texts.text_nodes import Text


def assemble(
    document: Document,
    view: View,
    suffix: str,
    root: Element,
    texts: Mapping[Steps, Text],
    workspace: Workspace,
    brand: Brand,
) -> Page:
    """The page of a document's view, in the brand as its segment wears it; date and version are those of the
    document's control block."""
    control = document.data.get("control") or {}
    heading = texts.get(("title",))
    paper = view.paper or workspace.brand.paper
    model = workspace.models.get(document.key)
    sheets = workspace.once(StyleSheets)
    kind = workspace.translation.gettext(document.kind.title)
    return Page(
        artifact=name_artifact(document, suffix, workspace),
        title=find_title(document, texts),
        kind=kind,
        description=workspace.translation.gettext("{kind} of {company}", kind=kind, company=workspace.brand.name),
        dated=date.fromisoformat(control.get("date", "1980-01-01")),
        version=str(control.get("version", "")),
        root=root,
        home=Position(document.source.file),
        brand=brand,
        paper=paper,
        heading=Element("h1", {}, heading.nodes, heading.at) if heading else None,
        fit=view.fit,
        merge=view.merge,
        print_styles=sheets.for_print(document.kind.name, paper, brand),
        screen_styles=sheets.for_screen(document.kind.name, brand),
        fonts=read_fonts(workspace),
        heading_fonts=read_heading_fonts(workspace),
        script_fonts=read_script_fonts(workspace),
        reference=read_reference(workspace.project),
        formulas=read_formulas(root, model.formulas if model else None),
        translation=workspace.translation,
        breaks=merge_breaks((document.source.breaks, *(one.breaks for one in workspace.facts.sources.values()))),
    )


def find_title(document: Document, texts: Mapping[Steps, Text]) -> str:
    """The document's title in words; its name if it has none."""
    heading = texts.get(("title",))
    return heading.words if heading else str(document.data.get("title", document.name))
