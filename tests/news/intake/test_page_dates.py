"""When a page says that its article was published: what it prints and what it tells machines."""

from datetime import UTC, date, datetime

import pytest

from news.intake.page import read_page
from news.intake.page_dates import read_date
from news.nouns import Published
from tests.news.intake.pages import page


def published(html, url="https://www.example.com/news/dover-wall"):
    found = read_page(html, url=url).article
    assert found is not None
    return found.published


def ld(**dates):
    fields = "".join(f',"{name}":"{value}"' for name, value in dates.items())
    return f'{{"@type":"NewsArticle","headline":"Dover council votes to rebuild harbour wall"{fields}}}'


def day(*numbers):
    return Published(day=date(*numbers))


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("2025-05-14", day(2025, 5, 14)),
        ("2025-05-14T06:25:06", day(2025, 5, 14)),
        ("2025-05-14T00:00:00+00:00", day(2025, 5, 14)),
        (
            "2025-05-14T06:25:06Z",
            Published(day=date(2025, 5, 14), instant=datetime(2025, 5, 14, 6, 25, 6, tzinfo=UTC)),
        ),
        (
            "2025-05-14 06:25:06 UTC",
            Published(day=date(2025, 5, 14), instant=datetime(2025, 5, 14, 6, 25, 6, tzinfo=UTC)),
        ),
        ("May 14, 2025", day(2025, 5, 14)),
        ("Wed, 05/14/2025 - 11:38", day(2025, 5, 14)),
        ("13/11/2025 09:21:40", day(2025, 11, 13)),
        ("05/04/2025", None),
        ("0001-01-01T00:00:00Z", None),
        ("yesterday", None),
        ("1747203906", None),
    ],
)
def test_a_machines_date_is_a_day_or_an_instant_with_its_offset(words, found):
    assert read_date(words) == found


def test_the_first_publication_counts_rather_than_the_last_change():
    told = ld(datePublished="2025-05-14", dateModified="2025-06-01")
    assert published(page(ld=told)) == day(2025, 5, 14)
    assert published(page(ld=told, dateline="<p>Last updated: 1 June 2025</p>")) == day(2025, 5, 14)


def test_the_line_above_a_date_labels_it_only_without_a_date_of_its_own():
    told = "<div>UPDATED: 4:02 PM EST, May 15, 2025</div><div>PUBLISHED: 9:15 AM EST, May 14, 2025</div>"
    found = published(page(ld="", dateline=told))
    assert found is not None
    assert found.instant == datetime(2025, 5, 14, 14, 15, tzinfo=UTC)


def test_a_last_change_counts_if_nothing_else_is_stated():
    assert published(page(ld=ld(dateModified="2025-06-01"))) == day(2025, 6, 1)
    assert published(page(ld="", dateline="<p>Updated 1 June 2025</p>")) == day(2025, 6, 1)


def test_a_printed_date_counts_and_is_no_prose():
    html = page(ld="", dateline="<p>14 May 2025</p>")
    assert published(html) == day(2025, 5, 14)
    found = read_page(html, url=None).article
    assert found is not None
    assert "14 May" not in found.text


def test_a_printed_date_wins_over_one_that_only_machines_are_told():
    told = ld(datePublished="2020-01-01T00:00:00Z")
    assert published(page(ld=told, dateline="<p>14 May 2025</p>")) == day(2025, 5, 14)


def test_a_printed_date_keeps_the_clock_that_machines_are_told():
    told = ld(datePublished="2025-05-14T06:25:06Z")
    found = published(page(ld=told, dateline="<p>14 May 2025</p>"))
    assert found == read_date("2025-05-14T06:25:06Z")


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2025-05-14">',
        '<meta name="parsely-pub-date" content="2025-05-14T09:00:00">',
        '<meta itemprop="datePublished" content="May 14, 2025">',
    ],
)
def test_meta_elements_state_dates(head):
    assert published(page(ld="", head=head)) == day(2025, 5, 14)


def test_a_time_element_of_the_articles_own_states_its_date():
    assert published(page(ld="", dateline='<time datetime="2025-05-14">a while ago</time>')) == day(
        2025, 5, 14
    )
    listed = '<nav><time datetime="2025-05-14">14 May</time></nav>'
    assert published(page(ld="", below=listed)) is None


def test_a_time_element_by_the_headline_gives_its_clock():
    told = '<p>Published <time datetime="2025-05-14T06:25:06Z">14 May 2025</time></p>'
    assert published(page(ld="", dateline=told)) == read_date("2025-05-14T06:25:06Z")
    updated = '<p>Updated</p><p><time datetime="2025-06-01">a minute ago</time></p>'
    assert published(page(ld=ld(datePublished="2025-05-14"), dateline=updated)) == day(2025, 5, 14)


def test_the_address_states_a_date():
    assert published(page(ld=""), "https://www.example.com/2025/05/14/dover-wall") == day(2025, 5, 14)
    assert published(page(ld=""), "https://www.example.com/2025/may/14/dover-wall") == day(2025, 5, 14)


@pytest.mark.parametrize(
    "below", ["<p>© 2025 The Example</p>", "<p>The storm of 14 May 2025 broke it for good.</p>"]
)
def test_nothing_is_guessed(below):
    assert published(page(ld="", below=below)) is None


def test_broken_json_is_left_out():
    assert published(page(ld='{"@type":"NewsArticle","datePublished":"2025-05-14",,}')) is None
