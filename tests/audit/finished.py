"""Pages of the kit in each format, with their finished files, for the tests of the audit room."""

from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from generator.audit.readers import find_reader, read_back
from generator.audit.reading import Reading
from generator.layout.compose import compose
from generator.layout.record import stamp
from generator.pages.page import Page
from generator.pages.workspace import Workspace
from generator.press.loading import load_workspace
from generator.project import Project
from generator.writers import formats, writer

HERE = Path(__file__).parents[2]
NAMES = {"pdf": "one-pagers/saas", "docx": "one-pagers/saas", "html": "one-pagers/saas", "text": "one-pagers/saas",
         "xlsx": "calculators/roi", "web": "calculators/roi", "email": "email-sequences/cold-outreach",
         "csv": "email-sequences/cold-outreach", "md": "poc-charters/standard",
         "ics": "meetings/weekly-sync", "sfdx": "crm/pipeline"}  # fmt: skip
"""Format -> a document that is made in it."""


CARRYING = [name for name in NAMES if find_reader(formats()[name].suffix).copies]
"""The formats whose files carry the record of what they were made from."""


@cache
def kit() -> Workspace:
    return load_workspace(Project(HERE), formats())[0]


@cache
def page_and_file(form: str) -> tuple[Page, bytes]:
    """A page of the kit that makes the format, with its record of provenance, and its file."""
    document = kit().documents[NAMES[form]]
    composed = compose(document, kit())
    bare = next(p for view, p in composed.pages if form in view.formats)
    page = stamp(bare, document, composed.clearance, kit())
    assert page.provenance is not None
    page = replace(page, provenance=replace(page.provenance, build="0123456789ab"))
    return page, writer(form).write(page)


def reading(form: str, data: bytes) -> Reading:
    """The file as the audit reads it back."""
    return read_back(data, find_reader(formats()[form].suffix))


def in_package(data: bytes, part: str, old: str, new: str) -> bytes:
    """The package with a text of one part replaced; the text must be there."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as before, ZipFile(out, "w") as after:
        for name in before.namelist():
            raw = before.read(name)
            if name == part:
                assert old.encode() in raw, f"no {old} in {part}"
                raw = raw.replace(old.encode(), new.encode(), 1)
            after.writestr(name, raw)
    return out.getvalue()


def saved(pdf) -> bytes:
    """The PDF that pikepdf has opened."""
    out = BytesIO()
    pdf.save(out)
    return out.getvalue()
