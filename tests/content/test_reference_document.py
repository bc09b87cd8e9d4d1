"""The reference document brings styles into every Word file, and nothing that Word would load or run."""

import shutil
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from tests.tools import REPOSITORY

OURS = REPOSITORY / "layouts/_shared/reference.docx"
RELS = "word/_rels/settings.xml.rels"
REMOTE = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" '
    'Target="http://127.0.0.1:9/t.dotm" TargetMode="External"/></Relationships>'
)
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def with_part(name: str, data: str | bytes):
    def make(path: Path) -> None:
        shutil.copy(OURS, path)
        with ZipFile(path, "a", ZIP_DEFLATED) as package:
            package.writestr(name, data)

    return make


def without(name: str):
    def make(path: Path) -> None:
        with ZipFile(OURS) as package, ZipFile(path, "w") as less:
            for one in package.namelist():
                if one != name:
                    less.writestr(one, package.read(one))

    return make


def crowd(path: Path) -> None:
    with ZipFile(path, "w") as package:
        for n in range(501):
            package.writestr(f"{n}.xml", "<a/>")


HOSTILE = {
    "no archive": (lambda path: path.write_bytes(b"no Word file"), "no Word file"),
    "cut short": (lambda path: path.write_bytes(OURS.read_bytes()[:9000]), "no Word file"),
    "a bomb": (with_part("word/media/a.xml", bytes(150_000_000)), "far more than styles"),
    "many parts": (crowd, "far more than styles"),
    "no styles": (without("word/styles.xml"), "no part `word/styles.xml`"),
    "a template elsewhere": (with_part(RELS, REMOTE), "links to `http://127.0.0.1:9/t.dotm`"),
    "a macro": (with_part("word/vbaProject.bin", b"x"), "Word runs"),
    "an embedded file": (with_part("word/embeddings/a.bin", b"x"), "Word runs"),
    "a field that loads": (
        with_part("word/footer1.xml", f"<w:p {W}><w:instrText> INCLUDEPICTURE http://x/a.png</w:instrText></w:p>"),
        "loads another file",
    ),
    "entities": (
        with_part("word/a.xml", '<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;">]><a>&d;</a>'),
        "DOCTYPE",
    ),
    "another file": (
        with_part("word/a.xml", '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'),
        "DOCTYPE",
    ),
    "nests": (with_part("word/a.xml", "<a>" * 100_000 + "</a>" * 100_000), "cannot be read"),
}


@pytest.mark.parametrize("make, said", HOSTILE.values(), ids=HOSTILE)
def test_a_reference_that_is_damaged_or_brings_more_than_styles_is_refused(project, make, said):
    make(project.root / "layouts/_shared/reference.docx")
    found = project.check()
    assert "layouts/_shared/reference.docx:1:1: error[bad-reference]" in found
    assert said in found


def test_the_kit_s_own_is_fine(project):
    shutil.copy(OURS, project.root / "layouts/_shared")
    assert "bad-reference" not in project.check()
