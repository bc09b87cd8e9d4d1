"""The brand's fonts without the compression of the web, kept for the next build: unpacking them takes as long as laying
out a page."""

from contextlib import suppress
from hashlib import sha256

from generator.content.font_files import know_unpacked, unpack_font
from generator.folders import find_matching
from generator.layout.page_fonts import read_fonts, read_heading_fonts, read_script_fonts
from generator.pages.workspace import Workspace
from generator.press.digests import engine_digest
from generator.press.kept_files import FOLDER, keep_bytes, read_bytes

ENDING = ".font"


def bring_fonts(workspace: Workspace) -> None:
    """Let all who print here find the brand's fonts unpacked: as this program has kept them, or else by unpacking them
    now. What was kept of other fonts goes."""
    project, engine = workspace.project, engine_digest().encode()
    scripts = (data for one in read_script_fonts(workspace) for data in one.values())
    fonts = {*read_fonts(workspace).values(), *read_heading_fonts(workspace).values(), *scripts}
    names = {sha256(engine + data).hexdigest() + ENDING: data for data in fonts}
    for name, data in names.items():
        if kept := read_bytes(name, project):
            know_unpacked(data, kept)
        else:
            keep_bytes(name, unpack_font(data), project)
    with suppress(OSError):
        for path in find_matching(project.root / FOLDER, f"*{ENDING}"):
            if path.name not in names:
                path.unlink()
