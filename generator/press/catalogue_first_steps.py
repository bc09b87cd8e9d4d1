"""First steps: the strip of the catalogue that tells a newcomer what to do, each with the file that it takes."""

from html import escape

from generator.content.sale_stages import Stage
from generator.pages.workspace import Workspace
from generator.press.catalogue_entries import Entry


def draw_first_steps(entries: list[Entry], stages: tuple[Stage, ...], workspace: Workspace) -> str:
    """The strip as HTML: steps in their order, those left out whose document is not in the build; nothing without."""
    files = {entry.key: entry.files[0].path for entry in reversed(entries)}
    steps = [step for stage in stages for step in stage.steps if step["document"] in files]
    drawn = "".join(
        f'<li><a href="{escape(files[step["document"]])}"><b>{escape(step["does"])}</b>'
        f"<span>{escape(step.get('says', ''))}</span></a></li>"
        for step in steps
    )
    title = escape(workspace.translation.gettext("New here? Do this first"))
    return f'<aside class="first"><h2>{title}</h2><ol>{drawn}</ol></aside>' if drawn else ""
