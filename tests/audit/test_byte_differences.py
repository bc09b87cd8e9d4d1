"""A difference between two files is told by the part, object or line in which it lies."""

import zipfile
import zlib
from io import BytesIO

import pytest

from generator.audit.byte_differences import explain_difference


def packed(*parts: tuple[str, str], minute: int = 0) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts:
            archive.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, minute, 0)), text)
    return out.getvalue()


def pdf(*bodies: bytes) -> bytes:
    return (
        b"%PDF-1.7\n" + b"".join(b"%d 0 obj\n%s\nendobj\n" % (n, body) for n, body in enumerate(bodies, 1)) + b"%%EOF"
    )


def stream(text: bytes) -> bytes:
    data = zlib.compress(text)
    return b"<</Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream" % (len(data), data)


DOCUMENT = ("word/document.xml", "<p>\n<t>one</t>\n</p>")


@pytest.mark.parametrize(
    "was, now, said",
    [
        (b"a\nb\n", b"a\nb\n", ""),
        (b"one\ntwo\n", b"one\ntoo\n", "line 2: `two` and `too`"),
        (b"x" * 50 + b"a", b"x" * 50 + b"b", "line 1: `…xxxxxxxxxxxxxxxxxxxxa` and `…xxxxxxxxxxxxxxxxxxxxb`"),
        (b"\xff\x00", b"\xff\x01\x02", "byte 2; 2 and 3 bytes"),
        (packed(DOCUMENT), packed(("word/document.xml", "<p>\n<t>two</t>\n</p>")),
         "the part `word/document.xml`: line 2: `<t>one</t>` and `<t>two</t>`"),
        (packed(DOCUMENT), packed(DOCUMENT, ("a.xml", "")), "where one has the part `nothing`, the other has `a.xml`"),
        (packed(DOCUMENT), packed(DOCUMENT, minute=2),
         "the date of the part `word/document.xml`: (2026, 1, 1, 0, 0, 0) and (2026, 1, 1, 0, 2, 0)"),
        (packed(DOCUMENT), packed(DOCUMENT) + b"x", "byte {end}; {size} and {more} bytes"),
        (pdf(b"<</A 1>>", stream(b"one")), pdf(b"<</A 1>>", stream(b"two")), "the object 2: line 3: `one` and `two`"),
        (pdf(b"<</A 1>>"), pdf(b"<</A 1>>", b"<<>>"), "one has the object 2, and the other ends before it"),
        (pdf(b"<</A 1>>"), pdf(b"<</A 1>>") + b"\n", "byte {end}; {size} and {more} bytes"),
        (b"PK\x03\x04", b"PK\x03\x05", "byte 4"),
    ],
)  # fmt: skip
def test_a_difference_is_told_by_its_place(was: bytes, now: bytes, said: str):
    end = said.format(end=len(was) + 1, size=len(was), more=len(now))
    found = explain_difference(was, now)
    assert found.replace("line 3: `…", "line 3: `") == end
