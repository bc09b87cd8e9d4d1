"""The transfer of a publication: what differs from what lies at the place, and the order that leaves nothing half.

Files come first, under addresses that no catalogue names yet; then the pages, the catalogue last; then what no page
names any more is taken away. Whoever is cut off in between leaves the old catalogue with all of its files.
"""

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from generator.diagnostics import Diagnostic, Problem
from generator.publishing.publication import INDEX, MANIFEST, PAGES, Publication, PublishedFile, read_manifest_page
from generator.publishing.publishing_places import Place


@dataclass(frozen=True, slots=True)
class Transfer:
    """What is to be done at a place: files to upload, those that lie there under another address, pages to write, and
    addresses to take away; `kept` counts the files that stay as they are."""

    uploads: tuple[PublishedFile, ...]
    copies: tuple[tuple[str, str], ...]
    pages: tuple[str, ...]
    deletes: tuple[str, ...]
    kept: int

    @property
    def is_empty(self) -> bool:
        """Whether the place has all of it already, and nothing else."""
        return not (self.uploads or self.copies or self.pages or self.deletes)


def plan_transfer(publication: Publication, place: Place) -> Transfer:
    """What differs; a place with a catalogue that no publication has written is a `Problem`."""
    there = place.list()
    before = _list_before(there, place)
    held = {one.sha256: one.address for one in before if there.get(one.address) == one.size}
    new = [one for one in publication.files if there.get(one.address) != one.size]
    wanted = {one.address for one in publication.files} | {*publication.pages}
    written = [name for name in PAGES if name in publication.pages]
    return Transfer(
        tuple(one for one in new if one.sha256 not in held),
        tuple((held[one.sha256], one.address) for one in new if one.sha256 in held),
        tuple(name for name in written if name not in there or place.read(name) != publication.pages[name]),
        tuple(sorted({*there} - wanted)),
        len(publication.files) - len(new),
    )


def _list_before(there: Mapping[str, int], place: Place) -> tuple[PublishedFile, ...]:
    before = read_manifest_page(place.read(MANIFEST)) if MANIFEST in there else None
    if before is None and (MANIFEST in there or INDEX in there):
        message = f"`{place.name}` holds a page that `collateral publish` has not written"
        cure = "publish into a folder or below a prefix of its own"
        raise Problem(Diagnostic("bad-destination", message, hint=cure))
    return before or ()


def carry_out(transfer: Transfer, publication: Publication, place: Place) -> None:
    """Do it, in the order that leaves nothing half; a fault in between is a `Problem`."""
    if transfer.is_empty:
        return
    with ThreadPoolExecutor(place.workers) as pool:
        for _ in pool.map(lambda file: place.put(file.address, publication.read(file)), transfer.uploads):
            pass
    for address, to in transfer.copies:
        place.copy(address, to)
    for name in transfer.pages:
        place.put(name, publication.pages[name])
    if transfer.deletes:
        place.delete(transfer.deletes)
    place.finish(f"Publish {f'release {publication.release}' if publication.release else 'the build'}")
