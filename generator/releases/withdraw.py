"""Withdraw: a document of a release must not be shown any more, and the next release does without it; or it may be
released again."""

from collections.abc import Iterable
from datetime import date

from generator.claims.withdrawals import FILE, What, Withdrawal, Withdrawals, read_withdrawals, with_withdrawal
from generator.diagnostics import Diagnostic, Problem, did_you_mean, has_errors
from generator.press.lock import lock_project
from generator.press.publish import write_synced
from generator.project import Project
from generator.releases.history import list_releases
from generator.releases.release_record import Release


def withdraw(document: str, *, why: str, by: str, on: date, restore: bool, project: Project) -> Withdrawal:
    """Record that the document is withdrawn from all releases that there are, or may be in the next one again. What no
    release has, and what is so already, is a `Problem`."""
    releases = list_releases(project)
    with lock_project(project):
        known, findings = read_withdrawals(project)
        refused = [*findings, *_refuse(document, known, releases, restore=restore)]
        if has_errors(refused):
            raise Problem(*refused)
        what: What = "restored" if restore else "withdrawn"
        new = Withdrawal(document, what, releases[-1].number, by, on, why)
        _write(new, known, project)
    return new


def _refuse(document: str, known: Withdrawals, releases: tuple[Release, ...], *, restore: bool) -> Iterable[Diagnostic]:
    keys = {one.key for release in releases for one in release.documents}
    if not releases:
        message = "nothing was released yet, so nothing can be withdrawn"
        yield Diagnostic("unknown-release", message, hint="delete the document's content file instead")
    elif document not in keys:
        message = f"no release has a document `{document}`"
        yield Diagnostic("unknown-target", message, hint=did_you_mean(document, keys))
    elif not restore and (standing := known.standing(document)):
        message = f"`{document}` is {standing.sentence}"
        yield Diagnostic("withdrawal-out-of-turn", message, hint="`--restore` lets the next release have it again")
    elif restore and not known.standing(document):
        yield Diagnostic(
            "withdrawal-out-of-turn", f"`{document}` is not withdrawn", hint="the next release may have it"
        )


def _write(new: Withdrawal, known: Withdrawals, project: Project) -> None:
    """Put the new file in the place of the old one when it is complete."""
    path = project.content / FILE
    part = path.with_name(f".{FILE}.tmp")
    data = with_withdrawal(project.read(path) if project.has(path) else b"", known, new)
    try:
        write_synced(part, data)
        part.replace(path)
    except OSError as reason:
        part.unlink(missing_ok=True)
        message = f"`{project.name(path)}`: {reason.strerror}"
        raise Problem(Diagnostic("cannot-write", message, hint="see whether the folder may be written to")) from None
