"""A project where everything is evidenced and signed, whose files go out and come back."""

import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from generator.pages.workspace import Workspace
from generator.press.bounded_reading import BoundedReader
from generator.press.file_status import FileStatus
from generator.press.loading import load_workspace
from generator.press.verify import verify
from generator.press.verify_output import as_text
from generator.project import Project
from generator.writers import formats
from tests.project_fixture import SampleProject, sample_project
from tests.tools import REPOSITORY

DAY = date(2026, 3, 1)
TODAY = ("--today", DAY.isoformat())
ADA = ("--by", "Ada Okafor", "--role", "Product Manager", "--date", "2026-02-01")
SENT = ("oil.pdf", "oil.docx", "oil.html", "oil.xlsx")
"""The files of the leaflet, as they lie on somebody's disk."""

CLAIMS = """# What we say of oil.
oil:
  statement: Harbors burned 80% less oil.
  value: 80%
  basis: measured
  status: approved
  owner: Product Manager
  population: Twelve harbors, for one winter.
  expires: 2026-06-30
  evidence: [{title: The harbors' logs, date: 2026-01-12, file: log.txt}]
saved:
  statement: A harbor saves $3,000 a year.
  value: $3,000/year
  basis: measured
  status: approved
  owner: Finance
  as_of: 2026-01-31
  evidence: [{title: The harbors' books, date: 2026-01-31, link: "https://harbor.example/books"}]
boats:
  statement: Ports send 7 people fewer.
  value: 7 people
  basis: measured
  status: approved
  owner: Finance
  evidence: [{title: A count, date: 2026-01-31, link: "https://harbor.example/boats"}]
"""
LEAFLET = """title: Less oil
control: {version: "1.0", date: 2026-01-25, owner: Ada Okafor, reviewer: Bo Lind}
body: |
  Harbors burn [80%](claim:oil) less oil, and save [$2,000+ a year](claim:saved).

  Dear {{ contact.first_name }}, [write to us](https://harbor.example) before the season starts.
"""
KIND = """title: Leaflet
audience: customer
views:
  main:
    page: page.html
    formats: [pdf, docx, html, text]
    sources: On request
  table:
    page: page.html
    formats: [xlsx]
"""
SCHEMA = """description: A leaflet.
type: object
additionalProperties: false
required: [title, body]
properties:
  title: {$ref: "#/$defs/line"}
  control: {$ref: "#/$defs/control"}
  body: {$ref: "#/$defs/prose"}
"""
PAGE = "<article>\n<h1>{{ doc.title }}</h1>\n<div>{{ doc.body }}</div>\n</article>\n"


@dataclass(frozen=True)
class Field:
    """The project, what was sent out of it, and what becomes of that; one reader for all its files may be lent."""

    project: SampleProject
    sent: Path
    reader: BoundedReader | None = None

    @staticmethod
    def at(root: Path, reader: BoundedReader | None = None) -> "Field":
        """The field in this folder."""
        return Field(SampleProject(root / "project"), root / "sent", reader)

    def workspace(self, today: date = DAY) -> Workspace:
        """The project as it is now."""
        return load_workspace(Project(self.project.root), formats(), today)[0]

    def verified(self, file: str | Path, today: date = DAY) -> FileStatus:
        """What became of a file that was sent, or of any other."""
        return verify([self.sent / file], self.workspace(today), self.reader)[0]

    def told(self, file: str | Path, today: date = DAY) -> str:
        """The same as people read it."""
        return as_text([self.verified(file, today)]).replace(f"{self.sent}/", "")

    def edit(self, path: str, old: str, new: str) -> None:
        """A text of a content file, replaced once."""
        text = self.project.read(path)
        assert text.count(old) >= 1, f"no {old} in {path}"
        self.project.write(path, text.replace(old, new, 1))


def sent_out(root: Path) -> Field:
    """Build and sign the project, and copy the leaflet's files out of it; then the project has no build any more."""
    field = Field(sample_project(root / "project"), root / "sent")
    write = field.project.write
    shutil.rmtree(field.project.root / "content/flyers")
    write("content/facts/sign-off.yaml", "audiences:\n  customer: [Product Manager]\n")
    write("content/claims/oil.yaml", CLAIMS)
    write("content/evidence/log.txt", "January: 80 of 100 barrels saved.\n")
    write("layouts/leaflets/kind.yaml", KIND)
    write("layouts/leaflets/schema.yaml", SCHEMA)
    write("layouts/leaflets/page.html", PAGE)
    write("content/leaflets/oil.yaml", LEAFLET)
    shutil.copy(REPOSITORY / "layouts/_shared/reference.docx", field.project.root / "layouts/_shared")
    ran = field.project.run("approve", "leaflets/oil", *ADA)
    assert ran.exit_code == 0, ran.output
    ran = field.project.run("build", "leaflets", "--release", *TODAY)
    assert ran.exit_code == 0, ran.output
    built = field.project.root / "build/leaflets"
    field.sent.mkdir()
    for name in SENT:
        shutil.copy(built / f"harbor-leaflet-{name.replace('.xlsx', '-table.xlsx')}", field.sent / name)
    shutil.copy(built / "harbor-leaflet-oil.txt", field.sent / "oil.txt")
    shutil.move(field.project.root / "build", root / "built")
    return field


def rewritten(file: Path, part: str, old: str, new: str) -> None:
    """One text of one part of a package, replaced; the text must be there."""
    with ZipFile(file) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    assert old.encode() in parts[part], f"no {old} in {part}"
    parts[part] = parts[part].replace(old.encode(), new.encode(), 1)
    with ZipFile(file, "w", ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
