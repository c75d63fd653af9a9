"""Hostile documents: cut in time and in memory, each with a sentence, and the next one is read."""

import time

import pytest

from bot.document_apart import document_text_apart
from news.errors import WhosaidError
from tests.news.intake.documents import pdf, slow_pdf, word

LINES = ("The council voted to rebuild the harbour wall.",)


@pytest.mark.parametrize("made", [pdf, word])
def test_a_document_is_read_in_a_process_of_its_own(made):
    assert document_text_apart(made(LINES)).strip() == LINES[0]


def test_a_document_that_takes_too_long_is_cut():
    hostile = slow_pdf()
    assert len(hostile) < 20_000
    began = time.monotonic()
    with pytest.raises(WhosaidError, match="takes longer than 2 s to read"):
        document_text_apart(hostile, seconds=2)
    assert time.monotonic() - began < 10
    assert document_text_apart(pdf(LINES)).strip() == LINES[0]


def test_a_document_that_takes_too_much_memory_is_cut():
    with pytest.raises(WhosaidError, match="more memory than a document may"):
        document_text_apart(slow_pdf(), memory=150_000_000, seconds=100)


def test_what_the_reader_says_comes_through():
    with pytest.raises(WhosaidError, match="holds no text"):
        document_text_apart(pdf([]))
    with pytest.raises(WhosaidError, match="is a PDF that can't be read"):
        document_text_apart(b"%PDF-1.4 broken")
