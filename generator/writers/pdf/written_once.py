"""Objects of a PDF file that are put into bytes once.

The print engine writes each of them, and asks for its bytes again for the file's identifier: half of the time that it
compresses goes into doing so twice.
"""

from functools import cache, cached_property
from typing import Any


def write_once(pdf: Any) -> None:
    """Let every object of the finished file keep its bytes, and those that are added to it as it is written."""
    for one in pdf.objects:
        _keep_bytes(one)
    add = pdf.add_object

    def add_finished(one: Any) -> None:
        add(one)
        _keep_bytes(one)

    pdf.add_object = add_finished


def _keep_bytes(one: Any) -> None:
    one.__class__ = _keeping(one.__class__)


@cache
def _keeping(kind: Any) -> Any:
    """The kind of object with bytes that are made when they are first asked for."""
    written = cached_property(kind.data.fget)
    made = type(kind.__name__, (kind,), {"data": written})
    written.__set_name__(made, "data")
    return made
