"""Files from anywhere are told by their bytes, and what tells nothing is refused in a sentence."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from generator.audit.file_identification import Unidentified, find_record, identify, open_file
from generator.writers import formats
from tests.audit.finished import CARRYING, NAMES, page_and_file


@pytest.mark.parametrize("form", NAMES)
def test_a_file_is_what_its_bytes_say(form):
    """Tables and drafts of mail are text like any other."""
    wanted = formats()[form].suffix if form in CARRYING else "txt"
    assert identify(page_and_file(form)[1]) == wanted


@pytest.mark.parametrize("form", CARRYING)
def test_the_record_is_found(form):
    page, data = page_and_file(form)
    ending = identify(data)
    assert find_record(data, ending, open_file(data, ending)).text == page.provenance.text


def archive(**parts: bytes) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return out.getvalue()


@pytest.mark.parametrize(
    "data, said",
    [
        (b"", "it is empty"),
        (b"PK\x03\x04 and no more", "damaged or cut off"),
        (b"\xd0\xcf\x11\xe0", "protected by a password, or saved in the old form"),
        (b"\x89PNG\r\n\x1a\n\0\0", "nothing that we make"),
        (archive(mimetype=b"application/vnd.oasis.opendocument.text"), "OpenDocument"),
        (archive(readme=b"hello"), "an archive"),
    ],
)
def test_what_is_none_of_ours_is_refused_with_its_reason(data, said):
    with pytest.raises(Unidentified, match=said):
        identify(data)


@pytest.mark.parametrize("form", ["pdf", "docx", "xlsx"])
def test_a_file_that_is_cut_off_is_damaged(form):
    data = page_and_file(form)[1]
    with pytest.raises(Unidentified, match="damaged or cut off"):
        find_record(data[:600], formats()[form].suffix, open_file(data[:600], formats()[form].suffix))
