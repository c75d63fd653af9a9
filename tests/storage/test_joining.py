"""The same words in several places are one statement, joined when an article is saved."""

from dataclasses import replace
from datetime import timedelta
from itertools import count

import pytest
from sqlalchemy import event, select, update

from news.nouns import Published, Status
from news.text import folded
from storage import articles, decisions, joining, people, quotes, removal, rereadings
from storage.kinds import Kind
from storage.nouns import Wanted
from storage.reading_rows import rows_of
from storage.readings import save_all
from storage.subjects import Wish
from storage.tables import ArticleRow, FingerprintRow, QuoteRow, SaidRow
from tests.conftest import NOW, save, seeds_read
from tests.made import TEXT, article, erased, reading, span
from tests.storage.test_reads import HERE

NUMBERS = count()
WORDS = "We will build the new harbour in this town, whatever it may cost."


def saying(words, **changes):
    """Return an article and its reading in which the mayor says `words`, and nothing else is said."""
    text = TEXT.replace("We will build it.", words)
    quote = replace(reading().quotes[0], content=(span(text, words),), speaker=reading().mentions[0])
    status = changes.pop("status", Status.SAID)
    made = replace(reading(text.replace(words, "We will build it.")), quotes=(replace(quote, status=status),))
    url = f"https://daily.example/{next(NUMBERS)}"
    return article(text, url=url, **changes), replace(made, statements=())


def said(store, *lines, **changes):
    return [save(store, *saying(line, **changes)) for line in lines]


def statements(store, name="Ana Doe", audience=HERE, **wanted):
    with store.read() as session:
        person = people.named(session, name=name, audience=audience, now=NOW)[0].id
        return quotes.statements_by_person(
            session, person_id=person, audience=audience, now=NOW, wanted=Wanted(**wanted)
        )


def decide(store, kind, **wish):
    with store.write() as session:
        decisions.decide(session, wish=Wish(kind=kind, key=str(wish), **wish), audience=HERE, now=NOW)


def shown(page):
    return [(one.lead.words[0], [(kind, told.words[0]) for kind, told in one.also]) for one in page.rows]


@pytest.mark.parametrize(
    ("other", "kind"),
    [
        ("We will build the new harbour, in this town whatever it may cost!", "same"),
        ("We will build the new harbour in this town", "cut"),
        ("We will build that new harbour in this town, whatever it costs.", "reworded"),
    ],
)
def test_the_same_words_elsewhere_are_one_statement(store, other, kind):
    said(store, WORDS, other)
    assert shown(statements(store)) == [(WORDS, [(kind, other)])]
    assert statements(store).total == 1


def test_words_given_in_advance_and_after_are_one_with_both_told(store):
    save(store, *saying(WORDS, published=Published(day=NOW.date())))
    save(store, *saying(WORDS + " Soon.", status=Status.ADVANCE))
    (one,) = statements(store).rows
    assert (one.lead.status, [told.status for _, told in one.also]) == (Status.SAID, [Status.ADVANCE])


def test_a_few_words_are_one_statement_within_days_and_are_said_anew_later(store):
    day, later, last = (Published(day=NOW.date() - timedelta(days=one)) for one in (300, 298, 100))
    for words, published in (("It is pure theatre.", day), ("pure theatre", later), ("pure theatre", last)):
        save(store, *saying(words, published=published))
    assert shown(statements(store)) == [
        ("pure theatre", []),
        ("pure theatre", [("cut", "It is pure theatre.")]),
    ]
    save(store, *saying("pure theatre"))
    assert sum(len(one.also) for one in statements(store).rows) == 2  # undated, it may be of any day
    save(store, *saying(WORDS, published=day))
    save(store, *saying(WORDS, published=last))
    assert (WORDS, [("same", WORDS)]) in shown(statements(store))


def test_other_words_and_other_people_s_words_are_not_joined(store):
    said(store, WORDS, "We will build nothing in this town, nor will we pay for it.")
    text = TEXT.replace("Doe", "Poe").replace("We will build it.", WORDS)
    quote = replace(reading().quotes[0], content=(span(text, WORDS),))
    save(store, article(text), replace(reading(TEXT.replace("Doe", "Poe"), "Ana Poe"), quotes=(quote,)))
    assert [len(one.also) for one in statements(store).rows] == [0, 0]
    assert [len(one.also) for one in statements(store, "Ana Poe").rows] == [0]
    with store.read() as session:
        assert session.scalars(select(SaidRow)).all() == []


def test_who_is_not_public_has_no_statement_in_two_articles(store):
    save(store, article(), reading())
    save(store, article(TEXT + "\nMore."), reading())
    with store.read() as session:
        query = select(QuoteRow.said_id).join(ArticleRow, ArticleRow.id == QuoteRow.article_id)
        joined = session.scalars(query.where(QuoteRow.position == 1)).all()
    assert joined == [None, None]


def test_all_places_are_counted_and_some_are_shown(store):
    said(store, *(f"{WORDS} {'x' * number}" for number in range(45)))
    page = statements(store)
    (one,) = page.rows
    assert (page.total, len(one.also), one.more) == (1, 3, 41)


def test_articles_saved_together_are_joined_as_if_one_came_after_the_other(store):
    other = "Nothing is so good for a town as its own bakery."
    found = [saying(words) for words in (WORDS, f"{WORDS} Yes", other, WORDS[:-5], f"{WORDS} Now")]
    given = [one for one, _ in found]
    with store.write() as session:
        became = articles.save_all(
            session, articles=given, words=list(map(articles.words_of, given)), workspace="", now=NOW
        )
        rows = [rows_of(one, read) for one, read in found]
        save_all(session, found=dict(zip(filter(None, became.ids), rows, strict=True)))
    assert sorted(len(one.also) for one in statements(store).rows) == [0, 3]


def test_pages_are_of_statements(store):
    said(
        store,
        WORDS,
        WORDS + " Yes.",
        "The bridge is far too small for it.",
        "Nobody asked the fishermen here.",
    )
    first, second = statements(store, limit=2), statements(store, start=2, limit=2)
    assert (len(first.rows), len(second.rows), first.total) == (2, 1, 3)


def test_a_copy_of_a_text_counts_once(store):
    first, copy, other = said(store, WORDS, WORDS + " ", WORDS + " Really.")
    with store.write() as session:
        session.execute(update(ArticleRow).where(ArticleRow.id == copy).values(text_of=first))
    (one,) = statements(store).rows
    assert [told.where.article_id for _, told in one.also] == [other]


def test_what_editors_gave_to_somebody_else_leaves_the_statement(store):
    said(store, WORDS, WORDS + " Yes.")
    decide(store, Kind.SOMEONE_ELSE, quote_id=2, name="Eva Loe")
    assert shown(statements(store)) == [(WORDS, [])]
    assert shown(statements(store, "Eva Loe")) == [(WORDS + " Yes.", [])]
    with store.read() as session:
        found = quotes.statements_by_words(session, words="new harbour", audience=HERE, now=NOW)
    assert [one.lead.name for one in found.rows] == ["Ana Doe", "Eva Loe"]


def test_a_hidden_lead_leaves_the_other_places(store):
    said(store, WORDS, WORDS + " Yes.")
    decide(store, Kind.HIDE_QUOTE, quote_id=1)
    assert shown(statements(store)) == [(WORDS + " Yes.", [])]


def test_a_re_read_article_is_joined_again_and_nothing_stale_is_left(store):
    said(store, WORDS, WORDS + " Yes.")
    made, found = saying(WORDS)
    with store.write() as session:
        rereadings.replace(session, article_id=1, article=made, reading=found)
    assert len(statements(store).rows[0].also) == 1
    with store.read() as session:
        known = set(session.scalars(select(QuoteRow.id)))
        assert set(session.scalars(select(FingerprintRow.quote_id))) <= known


def test_what_is_removed_or_erased_leaves_no_words_in_a_statement(store):
    first, *_ = said(store, WORDS + " And the bridge over the river.", WORDS, WORDS + " Yes.")
    with store.write() as session:
        removal.remove(session, ids=[first or 0])
        assert [row.words for row in session.scalars(select(SaidRow))] == [folded(WORDS + " Yes.")]
    assert len(statements(store).rows[0].also) == 1
    with store.write() as session:
        erased(session, "Ana Doe", now=NOW)
        assert session.scalars(select(SaidRow)).all() == []
        assert session.scalars(select(FingerprintRow)).all() == []


STARMER = {
    ("Keir Starmer", "delivering security"),
    ("Keir Starmer", "Our joint work to"),
    ("Keir Starmer", "Global challenges need shared"),
    ("Keir Starmer", "Every step we take"),
    ("Chris Philp", "pure theatre"),
    ("Chris Philp", "entire visit is pure"),
    ("Chris Philp", "flying out for a"),
    ("Chris Philp", "If Starmer is so"),
    ("Chris Philp", "The returns deal with"),
}


@pytest.mark.parametrize("backwards", [False, True])
def test_exactly_the_same_words_are_joined_on_the_seeds(store, backwards):
    for one, found in reversed(seeds_read()) if backwards else seeds_read():
        save(store, one, found)
    with store.read() as session:
        rows = session.execute(
            select(QuoteRow.id, QuoteRow.said_id).where(QuoteRow.said_id.is_not(None))
        ).all()
        told = {
            one.id: one
            for one in quotes.by_ids(session, ids=[row.id for row in rows], audience=HERE, now=NOW)
        }
    groups: dict[int, set[tuple[str | None, str]]] = {}
    for row in rows:
        name, words = told[row.id].name, " ".join(told[row.id].words[0].split()[:4])
        groups.setdefault(row.said_id, set()).add((name, words))
    assert {one for group in groups.values() for one in group} <= STARMER
    assert sorted(len(group) for group in groups.values()) == [1, 2, 3, 3]


def test_a_speech_of_thousands_of_words_is_saved_and_joined_with_a_part_of_it(store):
    speech = WORDS.replace(".", ", ") + " ".join(f"chapter{n} verse{n}" for n in range(1200)) + "."
    said(store, WORDS, speech)
    assert [kind for kind, _ in shown(statements(store))[0][1]] == ["cut"]


def test_what_was_learnt_of_an_article_is_forgotten_in_one_statement(store):
    """Until it is read anew nobody decides: thousands of quotes would take as many statements."""
    saved = said(store, WORDS, f"{WORDS} So they said.")
    with store.read() as session:
        other = select(FingerprintRow.number).join(QuoteRow, QuoteRow.id == FingerprintRow.quote_id)
        kept = session.scalars(other.where(QuoteRow.article_id == saved[1])).all()
    save(store, article(f"{TEXT}\nIt ended."), reading())
    forgotten = []

    def note(_connection, _cursor, statement, *_):
        if "DELETE FROM fingerprints" in statement:
            forgotten.append(statement)

    event.listen(store.engine, "before_cursor_execute", note)
    with store.write() as session:
        for one in (saved[0], 3):
            joining.forget(session, article_id=one)
    event.remove(store.engine, "before_cursor_execute", note)
    assert len(forgotten) == 2
    with store.read() as session:
        assert sorted(session.scalars(select(FingerprintRow.number))) == sorted(kept)
