"""Charts: a measure with several dated values, drawn by a worker, sent where it was asked for."""

import io
from dataclasses import replace
from datetime import date

import pytest
from PIL import Image

from bot.jobs.job import Tools
from bot.worker import Worker
from handlers.charts import MOST_ALT, in_words
from news.nouns import Audience, Published
from storage import decisions
from storage.kinds import Kind
from storage.subjects import Wish
from tests.conftest import NOW, reader, save
from tests.made import TEXT, article, reading, span
from tests.newsroom import TEAM, open_newsroom, words

COUNTS = {2022: "45,755", 2023: "29,437", 2024: "36,816"}


@pytest.fixture
def newsroom(store):
    """A newsroom that has read one measure for three years."""
    with open_newsroom(store) as room:
        for number, (year, counted) in enumerate(COUNTS.items(), 1):
            text = f"Officials counted {counted} people crossing the Channel in small boats in {year}."
            published = Published(day=date(2025, 5, number))
            made = article(text, outlet=f"Daily {number}", published=published, url=f"https://e.org/{number}")
            save(store, made, reader().read(made))
        yield room


def ask_for_chart(room, card, *, channel="#politics"):
    """Press the chart's button, choose the channel, and let the work be done."""
    room.workspace.press("maya", action_id="facts.chart.0", message=card.ts)
    room.workspace.until(lambda: room.workspace.modal("maya"))
    room.workspace.submit("maya", values={"channel": room.workspace.channel(channel).id})
    room.workspace.until(
        lambda: [
            one for one in (*room.seen("maya", "#politics"), *replies(room)) if "being drawn" in one.text
        ]
    )


def work(room):
    tools = Tools(store=room.store, clients=room.wiring.clients, clock=lambda: NOW, model="none", contact="")
    Worker(tools).run(idle=0)


def charts(room, channel="#politics"):
    return [(one, file) for one in room.seen("tom", channel) for file in one.files]


def test_a_measure_with_three_dated_values_is_drawn_and_says_all_in_words(newsroom):
    card = newsroom.ask("/facts small boats")
    assert "3 dated values" in words(card)
    ask_for_chart(newsroom, card)
    work(newsroom)
    ((_, file),) = charts(newsroom)
    picture = Image.open(io.BytesIO(file.content))
    assert picture.format == "PNG"
    assert min(picture.size) > 600
    for year, counted in COUNTS.items():
        assert f"{year}: “{counted}”" in file.alt
    assert "(“Officials” (Daily 1))" in file.alt
    assert "by the year named" in file.alt
    work(newsroom)
    assert len(charts(newsroom)) == 1, "the same opening of the modal draws once"


@pytest.mark.parametrize("values", [14, 15, 16, 200])
def test_a_description_says_all_values_or_how_many_it_leaves_out(values):
    told = [f"{2000 + number}: “{number:,}” (Officials of the Daily, {'x' * 22})" for number in range(values)]
    alt = in_words("Chart: boats.", told)
    shown = sum(one in alt for one in told)
    assert len(alt) <= MOST_ALT
    assert shown > 12
    left = f"; {values - shown} value{'s' * (values - shown > 1)} more, not told here."
    assert alt.endswith("." if shown == values else left)
    assert (shown < values) == ("not told here" in alt)


def test_a_chart_asked_for_in_a_thread_goes_there(newsroom):
    newsroom.workspace.type_line("maya", "#politics", "@whosaid facts: small boats")
    answer = newsroom.workspace.until(
        lambda: [one for one in replies(newsroom) if "dated val" in words(one)]
    )[0]
    ask_for_chart(newsroom, answer)
    work(newsroom)
    assert charts(newsroom) == []
    assert [one.files[0].name for one in replies(newsroom) if one.files] != []


def replies(room):
    """Return what stands in threads of the channel."""
    seen = room.seen("maya", "#politics")
    return [reply for one in seen for reply in room.workspace.seen("maya", "#politics", one.ts)[1:]]


def test_two_values_make_no_chart(newsroom):
    assert "dated value" not in words(newsroom.ask("/facts small boats since 2 May 2025"))


def test_what_was_hidden_meanwhile_is_not_drawn_and_the_asker_is_told(newsroom):
    ask_for_chart(newsroom, newsroom.ask("/facts small boats"))
    wish = Wish(kind=Kind.HIDE_ARTICLE, key="k", article_id=1)
    with newsroom.store.write() as session:
        decisions.decide(session, wish=wish, audience=Audience(workspace=TEAM, user="U1"), now=NOW)
    work(newsroom)
    assert charts(newsroom) == []
    newsroom.wiring.deliveries().deliver_due()
    assert "No chart of that can be drawn" in newsroom.seen("maya", "D0REPORTER")[-1].text


NOUNS = "schools roads rivers taxes trains nurses farms ports parks rents pools clubs".split()


def quoting(noun, day, url):
    """Return an article in which the mayor is quoted about `noun`, and its reading."""
    said = f"Our {noun} come before anything else about {noun}."
    text = TEXT.replace("We will build it.", said) + "\nWe will build it."
    made = reading(text)
    quote = replace(made.quotes[0], content=(span(text, said),))
    published = Published(day=date(2025, 3, day))
    return article(text, published=published, url=url), replace(made, quotes=(quote,), statements=())


def test_how_often_somebody_is_quoted_is_drawn_a_bar_a_week(store):
    with open_newsroom(store) as room:
        for number, noun in enumerate(NOUNS):
            save(store, *quoting(noun, 3 + 2 * number, f"https://e.org/{number}"))
        card = room.ask("/whosaid Ana Doe")
        room.workspace.press("maya", action_id="whosaid.chart", message=card.ts)
        room.workspace.until(lambda: room.workspace.modal("maya"))
        room.workspace.submit("maya", values={"channel": room.workspace.channel("#politics").id})
        room.workspace.until(lambda: [one for one in room.seen("maya", "#politics") if "drawn" in one.text])
        work(room)
        ((_, file),) = charts(room)
        assert file.alt.startswith(
            "Chart: Quotes by Ana Doe a week, in the articles read, 4 weeks, copies once."
        )
        assert "week of 3 March 2025: 4" in file.alt
        assert "week of 24 March 2025: 1" in file.alt
        assert Image.open(io.BytesIO(file.content)).format == "PNG"


def test_few_quotes_and_private_people_have_no_such_chart(store):
    with open_newsroom(store) as room:
        save(store, article(), reading())
        for asked in ("/whosaid Ana Doe", "/whosaid Bob Roe"):
            assert "week by week" not in words(room.ask(asked))
