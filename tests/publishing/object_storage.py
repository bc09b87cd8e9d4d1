"""A real server of S3-compatible storage on this machine, and what it was asked for."""

import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import Request, urlopen

import boto3

BUCKET = "kit"
KEYS = {
    "AWS_ACCESS_KEY_ID": "test",
    "AWS_SECRET_ACCESS_KEY": "test",
    "AWS_REGION": "us-east-1",
    "AWS_ALLOW_HTTP": "true",
}
ASKED = re.compile(r'"([A-Z]+) (\S+) HTTP/1\.1" (\d+)')


@dataclass
class Storage:
    """The server, with one bucket; `log` is what it says of each request."""

    endpoint: str
    log: Path

    @property
    def environment(self) -> dict[str, str]:
        """What a command must know to reach it."""
        return {**KEYS, "AWS_ENDPOINT_URL": self.endpoint}

    def written(self) -> list[str]:
        """The keys of all objects that were put, in order."""
        found = ASKED.findall(self.log.read_text("utf-8"))
        return [
            path.removeprefix(f"/{BUCKET}/") for method, path, _ in found if method == "PUT" and path != f"/{BUCKET}"
        ]

    @cached_property
    def client(self) -> Any:
        """A client that shares no code with the program."""
        named = {"aws_access_key_id": "test", "aws_secret_access_key": "test", "region_name": "us-east-1"}
        return boto3.client("s3", endpoint_url=self.endpoint, **named)

    def get(self, key: str) -> bytes:
        return bytes(self.client.get_object(Bucket=BUCKET, Key=key)["Body"].read())

    def type_of(self, key: str) -> str:
        return str(self.client.head_object(Bucket=BUCKET, Key=key)["ContentType"])

    def put(self, key: str, data: bytes) -> None:
        self.client.put_object(Bucket=BUCKET, Key=key, Body=data)

    def list(self) -> set[str]:
        return {one["Key"] for one in self.client.list_objects_v2(Bucket=BUCKET).get("Contents", ())}


@contextmanager
def started(folder: Path) -> Iterator[Storage]:
    """The server for as long as it is used; its log lies in the folder."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = folder / "requests.log"
    with log.open("wb") as out:
        command = [sys.executable, "-W", "ignore", "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
        server = subprocess.Popen(command, stdout=out, stderr=out)
        try:
            storage = Storage(f"http://127.0.0.1:{port}", log)
            _make_bucket(storage, server)
            yield storage
        finally:
            server.terminate()
            server.wait(20)


def _make_bucket(storage: Storage, server: "subprocess.Popen[bytes]") -> None:
    for _ in range(300):
        try:
            urlopen(Request(f"{storage.endpoint}/{BUCKET}", data=b"", method="PUT")).close()
        except (URLError, ConnectionError):
            assert server.poll() is None, storage.log.read_text("utf-8")
            time.sleep(0.1)
        else:
            return
    raise AssertionError("the server does not answer")
