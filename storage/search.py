"""Articles by their words: FTS5 on SQLite, tsvector on PostgreSQL, behind one query each; and offices."""

from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import BindParameter, Integer, Select, Text, column, func, literal_column, select, table
from sqlalchemy import text as sql
from sqlalchemy.orm import Session

from news.people.spelling import respelt
from news.text import folded
from news.topics import forms
from news.topics import telling as telling_words
from storage.rows import CAP, connected

INDEXED = 200_000

ARTICLE_WORDS = table(
    "search_articles", *(column(name, Integer) for name in ("rowid", "article_id")), column("words", Text)
)


def telling(session: Session, topic: str) -> Select[int]:
    """Return the ids of articles in which all words of `topic` stand, wherever; it must hold one.

    Small words ("about the boats") count only alone; "Zelensky" stands for Zelenskyy, too.
    """
    return telling_by(session.get_bind().dialect.name, query_of(session, topic))


def telling_by(dialect: str, query: str | BindParameter[str]) -> Select[int]:
    """Return the ids of articles that `query` finds, as `query_of` words it, or the parameter of it."""
    if dialect == "sqlite":
        finds = literal_column("search_articles").op("MATCH", is_comparison=True)(query)
        return select(ARTICLE_WORDS.c.rowid).where(finds)
    asked = func.to_tsquery(literal_column("'simple'"), query)
    return select(ARTICLE_WORDS.c.article_id).where(ARTICLE_WORDS.c.words.op("@@")(asked))


def query_of(session: Session, topic: str) -> str:
    """Return the words of `topic` as the store's index of words is asked for them."""
    words = telling_words(topic) or folded(topic).split()
    spelt = [(word, *respelt(word)) for word in words]
    if session.get_bind().dialect.name == "sqlite":
        return " AND ".join(_either([f'"{form}"' for form in one], " OR ") for one in spelt)
    return " & ".join(_either(one, " | ") for one in spelt)


def _either(forms_of_word: Sequence[str], between: str) -> str:
    return forms_of_word[0] if len(forms_of_word) == 1 else f"({between.join(forms_of_word)})"


def telling_in_any_form(
    session: Session, topic: str, *, also: Collection[str] = (), most: int = CAP
) -> Select[int]:
    """Return the ids of articles in which all words of `topic` stand in any form, and one of `also`, if any.

    It must hold a word. Of more than `most` those read last are given, the newest first.
    """
    found = speaking_of(session, topic, also=also)
    return found.order_by(next(iter(found.selected_columns)).desc()).limit(most)


def speaking_of(
    session: Session, topic: str, *, together: bool = False, also: Collection[str] = ()
) -> Select[int]:
    """Return the ids of articles in which all words of `topic` stand, in any form; `together`: as they are.

    It must hold a word. `also`: and one of these.
    """
    words = [(word,) for word in folded(topic).split()] if together else list(forms(topic))
    words += [tuple(sorted(also))] if also else []
    if session.get_bind().dialect.name == "sqlite":
        rowid: Select[int] = select(literal_column("rowid", Integer)).select_from(sql("search_articles"))
        either = ["(" + " OR ".join(f'"{form}"' for form in one) + ")" for one in words]
        every = f'"{folded(topic)}"' if together else " AND ".join(either)
        return rowid.where(sql("search_articles MATCH :every").bindparams(every=every))
    between = " <-> " if together else " & "
    every = between.join("(" + " | ".join(one) + ")" for one in words)
    found = sql("words @@ to_tsquery('simple', :every)").bindparams(every=every)
    ids: Select[int] = select(literal_column("article_id", Integer)).select_from(sql("search_articles"))
    return ids.where(found)


def offices_with(session: Session, words: str, most: int) -> list[int]:
    """Return offices in whose wording these folded words stand together, the last perhaps in part.

    "home secretary" and "home sec" stand in "shadow home secretary".
    """
    if session.get_bind().dialect.name == "sqlite":
        return list(session.scalars(_OFFICES_BY_FTS5, {"phrase": f'"{words}" *', "most": most}))
    phrase = " <-> ".join(words.split()) + ":*"
    return list(session.scalars(_OFFICES_BY_TSVECTOR, {"phrase": phrase, "most": most}))


_OFFICES_BY_FTS5 = sql("SELECT rowid FROM search_offices WHERE search_offices MATCH :phrase LIMIT :most")
_OFFICES_BY_TSVECTOR = sql(
    "SELECT id FROM offices WHERE to_tsvector('simple', folded) @@ to_tsquery('simple', :phrase) "
    "ORDER BY id LIMIT :most"
)


def learn(session: Session, *, article_id: int, text: str) -> None:
    """Make the words of an article just added findable, the first `INDEXED` characters of them."""
    learn_all(session, words={article_id: searched(text)})


def learn_all(session: Session, *, words: Mapping[int, str]) -> None:
    """Make articles findable by their `words` (`searched`), by article."""
    if not words:
        return
    add = "INSERT INTO search_articles (rowid, words) VALUES (:id, :words)"
    if session.get_bind().dialect.name != "sqlite":
        add = "INSERT INTO search_articles (article_id, words) VALUES (:id, to_tsvector('simple', :words))"
    connected(session).execute(sql(add), [{"id": one, "words": said} for one, said in words.items()])


def searched(text: str) -> str:
    """Return the words of a text by which it is found: the first `INDEXED` characters, folded."""
    return folded(text[:INDEXED])


def relearn(session: Session, *, article_id: int, before: str, text: str) -> None:
    """Make an article's new words findable in the place of those it had `before`."""
    unlearn(session, article_id=article_id, text=before)
    learn(session, article_id=article_id, text=text)


def unlearn(session: Session, *, article_id: int, text: str) -> None:
    """Forget the words of an article; `text` is what was learnt of it."""
    row = {"id": article_id, "words": folded(text[:INDEXED])}
    if session.get_bind().dialect.name == "sqlite":  # the index keeps no words: it is told which to forget
        forget = "INSERT INTO search_articles (search_articles, rowid, words) VALUES ('delete', :id, :words)"
        session.execute(sql(forget), row)
        return
    session.execute(sql("DELETE FROM search_articles WHERE article_id = :id"), {"id": article_id})
