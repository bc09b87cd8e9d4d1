"""Layouts compiled once in a process: reading a project again, or another with the same layouts, compiles nothing."""

from types import CodeType

from jinja2.bccache import Bucket, BytecodeCache


class CompiledLayouts(BytecodeCache):
    """The code of each layout as it was last written; it holds for every environment made with the same settings."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[str, CodeType]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        checksum, code = self._known.get(bucket.key, ("", None))
        if checksum == bucket.checksum:
            bucket.code = code

    def dump_bytecode(self, bucket: Bucket) -> None:
        if bucket.code:
            self._known[bucket.key] = bucket.checksum, bucket.code


COMPILED = CompiledLayouts()
