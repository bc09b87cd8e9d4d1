"""What a release asks beyond clearance: a number of its own, and versions that were raised where words have changed."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from generator.content.documents import Document
from generator.diagnostics import Diagnostic, did_you_mean
from generator.pages.workspace import Workspace
from generator.releases.describe import describe_document
from generator.releases.history import FOLDER
from generator.releases.release_number import is_number, next_number, sort_key
from generator.releases.release_record import Release


def check_number(number: str, day: date, releases: Sequence[Release]) -> Iterator[Diagnostic]:
    """A finding for what is no number of a release, for one that is taken, and for one before the last one."""
    last = releases[-1] if releases else None
    follows = next_number(last.number) if last else "1.0"
    if not is_number(number):
        message = f"`{number}` is no number of a release"
        yield Diagnostic("bad-release-number", message, hint=f"numbers with points between them: {follows}")
    elif any(sort_key(one.number) == sort_key(number) for one in releases):
        message, cure = f"there is a release {number} already", f"what went out is never replaced: take {follows}"
        yield Diagnostic("release-exists", message, hint=cure)
    elif last and sort_key(number) < sort_key(last.number):
        message = f"the last release is {last.number}, and {number} would come before it"
        yield Diagnostic("bad-release-number", message, hint=f"take {follows}")
    if last and day < last.date:
        message = f"the release is dated {day}, before release {last.number}, which is of {last.date}"
        yield Diagnostic("impossible-day", message, hint="name a later day with `--today`")


def check_versions(documents: Iterable[Document], last: Release | None, workspace: Workspace) -> Iterator[Diagnostic]:
    """A finding for each document that says something else than in the last release under the same version; one that
    has no version needs none."""
    for document in documents:
        was = last.find(document.key) if last else None
        now = describe_document(document, workspace) if was else None
        if last and was and now and was.version and was.version == now.version and was.words != now.words:
            both = f"release {last.number}, and both are version {was.version}"
            message = f"`{document.key}` says something else than in {both}"
            at = document.source.value_position(("control", "version"))
            cure = f"raise `version` to {next_number(was.version) if is_number(was.version) else 'another one'}"
            yield Diagnostic("version-not-raised", message, at, f"{cure}; `collateral diff` shows what has changed")


def unknown_release(name: str, releases: Sequence[Release]) -> Diagnostic:
    """The finding for a name that is no release, no folder and no revision."""
    known = [one.number for one in releases]
    hint = did_you_mean(name, known) or (f"known: {', '.join(known)}, now" if known else f"there is no `{FOLDER}/` yet")
    return Diagnostic("unknown-release", f"there is no release, folder or revision `{name}`", hint=hint)
