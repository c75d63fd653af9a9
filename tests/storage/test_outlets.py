"""What may not be shown is shown nowhere, what was kept long enough goes, and a person can be erased."""

import json
from base64 import b64encode
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import delete, func, insert, select, text, update
from typer.testing import CliRunner

from bot.app import clock
from bot.cli import app
from bot.jobs import JOBS, read, retain
from bot.jobs.erase import order
from bot.jobs.job import Tools
from bot.worker import Worker
from news.errors import WhosaidError
from news.nouns import EVERYTHING, Mention, MentionKind, Reading, Role
from storage import (
    deeds,
    erasure,
    joining,
    outbox,
    outlets,
    people,
    quotes,
    recall,
    removal,
    rereadings,
    statements,
    uploads,
    work,
)
from storage.audience import visible
from storage.coverage import coverage
from storage.engine import Store
from storage.introducing import describe, resolve
from storage.joining import Fresh, Spoken, learn_and_join
from storage.knowing import known
from storage.lost import missing
from storage.outbox import Frozen, State
from storage.outlets import Show
from storage.reading_rows import rows_of
from storage.search import relearn
from storage.tables import (
    ArticleRow,
    FigureRow,
    FileShowingRow,
    MembershipRow,
    NameRow,
    OfficeRow,
    OutboxRow,
    PersonRow,
    QuoteRow,
    RoleRow,
    Row,
    SectionRow,
    TermRow,
    WorkRow,
)
from storage.uploads import Upload
from storage.work import Order
from tests.bot.test_killed import until
from tests.conftest import NOW, save
from tests.made import TEXT, article, erased, reading, saved, span
from tests.storage.test_reads import READS, URL

WORDS = (
    "by_person",
    "by_people",
    "by_words",
    "by_any",
    "about",
    "matching",
    "in_articles",
    "by_size",
    "texts",
)
LATER = NOW + timedelta(days=31)
MINUTE = timedelta(minutes=1)


def asked(store: Store, name: str, person: int = 1):
    with store.read() as session:
        return READS[name](session, person, audience=EVERYTHING, now=NOW)


def show(store: Store, how_much: Show) -> int:
    with store.write() as session:
        return outlets.show(session, outlet="the DAILY", how_much=how_much)


@pytest.mark.parametrize("name", [name for name in READS if name.split(",")[0] in WORDS])
def test_no_words_of_an_outlet_are_given_that_only_its_headline_may_be_shown_of(store, name):
    save(store, article(url=URL, headline="A road"), reading())
    assert asked(store, name)
    assert show(store, Show.HEADLINE) == 1
    assert not asked(store, name)
    show(store, Show.SENTENCE)
    assert asked(store, name)


def test_of_a_link_only_outlet_no_headline_is_given_either_and_what_is_withheld_is_counted(store):
    show(store, Show.HEADLINE)
    save(store, article(url=URL, headline="A road"), reading())
    (place,) = asked(store, "articles by_ids")
    assert place.headline == "A road"
    show(store, Show.LINK)
    (place,) = asked(store, "articles by_ids")
    assert (place.headline, place.url) == (None, URL)
    with store.read() as session:
        read = coverage(session, audience=EVERYTHING, now=NOW)
    assert (read.articles, read.withheld) == (1, 1)


def test_what_was_kept_long_enough_goes_with_all_that_was_found_in_it(store):
    save(store, article(), reading())
    save(store, article(TEXT + "\nMore.", outlet="The Weekly"), reading())
    with store.write() as session:
        outlets.keep(session, outlet="The Daily", days=30)
        assert removal.count_outlived(session, now=NOW + timedelta(days=30)) == 0
        assert removal.outlived(session, now=LATER, limit=9) == [1]
        removal.remove(session, ids=[1])
    with store.read() as session:
        assert session.scalars(select(ArticleRow.id)).all() == [2]
        assert set(session.scalars(select(QuoteRow.article_id))) == {2}
        found = quotes.by_words(session, words="will build", audience=EVERYTHING, now=NOW)
        assert [one.where.article_id for one in found.rows] == [2]
    with store.write() as session:
        removal.remove(session, ids=[2])
        assert session.scalar(select(func.count(PersonRow.id))) == 0
        assert session.scalar(select(func.count(OfficeRow.id))) == 0


def test_a_copy_of_a_removed_text_becomes_the_first_of_it(store):
    for number in range(3):
        save(store, article(url=f"{URL}/{number}"), reading())
    with store.write() as session:
        for row in session.scalars(select(ArticleRow).where(ArticleRow.id > 1)):
            row.text_of = 1
        session.flush()
        removal.remove(session, ids=[1])
        left = select(ArticleRow.id, ArticleRow.text_of).order_by(ArticleRow.id)
        assert session.execute(left).all() == [(2, None), (3, 2)]


def test_the_day_s_removal_is_work_and_a_dry_run_removes_nothing(new_database, new_store):
    with new_store("sqlite") as store:
        save(store, article(), reading())
        env = {"DATABASE_URL": str(store.engine.url)}
        run = CliRunner()
        assert (
            "1 articles are older" in run.invoke(app, ["outlets", "keep", "The Daily", "30"], env=env).output
        )
        assert "The Daily" in run.invoke(app, ["outlets", "list"], env=env).output
        assert "1 articles would be removed" in run.invoke(app, ["retain", "--dry-run"], env=env).output
        assert run.invoke(app, ["retain"], env=env).exit_code == 0
        tools = Tools(store=store, clients=None, clock=lambda: LATER.replace(year=2030), model="", contact="")
        assert Worker(tools, jobs=JOBS).run(idle=0) == 1
        with store.read() as session:
            assert session.scalar(select(func.count(ArticleRow.id))) == 0


def test_of_removals_one_is_done_at_a_time(store):
    """Two would take the same articles, or wait for each other's people."""
    with store.write() as session:
        for day in ("2026-01-31", "now"):
            work.want(session, retain.order(day), now=NOW)
        took = [work.take(session, now=NOW, lease=timedelta(minutes=1)) for _ in range(2)]
        assert [one is not None for one in took] == [True, False]


def test_who_was_left_because_somebody_just_saved_them_goes_later(new_store):
    """Whoever saves has the people's rows first, and here he fails."""
    with new_store("postgresql") as store:
        save(store, article(), reading())
        with store.write() as session:
            outlets.keep(session, outlet="The Daily", days=30)
        tools = Tools(store=store, clients=None, clock=lambda: LATER, model="", contact="")
        with store.engine.connect() as saving:
            saving.execute(text("SELECT id FROM people WHERE article_id IS NULL FOR KEY SHARE"))
            retain.retain(tools, {})
            assert left(store) == (0, 1)
            saving.rollback()
        assert Worker(tools, jobs=JOBS).run(idle=0) == 1
        assert left(store) == (0, 0)


def test_who_removes_an_article_waits_for_who_erases_in_it(new_store):
    """He takes his turn first, then he lets what is left be found."""

    def remove():
        with store.write() as session:
            removal.remove(session, ids=[1])

    with new_store("postgresql") as store, ThreadPoolExecutor() as others:
        save(store, article(), reading())
        with store.write() as session:
            joining.dissolve(session, articles=[1])
            other = others.submit(remove)
            until(lambda: waits(store))
            relearn(session, article_id=1, before=TEXT, text="Nobody")
        other.result(60)
        assert left(store) == (0, 0)


def test_who_is_named_again_meanwhile_stays(new_store):
    def forget():
        with store.write() as session:
            removal.forget_unnamed(session, people=[1])

    with new_store("postgresql") as store, ThreadPoolExecutor() as others:
        save(store, article(), reading())
        with store.write() as session:
            session.execute(update(PersonRow).values(article_id=None))
            session.execute(delete(NameRow))
        with store.write() as session:
            named = {"person_id": 1, "article_id": 1, "words": "Doe", "folded": "doe", "last": "doe"}
            session.execute(insert(NameRow), named)
            other = others.submit(forget)
            until(lambda: waits(store))
        other.result(60)
        assert left(store) == (1, 2)


def waits(store):
    with store.read() as session:
        return session.scalar(text("SELECT count(*) FROM pg_locks WHERE NOT granted"))


def left(store):
    """Return how many articles and how many of the people of several articles there are."""
    with store.read() as session:
        shared = select(func.count(PersonRow.id)).where(PersonRow.article_id.is_(None))
        return session.scalar(select(func.count(ArticleRow.id))), session.scalar(shared)


def test_an_erased_person_is_in_no_text_and_no_row_and_nothing_else_moves(store):
    save(store, article(headline="Ana Doe wins a road"), reading())
    with store.write() as session:
        erased(session, "ana doe", now=NOW)
    with store.read() as session:
        row = session.get_one(ArticleRow, 1)
        for words in ("Ana", "Doe", "will build it"):
            assert words not in row.text
            assert words not in (row.headline or "")
        assert len(row.text) == len(TEXT)
        assert row.text.count("\n") == TEXT.count("\n")
        assert people.named(session, name="Doe", audience=EVERYTHING, now=NOW) == ()
        assert not quotes.by_words(session, words="will build", audience=EVERYTHING, now=NOW).rows
        assert not statements.about(session, person_id=1, audience=EVERYTHING, now=NOW).rows
    for table in Row.metadata.sorted_tables:
        with store.read() as session:
            assert "Ana Doe" not in str(session.execute(select(table)).all()), table.name


def test_an_erased_person_is_in_nothing_by_which_what_is_left_is_found(store):
    """A headline's words lead to figures, a story's terms to articles, a wording to whoever is so called."""
    wall = "The wall cost £3.2m."
    text = f"{TEXT}\n{wall}"
    cost = replace(
        reading().figures[0],
        span=span(text, "£3.2m"),
        counted="wall",
        evidence=span(text, wall),
        said_by=None,
    )
    found = replace(reading(text), figures=(cost,))
    for number in range(2):
        again = article(text, url=f"{URL}/{number}", headline="Doe wins a road")
        save(store, again, found)
    with store.read() as session:
        assert session.scalars(select(TermRow.term).where(TermRow.term == "build")).all()
        assert session.scalars(select(MembershipRow.shared).order_by(MembershipRow.article_id)).all()[1]
    with store.write() as session:
        erased(session, "Ana Doe", now=NOW)
    for table in Row.metadata.sorted_tables:
        with store.read() as session:
            rows = str(session.execute(select(table)).all()).casefold()
        assert not [words for words in ("doe", "build") if words in rows], table.name
    with store.read() as session:
        assert session.scalar(select(func.count(OfficeRow.id))) == 0
        words = set(session.scalars(select(FigureRow.words)))
    assert words == {"wins a road wall the wall cost gbp3 2m"}


def test_what_was_never_read_keeps_nothing_of_an_erased_person(store):
    save(store, article(), reading())
    pushed = b64encode(json.dumps({"body_text": "The mayor is \u00c1na Doe."}).encode()).decode()
    other = ("a:2", {"text": "Ana Doering said no."})
    with store.write() as session:
        lines = (("a:1", {"text": "“No,” said ANA DOE."}), other)
        work.want(session, read.order(lines, key="a", workspace="", published=True), now=NOW)
        work.want(session, Order(kind="pushed", key="b", args={"body": pushed}), now=NOW)
        session.execute(update(WorkRow).values(attempts=work.MOST_ATTEMPTS))
        work.want(session, order([1], at="now"), now=NOW)
    tools = Tools(store=store, clients=None, clock=lambda: NOW, model="", contact="")
    assert Worker(tools, jobs=JOBS).run(idle=0) == 1
    with store.read() as session:
        left = dict(session.execute(select(WorkRow.kind, WorkRow.args)).all())
    assert left.keys() == {read.KIND, "erase"}
    assert left[read.KIND]["lines"] == [list(other)]


def test_what_showed_an_erased_person_is_withdrawn_or_not_sent(store):
    save(store, article(), reading())
    with store.write() as session:
        for key in ("a", "b"):
            frozen = Frozen(
                key=key, workspace="T1", channel="C1", author="U1", text="Ana Doe", blocks=[], articles=[1]
            )
            outbox.put(session, message=frozen, now=NOW)
        outbox.posted(session, message_id=1, channel="C1", ts="1.0")
        erasure.hide(session, found=erasure.traces(session, name="Ana Doe"), now=NOW)
        states = [outbox.state_of(session, message_id=number)[0] for number in (1, 2)]
    assert states == [State.WITHDRAWING, State.WITHDRAWN]


BECAME = {state: state for state in State} | {
    State.WAITING: State.WITHDRAWN,
    State.SENDING: State.UNCONFIRMED,
    State.POSTED: State.WITHDRAWING,
    State.COMPOSING: State.WITHDRAWING,
    State.EDITING: State.WITHDRAWING,
}


def test_no_message_keeps_the_words_whatever_became_of_it(store):
    save(store, article(), reading())
    put(store, *State)
    with store.write() as session:
        for row in session.scalars(select(OutboxRow)):
            row.state = row.key
        session.flush()
        erased(session, "Ana Doe", now=NOW)
        for row in session.scalars(select(OutboxRow)):
            assert (row.state, row.text, row.blocks) == (BECAME[State(row.key)], "", [])
        (lost,) = session.scalars(select(OutboxRow.id).where(OutboxRow.key == State.UNCONFIRMED))
        assert not missing(session, lost_id=lost, now=NOW), "it is not sent again"
        outbox.posted(session, message_id=lost, channel="C1", ts="1.0")  # it is found in its channel
        assert outbox.state_of(session, message_id=lost)[0] == State.WITHDRAWING


def test_what_an_editor_just_puts_into_slack_is_withdrawn_after_it(store):
    """Slack has what he read before the erasure."""
    save(store, article(), reading())
    put(store, "a")
    with store.write() as session:
        outbox.posted(session, message_id=1, channel="C1", ts="1.0")
        row = session.get_one(OutboxRow, 1)
        row.state, row.leased_until = State.EDITING, NOW
    with store.write() as session:
        held = recall.next_hidden(session, now=NOW, lease=MINUTE)
        assert held
        assert held.stays
    with store.write() as session:
        erased(session, "Ana Doe", now=NOW)
        assert recall.next_hidden(session, now=NOW, lease=MINUTE) is None, "he is at it"
    with store.write() as session:
        recall.edited(session, message_id=1, stays=True)
    with store.write() as session:
        going = recall.next_hidden(session, now=NOW, lease=MINUTE)
        assert going
        assert not going.stays
        recall.edited(session, message_id=1, stays=False)
        assert outbox.state_of(session, message_id=1)[0] == State.WITHDRAWN


def read_again(session):
    rereadings.replace(session, article_id=1, article=article(url=f"{URL}/0"), reading=reading())


WAYS = {
    "removed": lambda session: removal.remove(session, ids=[1]),
    "erased": lambda session: erasure.erase_some(session, people=[1], most=1, now=NOW),
    "read again": read_again,
}


@pytest.mark.parametrize("way", WAYS)
def test_who_takes_articles_out_waits_for_who_saves_in_the_same_order(new_store, way):
    """Both join what a mayor said, and need the quotes joined before, and the wording of the office."""

    def take_out():
        with store.write() as session:
            WAYS[way](session)

    plain = replace(reading(), people=(replace(reading().people[0], roles=()), *reading().people[1:]))
    with new_store("postgresql") as store, ThreadPoolExecutor() as others:
        for number, one in enumerate((reading(), plain)):
            save(store, article(url=f"{URL}/{number}"), one)
        with store.write() as session:
            new = saved(session, article(url=f"{URL}/2"), now=NOW) or 0
            found = {new: rows_of(article(), reading())}
            people, _ = resolve(session, found=found)
            told = Fresh(quote=0, person=people[new][0], words=(), numbers=(), age=0)
            learn_and_join(session, articles=[Spoken(article_id=new, fresh=[told])])
            other = others.submit(take_out)
            until(lambda: waits(store))
            session.execute(update(QuoteRow).where(QuoteRow.person_id == 1).values(said_id=QuoteRow.said_id))
            describe(session, found=found, people=people)
        other.result(60)
        with store.read() as session:
            assert session.scalars(select(RoleRow.words).where(RoleRow.article_id == new)).all()


def test_a_link_in_a_persons_own_message_is_still_known(store):
    save(store, article(), reading())
    shown = Frozen(
        key="unfurl:1", workspace="T1", channel="C1", author="U1", text=URL, blocks=[], articles=[1]
    )
    with store.write() as session:
        outbox.put_posted(session, message=shown, ts="1.0", now=NOW)
        erased(session, "Ana Doe", now=NOW)
        going = recall.next_hidden(session, now=NOW, lease=timedelta(minutes=1))
    assert going
    assert going.link == URL


def test_what_is_just_being_sent_is_waited_for(store):
    save(store, article(), reading())
    put(store, "a")
    with store.write() as session:
        outbox.claim(session, now=NOW, lease=timedelta(minutes=1))
        with pytest.raises(erasure.BeingSentError):
            erased(session, "Ana Doe", now=NOW)
    with store.read() as session:
        assert "Ana Doe" in session.get_one(ArticleRow, 1).text
    with store.write() as session:
        outbox.posted(session, message_id=1, channel="C1", ts="1.0")
        erased(session, "Ana Doe", now=NOW)
        assert outbox.state_of(session, message_id=1)[0] == State.WITHDRAWING


@pytest.mark.parametrize("older", [False, True])
def test_a_file_that_shows_an_erased_person_is_deleted(store, older):
    """A worker of an older version lists by article nothing of what it makes."""
    save(store, article(), reading())
    save(store, article("The road is closed."), Reading())
    with store.write() as session:
        for key, articles in (("a", [1]), ("b", [2])):
            file = Upload(
                key=key,
                workspace="T1",
                channel="C1",
                author="U1",
                name="x.csv",
                articles=articles,
                known=known(session, workspace="T1"),
            )
            uploads.begin(session, upload=file, now=NOW)
            uploads.settle(session, key=key, state=State.POSTED)
        if older:
            session.execute(delete(FileShowingRow))
        erasure.hide(session, found=erasure.traces(session, name="Ana Doe"), now=NOW)
        assert uploads.next_hidden(session) == ("T1", "a", "")
        uploads.settle(session, key="a", state=State.WITHDRAWN)
        assert uploads.next_hidden(session) is None


def put(store, *keys):
    with store.write() as session:
        for key in keys:
            frozen = Frozen(
                key=key,
                workspace="T1",
                channel="C1",
                author="U1",
                text="Ana Doe",
                blocks=[{"type": "divider"}],
                articles=[1],
                ends_at=LATER,
            )
            outbox.put(session, message=frozen, now=NOW)


def test_whoever_is_erased_is_hidden_at_once_and_a_worker_that_was_killed_is_followed(store):
    for number in range(5):
        save(store, article(f"{TEXT}\nEdition {number}.", url=f"https://e.example/{number}"), reading())
    save(store, article("The bus is late.", url="https://e.example/bus"), Reading())
    with store.write() as session:
        found = erasure.traces(session, name="Ana Doe")
        erasure.hide(session, found=found, now=NOW)
        work.want(session, order(found.people, at="now"), now=NOW)
    assert shown(store) == ["The bus is late."]
    with store.write() as session:  # a worker that was killed after its first batch
        assert erasure.erase_some(session, people=found.people, most=2, now=NOW) == 2
    assert len(shown(store)) == 3
    assert Worker(Tools(store=store, clients=None, clock=lambda: NOW, model="", contact="")).run(idle=0) == 1
    assert len(shown(store)) == 6
    assert "Ana" not in "".join(shown(store))


def shown(store):
    """Return the texts that anybody may see, counted as coverage counts them, too."""
    with store.read() as session:
        query = select(ArticleRow.text).where(visible(EVERYTHING, NOW)).order_by(ArticleRow.id)
        found = list(session.scalars(query))
        assert coverage(session, audience=EVERYTHING, now=NOW).articles == len(found)
    return found


def test_erasing_by_command_says_what_it_would_do_and_the_audit_keeps_no_name(new_store):
    with new_store("sqlite") as store:
        save(store, article(), reading())
        env = {"DATABASE_URL": str(store.engine.url)}
        run = CliRunner()
        unknown = run.invoke(app, ["erase", "Nobody Here"], env=env)
        assert isinstance(unknown.exception, WhosaidError)
        assert (
            "Would be erased: 1 articles"
            in run.invoke(app, ["erase", "--dry-run", "Ana Doe"], env=env).output
        )
        assert (
            "Hidden at once, and erased by a worker: 1 articles"
            in run.invoke(app, ["erase", "Ana Doe"], env=env).output
        )
        with store.read() as session:
            (deed,) = deeds.newest(session, workspace="")
    assert (deed.deed, "Doe" in deed.about) == ("erased a person", False)


LED = "The Ana Doe-led council met Max Roe."
JUNIOR = "Ana Doe Jr., a baker, met Max Roe."


def of_the_words(store):
    """Save articles in which “Ana Doe” is the mayor, someone by another name, nobody, and another person."""
    save(store, article(headline="ANA DOE WINS"), reading())
    other = article(f"{TEXT}\nOnce more.", url=f"{URL}/2")
    save(store, other, called_otherwise(reading(), "Ana B. Doe"))
    save(store, article(LED, url=f"{URL}/3", byline="By ÁNA DOE"), Reading())
    save(store, article(JUNIOR, url=f"{URL}/4"), Reading())
    private = replace(
        reading().people[0], public=False, roles=(Role(words="baker", span=span(TEXT, "mayor")),)
    )
    namesake = replace(reading(), people=(private, *reading().people[1:]))
    save(store, article(f"{TEXT}\nBread.", url=f"{URL}/5"), namesake)
    save(store, article(f"{TEXT}\nBuses.", url=f"{URL}/6"), called_otherwise(reading(), "Ana B. Doe"))


def called_otherwise(made, name):
    return replace(made, people=(replace(made.people[0], name=name), *made.people[1:]))


def erase(store, *words):
    env = {"DATABASE_URL": address_of(store)}
    return CliRunner().invoke(app, ["erase", "Ana Doe", *words], env=env)


def address_of(store):
    return store.engine.url.set(drivername=store.engine.dialect.name).render_as_string(hide_password=False)


def worked(store):
    Worker(Tools(store=store, clients=None, clock=clock, model="", contact="")).run(idle=0)
    with store.read() as session:
        return dict(session.execute(select(ArticleRow.id, ArticleRow.text)).all())


def test_where_the_words_stand_though_somebody_else_is_read_is_said_and_can_be_erased(store):
    of_the_words(store)
    said = erase(store, "--dry-run").output
    assert "  article 5 alone: “baker”" in said
    assert "  article 2: read as “Ana B. Doe” · The Daily" in said
    assert "  article 3: read as nobody · The Daily" in said
    assert "article 4" not in said, "her son is another"
    assert "Would be erased: 2 articles," in said
    assert "number" in str(erase(store, "--also", "4").exception)
    done = erase(store, "--also", "2", "--also", "3", "--except", "5").output
    assert "erased by a worker: 3 articles, 2 quotes" in done
    assert "The words stand in 1 more article" in done
    texts = worked(store)
    for number, left in ((1, False), (2, False), (3, False), (4, True), (5, True), (6, True)):
        assert ("Ana Doe" in texts[number]) is left, number
    with store.read() as session:
        first, third = (session.get_one(ArticleRow, number) for number in (1, 3))
        assert ("DOE" in (first.headline or ""), "DOE" in (third.byline or "")) == (False, False)
        assert not session.scalars(select(ArticleRow.id).where(ArticleRow.hidden)).all()
        (other,) = people.named(session, name="Ana B. Doe", audience=EVERYTHING, now=NOW)
        (said_by,) = quotes.by_person(session, person_id=other.id, audience=EVERYTHING, now=NOW).rows
    assert said_by.where.article_id == 6, "what is read elsewhere is his"


def test_words_read_as_nobody_s_anywhere_are_erased_everywhere(store):
    save(store, article(LED), Reading())
    assert "The words stand in 1 more article" in str(erase(store).exception)
    assert erase(store, "--everywhere").exit_code == 0
    assert worked(store) == {1: "The ███ ███-led council met Max Roe."}


def test_whoever_is_to_be_erased_is_taken_in_by_nobody_meanwhile(store):
    """A public person of the name comes in between: the article would stay hidden, with the name."""
    alone = replace(reading().people[0], public=False, roles=())
    save(store, article(), replace(reading(), people=(alone, *reading().people[1:])))
    assert erase(store).exit_code == 0
    save(store, article(f"{TEXT}\nMore.", url=f"{URL}/2"), reading())
    texts = worked(store)
    assert "Ana Doe" not in texts[1]
    assert "Ana Doe" in texts[2]


def test_why_an_aide_is_quoted_names_no_erased_person(store):
    aided = f"{TEXT}\nAna Doe’s aide says it is “gratifying”, on Ana Doe Today."
    made = reading(aided)
    speaker = Mention(span=span(aided, "Ana Doe’s aide"), kind=MentionKind.NOMINAL, person=None)
    aide = replace(
        made.quotes[0],
        content=(span(aided, "gratifying"),),
        speaker=speaker,
        named=False,
        reason="subject of 'says'; 'Ana Doe’s aide' has no name here",
        venue="on Ana Doe Today",
    )
    save(store, article(aided), replace(made, quotes=(*made.quotes, aide)))
    with store.write() as session:
        session.add(SectionRow(article_id=1, folded="ana doe", words="Ana Doe"))
        erased(session, "Ana Doe", now=NOW)
    with store.read() as session:
        (left,) = session.scalars(select(QuoteRow).where(QuoteRow.own.is_(None)))
        assert (left.reason, left.venue) == (
            "subject of 'says'; '███ ███’s aide' has no name here",
            "on ███ ███ Today",
        )
        assert not session.scalars(select(SectionRow)).all()
