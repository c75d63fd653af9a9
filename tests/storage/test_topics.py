"""Figures by a word: looked for from the newest back, and the same as all at once."""

import pytest
from sqlalchemy import select

from storage.tables import FigureRow
from storage.topics import SAMPLED, counting
from tests.bench.figures import fill, word_of


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def many(new_store, request):
    """A store of more figures than a sample, and the words of each, the newest first."""
    with new_store(request.param) as store:
        fill(store, figures=5 * SAMPLED // 2)
        with store.read() as session:
            rows = session.execute(select(FigureRow.id, FigureRow.words).order_by(FigureRow.id.desc())).all()
        yield store, {number: set(words.split()) for number, words in rows}


@pytest.mark.parametrize("most", [20, 120, 2000])
@pytest.mark.parametrize("rank", [2, 9, 40, 200, 1500])
def test_a_word_has_its_newest_figures_however_often_it_stands(many, rank, most):
    store, words = many
    with store.read() as session:
        found = counting(session, word_of(rank), most=most)
    every = [number for number, some in words.items() if word_of(rank) in some]
    assert list(found.ids) == every[:most]
    assert found.more == (len(every) > most)
