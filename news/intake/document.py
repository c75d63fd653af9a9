"""The text of a press release: PDF by pypdf, Word by python-docx, both within bounds."""

from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

from docx import Document
from pypdf import PdfReader

from news.errors import WhosaidError
from news.intake.word_text import paragraphs

MOST_PAGES = 200
MOST_CHARACTERS = 2_000_000
MOST_UNPACKED = 60_000_000
"""Bytes that a Word file may unpack to: what is larger is a bomb, or holds pictures for which nobody asks."""

WORD = b"PK\x03\x04"


class DocumentError(WhosaidError):
    """A document that can't be read; the words go on its name."""


def document_text(content: bytes) -> str:
    """Return a document's text, a paragraph or printed line a line. Raises DocumentError."""
    pieces = _word(content) if content[:4] == WORD else _pdf(content)
    text, size = [], 0
    for piece in pieces:
        size += len(piece) + 1
        if size > MOST_CHARACTERS:
            raise DocumentError("holds more text than an article can")
        text.append(piece)
    found = "\n".join(text).replace("\0", " ")
    if not found.strip():
        raise DocumentError("holds no text: its pages may be pictures")
    return found


def _pdf(content: bytes) -> Iterator[str]:
    try:
        reader = PdfReader(BytesIO(content), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise DocumentError("is locked with a password")
        if len(reader.pages) > MOST_PAGES:
            raise DocumentError(f"has more than {MOST_PAGES} pages")
        for page in reader.pages:
            yield page.extract_text()
    except DocumentError:
        raise
    except MemoryError:
        raise
    except Exception as error:  # a hostile PDF raises anything
        raise DocumentError("is a PDF that can't be read") from error


def _word(content: bytes) -> Iterator[str]:
    try:
        with ZipFile(BytesIO(content)) as packed:
            if sum(part.file_size for part in packed.infolist()) > MOST_UNPACKED:
                raise DocumentError("unpacks to more than an article can hold")
            if "word/document.xml" not in packed.namelist():
                raise DocumentError("is no Word file")
        yield from paragraphs(Document(BytesIO(content)).element.body)
    except DocumentError:
        raise
    except MemoryError:
        raise
    except Exception as error:  # as above
        raise DocumentError("is a Word file that can't be read") from error
