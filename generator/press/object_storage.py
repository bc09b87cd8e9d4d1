"""Object storage: buckets of S3-compatible storage as `obstore` opens them. Endpoint, region and keys come from the
environment: `AWS_ENDPOINT_URL`, `AWS_REGION`, `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY`."""

from datetime import timedelta
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from obstore.store import S3Store

CURE = "look at the address, and at AWS_ENDPOINT_URL, AWS_REGION and the keys in the environment"
PATIENCE = timedelta(seconds=60)  # for all tries of one request together
KINDS = {
    ".html": "text/html; charset=utf-8",
    ".json": "application/json",
    ".md": "text/markdown; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".eml": "message/rfc822",
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".zip": "application/zip",
}
"""What a browser is told that a file is; others are plain bytes."""


def kind_of(address: str) -> str:
    """The content type of the file at an address."""
    return KINDS.get(PurePosixPath(address).suffix, "application/octet-stream")


def open_s3(address: str) -> "S3Store":
    """The bucket of `s3://bucket/prefix`; what is wrong with it is an error of `obstore`, or a `ValueError`."""
    from obstore.store import S3Store  # noqa: PLC0415 - loads a shared library

    return S3Store.from_url(address.rstrip("/"), retry_config={"max_retries": 4, "retry_timeout": PATIENCE})
