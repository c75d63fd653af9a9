"""What does a mail bring: its own words below its subject, and documents with it? By Python's own reader."""

from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import MIMEPart

from news.errors import WhosaidError
from news.intake.page_blocks import PageError, blocks, page_text, parsed

DOCUMENTS = frozenset(
    {"application/pdf", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"}
)
MOST_DOCUMENTS = 20


class MailError(WhosaidError):
    """A mail that can't be read; the words go on its name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attached:
    """A document that a mail brings."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """A mail's text, its subject above, and its documents; its date is its own, not its text's."""

    text: str
    documents: tuple[Attached, ...] = ()


def read_mail(content: bytes) -> Mail:
    """Return what a mail brings. Raises MailError where nothing can be made of it."""
    try:
        mail = message_from_bytes(content, policy=policy.default)
        body = mail.get_body(preferencelist=("plain", "html"))
        words = _words(body) if body is not None else ""
        subject = " ".join(str(mail["subject"] or "").split())
        return Mail(text=f"{subject}\n\n{words}" if words.strip() else "", documents=tuple(_documents(mail)))
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise MailError("is a mail that can't be read") from error


def _words(body: MIMEPart) -> str:
    told = str(body.get_content())
    if body.get_content_type() != "text/html":
        return told
    try:
        return "\n\n".join(block.text for block in blocks(parsed(page_text(told))))
    except PageError:
        return ""


def _documents(mail: MIMEPart) -> list[Attached]:
    parts = [part for part in mail.walk() if part.get_content_type() in DOCUMENTS][:MOST_DOCUMENTS]
    return [
        Attached(
            name=" ".join((part.get_filename() or "its document").split())[:100],
            content=content,
        )
        for part in parts
        if isinstance(content := part.get_payload(decode=True), bytes)
    ]
