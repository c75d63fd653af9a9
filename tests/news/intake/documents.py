"""PDF and Word files made by hand, small enough to be seen whole."""

import zlib
from collections.abc import Sequence
from io import BytesIO

from docx import Document
from docx.oxml import parse_xml

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def pdf(lines: Sequence[str], *, pages: int = 1) -> bytes:
    """Return a PDF that shows `lines` on each of its pages."""
    shown = " ".join(f"({line}) Tj T*" for line in lines)
    stream = f"BT /F1 12 Tf 72 720 Td 14 TL {shown} ET".encode("latin-1")
    kids = " ".join(f"{4 + number} 0 R" for number in range(pages))
    page = "<< /Type /Page /Parent 2 0 R /Contents 3 0 R /Resources << /Font << /F1 << /Type /Font "
    page += "/Subtype /Type1 /BaseFont /Helvetica >> >> >> >>"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {pages} /MediaBox [0 0 612 792] >>".encode(),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        *[page.encode()] * pages,
    ]
    body, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    trailer = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(body))
    return body + head + table + trailer


def slow_pdf(words: int = 200_000) -> bytes:
    """Return a PDF of some kilobytes with one page of very many words, one drawn over the other."""
    drawn = zlib.compress(b"BT /F1 12 Tf (word) Tj ET\n" * words, 9)
    plain = pdf(["a"])
    begin = plain.index(b"<< /Length")
    end = plain.index(b"endobj", begin)
    packed = b"<< /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream\n" % (len(drawn), drawn)
    return plain[:begin] + packed + plain[end:]


def word(lines: Sequence[str]) -> bytes:
    """Return a Word file of paragraphs."""
    document, written = Document(), BytesIO()
    for line in lines:
        document.add_paragraph(line)
    document.save(written)
    return written.getvalue()


def edited_word(lines: Sequence[str], *, added: str, struck: str, rows: Sequence[Sequence[str]]) -> bytes:
    """Return a Word file whose last paragraph ends with tracked changes, and a table below it."""
    document, written = Document(), BytesIO()
    for line in lines:
        document.add_paragraph(line)
    last = document.paragraphs[-1]._p
    for tag, text, words in (("ins", "t", added), ("del", "delText", struck)):
        run = f'<w:r><w:{text} xml:space="preserve">{words}</w:{text}></w:r>'
        last.append(parse_xml(f'<w:{tag} {_W} w:id="1" w:author="An Editor">{run}</w:{tag}>'))
    table = document.add_table(rows=0, cols=len(rows[0]))
    for row in rows:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words
    document.save(written)
    return written.getvalue()
