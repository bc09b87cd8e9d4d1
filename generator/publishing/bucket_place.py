"""A bucket of S3-compatible storage as a place of publications."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.press.object_storage import CURE, KINDS, kind_of, open_s3
from generator.publishing.publication import PAGES
from generator.publishing.publishing_places import is_ours, refuse_destination, refuse_work

if TYPE_CHECKING:
    from obstore.store import S3Store


@dataclass(frozen=True, slots=True)
class BucketPlace:
    """The bucket below a prefix. The storage itself sees to it that each file is written whole."""

    store: "S3Store"
    name: str
    workers: int = 8

    def list(self) -> Mapping[str, int]:
        import obstore  # noqa: PLC0415 - loads a shared library

        with self._told():
            found = [one for chunk in obstore.list(self.store) for one in chunk]
        return {one["path"]: one["size"] for one in found if is_ours(one["path"])}

    def read(self, address: str) -> bytes:
        import obstore  # noqa: PLC0415

        with self._told():
            return bytes(obstore.get(self.store, address).bytes())

    def put(self, address: str, data: bytes) -> None:
        import obstore  # noqa: PLC0415

        kept = "no-cache" if address in PAGES else "public, max-age=31536000, immutable"
        kind = KINDS[".txt"] if address in PAGES and "." not in address else kind_of(address)
        with self._told():
            obstore.put(self.store, address, data, attributes={"Content-Type": kind, "Cache-Control": kept})

    def copy(self, address: str, to: str) -> None:
        import obstore  # noqa: PLC0415

        with self._told():
            obstore.copy(self.store, address, to)

    def delete(self, addresses: tuple[str, ...]) -> None:
        import obstore  # noqa: PLC0415

        with self._told():
            obstore.delete(self.store, [*addresses])

    def finish(self, message: str) -> None:
        """Everything is seen at once."""

    @contextmanager
    def _told(self) -> Iterator[None]:
        from obstore.exceptions import BaseError  # noqa: PLC0415

        try:
            yield
        except (BaseError, OSError) as reason:
            raise refuse_work(self.name, str(reason), CURE) from None


def open_bucket(address: str) -> BucketPlace:
    """The bucket of an address such as `s3://bucket/prefix`; nothing is asked of the storage yet."""
    from obstore.exceptions import BaseError  # noqa: PLC0415

    scheme, _, rest = address.partition("://")
    if scheme != "s3" or not rest.partition("/")[0]:
        raise refuse_destination(address, "it is no bucket" if scheme == "s3" else f"`{scheme}` is no storage we know")
    try:
        store = open_s3(address)
    except (BaseError, ValueError) as reason:
        raise refuse_work(address, str(reason), CURE) from None
    return BucketPlace(store, address)
