"""Drafts: a message of mail as bytes, and bytes as the message that they hold (RFC 5322, MIME)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from email import message_from_bytes, policy
from email.header import Header
from email.message import EmailMessage
from email.utils import format_datetime, parsedate_to_datetime
from hashlib import sha256

HEADER_LINE = 76  # RFC 2047, section 2
NOT_CLEARED = "NOT-CLEARED.txt"


@dataclass(frozen=True, slots=True)
class Draft:
    """A message to open and send: its subject, both forms of its body, what keeps it from being sent, its day, and the
    address that it goes to, if that is known."""

    subject: str
    text: str
    html: str
    bands: str
    dated: date
    recipient: str = ""


def spell_draft(draft: Draft) -> bytes:
    """The draft as an `.eml` file."""
    lines = "".join(f"{name}: {value}\r\n" for name, value in list_headers(draft).items())
    return lines.encode("ascii") + _spell_parts(draft).as_bytes()


def read_draft(data: bytes) -> Draft:
    """The message of a file that `spell_draft` made."""
    read = message_from_bytes(data, policy=policy.SMTP)
    text, html, *bands = (_said(part) for part in read.walk() if not part.is_multipart())
    day = parsedate_to_datetime(read["Date"]).date()
    return Draft(str(read["Subject"]), text, html, "".join(bands), day, str(read["To"] or ""))


def list_headers(draft: Draft) -> Mapping[str, str]:
    """The headers before those of MIME, in their order."""
    headers = {
        "Subject": _encode(draft.subject),
        # Noon, so that the draft shows its own day in every office.
        "Date": format_datetime(datetime.combine(draft.dated, time(12), UTC)),
        "X-Unsent": "1",
        "X-Uniform-Type-Identifier": "com.apple.mail-draft",
    }
    to = _spell_address(draft.recipient)
    return {"To": to, **headers} if to else headers


def _encode(subject: str) -> str:
    """The subject as header text, in encoded words if it is long or has more than ASCII.

    `EmailMessage` folds such subjects itself, and on the way loses spaces beside dashes and quotes.
    """
    if subject.isascii() and len(subject) <= HEADER_LINE - len("Subject: "):
        return subject
    return Header(subject, "utf-8", maxlinelen=HEADER_LINE, header_name="Subject").encode(linesep="\r\n")


def _spell_address(address: str) -> str:
    """The address as a header has it; nothing of one that only some servers take (RFC 6531): whoever sends types it."""
    name, _, domain = address.rpartition("@")
    try:
        return f"{name}@{domain.encode('idna').decode('ascii')}" if name.isascii() and domain else ""
    except UnicodeError:
        return ""


def _spell_parts(draft: Draft) -> EmailMessage:
    """Both forms of the body, and the words of the draft band attached. A boundary starts with `=_`, which
    quoted-printable never holds (RFC 2045, 6.7)."""
    parts = EmailMessage(policy=policy.SMTP)
    parts.set_content(draft.text, cte="quoted-printable")
    parts.add_alternative(draft.html, subtype="html", cte="quoted-printable")
    if draft.bands:
        parts.add_attachment(f"{draft.bands}\n", cte="quoted-printable", filename=NOT_CLEARED)
    for level, part in enumerate(part for part in parts.walk() if part.is_multipart()):
        part.set_boundary(f"=_{sha256(f'{level}{draft.text}{draft.html}'.encode()).hexdigest()[:32]}")
    return parts


def _said(part: EmailMessage) -> str:
    """The words of a part, their lines as they were typed, without the end that MIME adds."""
    return str(part.get_content()).replace("\r\n", "\n").removesuffix("\n")
