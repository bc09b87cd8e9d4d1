"""The archive of a release: the same bytes for the same files, wherever and whenever it is made."""

import zipfile
from collections.abc import Mapping
from io import BytesIO

DAY = (1980, 1, 1, 0, 0, 0)  # the first that the form knows: no file has a day of its own
MODE = 0o100644 << 16
UNIX = 3


def archive_bytes(files: Mapping[str, bytes], folder: str) -> bytes:
    """A ZIP of the files by path, in one folder. What is packed already is packed no more."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as packed:
        for path in sorted(files):
            entry = zipfile.ZipInfo(f"{folder}/{path}", DAY)
            entry.create_system, entry.external_attr = UNIX, MODE
            entry.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(entry, files[path], compresslevel=6)
    return buffer.getvalue()
