"""When a page says that its article was published: what it prints and what it tells machines."""

from datetime import UTC, date, datetime

import pytest

from news.intake.machine_dates import read_date
from news.intake.page import read_page
from news.nouns import Published
from tests.news.intake.pages import PROSE, page


def published(html, url="https://www.example.com/news/dover-wall", today=None):
    found = read_page(html, url=url, today=today).article
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
        ("2025/05/14 06:25", day(2025, 5, 14)),
        ("20250514", day(2025, 5, 14)),
        ("2025051406", day(2025, 5, 14)),
        ("202505140625", day(2025, 5, 14)),
        ("14-May-2025", day(2025, 5, 14)),
        ("Wed May 14 06:25:06 IST 2025", day(2025, 5, 14)),
        ("13/11/2025 09:21:40", day(2025, 11, 13)),
        ("05/04/2025", None),
        ("0001-01-01T00:00:00Z", None),
        ("yesterday", None),
        ("17472039061", None),
        *(
            (words, Published(day=date(2025, 5, 14), instant=datetime(2025, 5, 14, 6, 25, 6, tzinfo=UTC)))
            for words in (
                "1747203906",
                "1747203906000",
                "20250514T062506Z",
                "2025-05-14 07:25:06 +0100",
                "2025-05-14T06:25:06Z[UTC]",
            )
        ),
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


def test_broken_json_still_states_its_dates():
    broken = '{"@type":"NewsArticle","headline":"She said "no" to it","datePublished":"2025-05-14"}'
    assert published(page(ld=broken)) == day(2025, 5, 14)
    other = '{"@type":"NewsArticle","headline":"x","datePublished":"2024-01-02"}'
    assert published(page(ld=f"[{broken},{other}]")) is None


def test_an_instant_of_javascripts_keeps_its_offset():
    found = read_date("Wed May 14 2025 11:55:06 GMT+0530 (India Standard Time)")
    assert found is not None
    assert found.instant == datetime(2025, 5, 14, 6, 25, tzinfo=UTC)


@pytest.mark.parametrize(
    "line",
    [
        "<div><span>Published</span><span>May 14, 2025</span><span>Updated</span><i>May 15, 2025</i></div>",
        "<time>Wed, May 14 2025<span>6:25 AM EDT</span></time>",
        "<div><span>By </span><a href=/j>Jane Poe</a><span>14 May 2025</span></div>",
        "<p>Updated - May 15, 2025 06:25 pm IST | Published - May 14, 2025 06:25 pm IST</p>",
        "<p>Issued on: 14/05/2025 - 06:25 Modified: 15/05/2025 - 09:00</p>",
        "<p>Posted at 6:25 AM, May 14, 2025 and last updated 2:07 PM, May 15, 2025</p>",
        "<p>05/14/2025 06:25 AM EDT</p>",
        "<p>14-05-2025</p>",
        "<p>Submitted by jpoe on Wed, 05/14/2025 - 06:25</p>",
        "<p>By Jane Poe, of The Example in Dover, Kent, <time datetime=2025-05-14>some hours ago</time></p>",
        "<abbr class=published title=2025-05-14T06:25:06-04:00>Yesterday</abbr>",
    ],
)
def test_a_date_line_is_read_however_a_house_sets_it(line):
    found = published(page(ld="", dateline=line))
    assert found is not None
    assert found.day == date(2025, 5, 14)


OTHERS = "<div><h3>More</h3><p>Road opens</p><p>{}/2025</p><p>Minister resigns</p><p>{}/2025</p></div>"


@pytest.mark.parametrize(
    ("more", "url", "found"),
    [
        ({}, "https://www.example.com/dover", None),
        ({}, "https://www.example.co.uk/dover", day(2025, 4, 5)),
        ({"html": '<html lang="en-IE">'}, "https://www.example.com/dover", day(2025, 4, 5)),
        ({"html": '<html lang="en-US">'}, "https://www.example.com/dover", None),
        ({"below": OTHERS.format("25/04", "17/04")}, "https://www.example.com/dover", day(2025, 4, 5)),
        ({"below": OTHERS.format("04/25", "04/17")}, "https://www.example.co.uk/dover", day(2025, 5, 4)),
        ({"below": OTHERS.format("04/25", "17/04")}, "https://www.example.co.uk/dover", None),
    ],
)
def test_numbers_are_a_day_and_a_month_in_the_order_of_the_page_or_its_country(more, url, found):
    assert published(page(ld="", dateline="<p>Published 05/04/2025</p>", **more), url) == found


OTHER = '{"@type":"NewsArticle","headline":"Minister resigns","url":"/m","datePublished":"2024-01-02"}'


ITSELF = '"mainEntityOfPage":{"@type":"WebPage","@id":"https://www.example.com/news/dover-wall/"}'


@pytest.mark.parametrize(
    "own",
    [
        ld(datePublished="2025-05-14"),
        f'{{"@type":"NewsArticle","headline":"The wall","datePublished":"2025-05-14",{ITSELF}}}',
    ],
)
def test_the_pages_own_article_is_known_among_others(own):
    assert published(page(ld=f"[{OTHER},{own}]")) == day(2025, 5, 14)


def test_an_article_without_date_has_its_pages():
    told = '{"@graph":[{"@type":"Article","headline":"x"},{"@type":"WebPage","datePublished":"2025-05-14"}]}'
    assert published(page(ld=told)) == day(2025, 5, 14)


def test_of_two_statements_of_one_date_the_one_with_a_clock_counts():
    meta = '<meta property="article:published_time" content="2025-05-14T04:39:05+00:00">'
    found = published(page(ld=ld(datePublished="2025-05-13T00:00:00+0000"), head=meta))
    assert found == read_date("2025-05-14T04:39:05+00:00")
    assert published(page(ld=ld(datePublished="2025-05-11"), head=meta)) == day(2025, 5, 11)


def test_a_date_above_the_headline_counts_where_none_is_printed_below():
    html = page(ld="").replace("<h1>", "<div>14 May 2025</div><h1>")
    assert published(html) == day(2025, 5, 14)
    html = page(dateline="<p>14 May 2025</p>").replace("<h1>", "<div>Monday, 30 November 2026</div><h1>")
    assert published(html).day == date(2025, 5, 14)
    html = page().replace("<nav>", "<div>Monday, 30 November 2026</div><nav>")
    assert published(html).day == date(2025, 5, 14)


@pytest.mark.parametrize("today", [None, date(2026, 11, 30), date(2026, 12, 9)])
def test_a_mastheads_day_above_the_headline_dates_no_article(today):
    masthead = "<div>Monday, 30 November 2026</div>"
    html = page().replace("<h1>", f"{masthead}<h1>")
    assert published(html, today=today) == read_date("2025-05-14T06:25:06+01:00")
    within = page(ld="").replace("<h1>", f"{masthead}<h1>")
    assert published(within, today=today) == day(2026, 11, 30)
    outside = within.replace("<main><article>", "<div><div>").replace("</article>", "</div>")
    assert published(outside, today=today) is None


def test_a_day_above_the_headline_wins_where_it_is_marked_up_as_the_articles():
    html = page().replace("<h1>", "<div><time datetime=2025-05-20>Tuesday, 20 May 2025</time></div><h1>")
    assert published(html, today=date(2026, 11, 30)) == day(2025, 5, 20)


def test_what_is_still_to_come_dates_no_article():
    told = page(ld="", head='<meta name="pubdate" content="2062-05-14">')
    today = date(2026, 11, 30)
    assert published(told, today=today) is None
    assert published(page(ld="", dateline="<p>14 May 2062</p>"), today=today) is None
    assert published(page(ld="", dateline="<p>1 December 2026</p>"), today=today) == day(2026, 12, 1)
    changed = page(ld="", head='<meta name="lastmod" content="2062-05-14">')
    assert published(changed, today=today) is None
    assert published(page(ld=""), "https://www.example.com/jazz-festival-2026-12-21", today=today) is None


@pytest.mark.parametrize("last", ["15 May 2025", "Thu 15 May 2025 09.02 BST"])
def test_the_day_called_that_of_publication_wins_over_one_without_a_label(last):
    line = f"<details><summary>{last}</summary>First published on Wed 14 May 2025 18.44 BST</details>"
    assert published(page(dateline=line)) == read_date("2025-05-14T18:44:00+01:00")


def test_a_day_amid_the_prose_called_so_may_be_another_articles():
    card = "<div><h3>Storm hits the pier</h3><p>Published 3 May 2022</p></div>"
    html = page(dateline="<p>14 May 2025</p>").replace(f"<p>{PROSE[1]}</p>", f"{card}<p>{PROSE[1]}</p>")
    assert published(html).day == date(2025, 5, 14)


@pytest.mark.parametrize("name", ["data-timestamp", "data-epoch", "publishdate"])
def test_scripts_are_told_a_day_by_an_attribute(name):
    line = f"<p>By Kate Swan <span {name}=1747203906>Published</span></p>"
    assert published(page(ld="", dateline=line)) == read_date("1747203906")
    assert published(page(ld="", dateline=f"<div {name}=1747203906>Share</div>")) is None


@pytest.mark.parametrize(
    ("html", "words", "found"),
    [
        ("<html lang=en-GB>", "Published: 04/05/25 at 09:15", day(2025, 5, 4)),
        ("<html lang=en-GB>", "14.05.25", day(2025, 5, 14)),
        ("<html lang=en>", "Published: 04/05/25", None),
        ("<html lang=en>", "Published: 14/05/25", None),
        ("<html lang=en-GB>", "Score at half-time 14/05/25 or so", None),
    ],
)
def test_a_year_of_two_digits_counts_where_the_page_says_which_number_is_the_day(html, words, found):
    assert published(page(ld="", html=html, dateline=f"<p>{words}</p>")) == found


@pytest.mark.parametrize("path", ["/events/jazz-21-12-2024", "/history/nine-eleven-11-09-2001"])
def test_a_day_that_a_title_ends_with_is_what_it_is_about(path):
    assert published(page(ld=""), f"https://www.example.com{path}") is None


@pytest.mark.parametrize("where", [1, 3])
def test_a_teaser_amid_the_prose_dates_no_article(where):
    teaser = (
        "<div><a href=/x><b>The road that nobody wanted</b></a><br><small>Published 3 May 2022</small></div>"
    )
    html = page(ld="").replace(f"<p>{PROSE[where]}</p>", f"<div>{teaser}</div><p>{PROSE[where]}</p>")
    assert published(html) is None


@pytest.mark.parametrize(
    "below",
    [
        "<aside><h2>Related</h2><p>Published 3 May 2025</p></aside>",
        "<div><h2>Related</h2><p>Storm hits the pier</p><p>Published 3 May 2025</p></div>",
        "<p><a href=/x>Published 3 May 2025</a></p>",
        "<footer><p>Published 3 May 2025</p></footer>",
    ],
)
def test_another_articles_date_is_not_this_ones(below):
    assert published(page(ld="", below=below)) is None
    amid = page(ld="").replace(f"<p>{PROSE[3]}</p>", f"{below}<p>{PROSE[3]}</p>")
    assert "<div>" in below or published(amid) is None


def test_a_line_amid_or_right_below_the_prose_that_says_when_it_was_published_dates_it():
    line = "<p>Published 14 May 2025</p>"
    amid = page(ld="").replace(f"<p>{PROSE[3]}</p>", f"{line}<p>{PROSE[3]}</p>")
    assert published(amid) == published(page(ld="", below=line)) == day(2025, 5, 14)


def test_a_pictures_date_is_not_the_articles():
    line = "<figure><img src=x><figcaption>Ana Doe, 2 May 2025</figcaption></figure>"
    assert published(page(ld="", dateline=line)) is None


@pytest.mark.parametrize(
    "path", ["/world/dover-wall-2025-05-14/", "/2025-05-14/dover", "/20250514/ab12/c.html"]
)
def test_the_address_states_a_date_in_other_ways(path):
    assert published(page(ld=""), f"https://www.example.com{path}") == day(2025, 5, 14)
