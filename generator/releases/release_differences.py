"""What differs between two releases, or between a release and the project as it stands."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from generator.releases.redline import Redline, compare_lines
from generator.releases.release_record import Release, ReleasedDocument

State = Literal["added", "withdrawn", "changed", "set anew"]
"""A document that is `set anew` says the same, and its files are other ones: a layout or the engine has changed."""


@dataclass(frozen=True, slots=True)
class FigureChange:
    """Figures of one source that the document prints no more, and those that it prints now."""

    source: str
    was: tuple[str, ...]
    now: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """The change as people read it."""
        if not self.was:
            return f"new: {', '.join(self.now)} ({self.source})"
        if not self.now:
            return f"gone: {', '.join(self.was)} ({self.source})"
        return f"{', '.join(self.was)} became {', '.join(self.now)} ({self.source})"


@dataclass(frozen=True, slots=True)
class DocumentChange:
    """What has become of one document; versions are empty where it was not there."""

    key: str
    title: str
    state: State
    was_version: str = ""
    version: str = ""
    lines: tuple[Redline, ...] = ()
    figures: tuple[FigureChange, ...] = ()
    standing: tuple[str, ...] = ()
    """Claims that stand otherwise than before, a sentence each."""


@dataclass(frozen=True, slots=True)
class Differences:
    """All that differs: names of both sides, and the documents in order."""

    was: str
    now: str
    documents: tuple[DocumentChange, ...]

    def of(self, state: State) -> tuple[DocumentChange, ...]:
        """The documents in this state."""
        return tuple(one for one in self.documents if one.state == state)


def compare_releases(was: Release, now: Release, was_name: str, now_name: str) -> Differences:
    """The documents of both that are not the same."""
    keys = sorted({one.key for release in (was, now) for one in release.documents})
    pairs = ((was.find(key), now.find(key), key) for key in keys)
    found = (_compare(a, b, _has_other_files(key, was, now)) for a, b, key in pairs)
    return Differences(was_name, now_name, tuple(one for one in found if one))


def _has_other_files(key: str, was: Release, now: Release) -> bool:
    """Whether both have files of the document, and these are not the same ones."""
    before, after = was.files_of(key), now.files_of(key)
    return bool(before and after) and {(one.path, one.sha256) for one in before} != {
        (one.path, one.sha256) for one in after
    }


def _compare(was: ReleasedDocument | None, now: ReleasedDocument | None, other_files: bool) -> DocumentChange | None:
    if was is None or now is None:
        return _one_sided(was, now)
    figures = tuple(_compare_figures(was.figures, now.figures))
    standing = tuple(_compare_standing(was.claims, now.claims))
    if was.words == now.words and not standing:
        return (
            DocumentChange(now.key, now.title, "set anew", was.version, now.version)
            if other_files or was.version != now.version
            else None
        )
    lines = compare_lines(was.lines, now.lines)
    return DocumentChange(now.key, now.title, "changed", was.version, now.version, lines, figures, standing)


def _one_sided(was: ReleasedDocument | None, now: ReleasedDocument | None) -> DocumentChange | None:
    if now:
        return DocumentChange(now.key, now.title, "added", "", now.version)
    return DocumentChange(was.key, was.title, "withdrawn", was.version) if was else None


def _compare_figures(was: Iterable[tuple[str, str]], now: Iterable[tuple[str, str]]) -> Iterator[FigureChange]:
    before, after = _by_source(was), _by_source(now)
    for source in sorted({*before, *after}):
        gone = tuple(text for text in before.get(source, ()) if text not in after.get(source, ()))
        new = tuple(text for text in after.get(source, ()) if text not in before.get(source, ()))
        if gone or new:
            yield FigureChange(source, gone, new)


def _by_source(figures: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for text, source in figures:
        found.setdefault(source, []).append(text)
    return found


def _compare_standing(was: Mapping[str, tuple[str, str]], now: Mapping[str, tuple[str, str]]) -> Iterator[str]:
    """Claims under both whose basis or status is another, or whose value is and may not be printed."""
    for name in sorted({*was} & {*now}):
        if was[name] != now[name]:
            parts = zip(was[name], now[name], strict=True)
            yield f"{name}: " + "; ".join(f"{before} became {after}" for before, after in parts if before != after)
