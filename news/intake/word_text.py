"""Which paragraphs does a Word file show, in order? As it reads when all tracked changes are taken.

Those of tables, text boxes and content controls too; what was deleted or moved away is not shown.
"""

from collections.abc import Iterator
from typing import Any, TypeAlias

Element: TypeAlias = Any
"""An lxml element; lxml says nothing about types."""

PROSE = 12
"""Words from which a table's cell holds prose: the table only sets the page."""

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OLD = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_PARAGRAPH, _ROW, _CELL, _TEXT, _BOX = (_WORD + tag for tag in ("p", "tr", "tc", "t", "txbxContent"))
_GONE = frozenset(
    {*(_WORD + tag for tag in ("del", "moveFrom", "pPr", "rPr", "tblPr", "sectPr")), _OLD, _BOX}
)
_MARKS = {_WORD + "tab": "\t", _WORD + "br": "\n", _WORD + "cr": "\n", _WORD + "noBreakHyphen": "-"}


def paragraphs(holder: Element) -> Iterator[str]:
    """Yield the paragraphs within an element; a table's row of short cells is one: "2025 | £4m"."""
    for one in holder:
        if one.tag == _PARAGRAPH:
            yield "".join(_pieces(one))
            yield from (words for box in _boxes(one) for words in paragraphs(box))
        elif one.tag == _ROW:
            yield from _row(one)
        elif one.tag not in _GONE:
            yield from paragraphs(one)


def _row(row: Element) -> Iterator[str]:
    cells = [[words for words in paragraphs(cell) if words.strip()] for cell in row.iterchildren(_CELL)]
    if any(len(words.split()) >= PROSE for cell in cells for words in cell):
        yield from (words for cell in cells for words in cell)
    else:
        yield " | ".join(" ".join(cell) for cell in cells if cell)


def _pieces(element: Element) -> Iterator[str]:
    for one in element:
        if one.tag == _TEXT:
            yield one.text or ""
        elif one.tag in _MARKS:
            yield _MARKS[one.tag]
        elif one.tag not in _GONE:
            yield from _pieces(one)


def _boxes(element: Element) -> Iterator[Element]:
    """Yield the text boxes that hang on a paragraph; what older programs see instead is the same again."""
    for one in element:
        if one.tag == _BOX:
            yield one
        elif one.tag not in _GONE:
            yield from _boxes(one)
