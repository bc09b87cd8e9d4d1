"""Drafts of mail."""

from collections.abc import Iterator
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

from generator.audit.readers import html_reader
from generator.audit.reading import Reader, Reading


def read(data: bytes) -> Reading:
    """The subject and both forms of the body; beside them the names of sender, recipients and files."""
    mail = message_from_bytes(data, policy=default)
    bodies = [_read_body(part) for part in mail.walk() if part.get_content_maintype() == "text"]
    return Reading(
        lambda: "\n".join((str(mail.get("Subject", "")), *(body.visible for body in bodies))),
        lambda: "\n".join((*_list_names(mail), *(body.beside for body in bodies))),
    )


def _read_body(part: EmailMessage) -> Reading:
    text: str = part.get_content()
    if part.get_content_subtype() == "html":
        return html_reader.read(text.encode())
    return Reading(lambda: text)


def _list_names(mail: EmailMessage) -> Iterator[str]:
    yield from (str(mail.get(name, "")) for name in ("From", "To", "Cc", "Reply-To"))
    yield from (part.get_filename() or "" for part in mail.walk())


READER = Reader("eml", read)
