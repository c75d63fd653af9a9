"""Web pages: what is the article's, what it states about itself, and what is no article at all."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from news.intake.page import read_page
from news.intake.page_blocks import LONGEST, MOST, MOST_ELEMENTS, PageError
from news.nouns import INTERNAL, PUBLISHED, Published, StandingKind
from tests.news.intake.pages import HEADLINE, LD, PROSE, page

URL = "https://www.example.com/news/dover-wall?utm_campaign=x#top"


def article(html, url=URL):
    found = read_page(html, url=url, standing=PUBLISHED)
    assert found.article is not None, found.refused
    return found.article


def test_an_articles_prose_and_nothing_else_comes_out():
    found = article(page())
    assert found.text == "\n".join(PROSE)
    assert [span.of(found.text) for span in found.paragraphs] == list(PROSE)


def test_what_the_page_states_about_itself_is_told():
    found = article(page())
    assert found.headline == HEADLINE
    assert found.outlet == "The Example"
    assert found.byline == "Jane Poe"
    assert found.language == "en"
    assert found.url == "https://www.example.com/news/dover-wall"
    assert found.standing == PUBLISHED
    assert found.published == Published(
        day=date(2025, 5, 14), instant=datetime(2025, 5, 14, 6, 25, 6, tzinfo=timezone(timedelta(hours=1)))
    )


def test_what_a_page_does_not_state_is_not_filled_in():
    bare = page(ld="").replace('<meta property="og:site_name" content="The Example">', "")
    found = read_page(bare, url=None).article
    assert found is not None
    assert (found.outlet, found.byline, found.published, found.standing) == (None, None, None, INTERNAL)


def test_words_of_scripts_never_become_prose():
    leaked = (
        '<p>{"@type":"NewsArticle","articleBody":"“We are doomed here,” he said"}</p><p>siteNavIsOpen</p>'
    )
    text = article(page(below=leaked)).text
    assert "They lied to us" not in text
    assert "doomed" not in text
    assert "siteNav" not in text


def test_bytes_are_read_as_they_are_declared():
    html = page(head='<meta charset="windows-1252">')
    assert article(html.encode("windows-1252")).text == "\n".join(PROSE)
    assert article(html.encode("utf-8")).text == "\n".join(PROSE)
    assert article(page().encode("utf-16")).text == "\n".join(PROSE)


def test_a_printed_byline_is_kept_as_printed():
    found = article(page(dateline="<p>By Jane Poe, political editor</p>"))
    assert found.byline == "By Jane Poe, political editor"
    assert "Jane Poe" not in found.text


def test_a_standfirst_is_what_the_page_describes_itself_by():
    told = "Three winters of storms have closed the wall that keeps the sea out of the town"
    found = article(
        page(dateline=f"<p>{told}</p>", head=f'<meta property="og:description" content="{told}">')
    )
    assert found.standfirst == told
    assert told not in found.text


def test_captions_adverts_and_share_lines_stay_out():
    around = (
        "<figure><img src=x><figcaption>The wall in March. Photograph: Jo Bloggs</figcaption></figure>"
        "<p>Advertisement</p><p>Share this article</p><p><a href='/b'>Read more: another sea</a></p>"
    )
    assert article(page(below=around)).text == "\n".join(PROSE)


def test_an_embargoed_page_says_until_when():
    found = article(page(dateline="<p>EMBARGOED UNTIL 00:01 BST, 14 May 2025</p>"))
    assert found.standing.kind is StandingKind.EMBARGOED
    assert found.standing.until == datetime(2025, 5, 13, 23, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("https://www.example.com/a?utm_source=x&id=7&fbclid=1#c", "https://www.example.com/a?id=7"),
        ("https://www.example.com/a?cid=5&ref=7", "https://www.example.com/a?cid=5&ref=7"),
        ("/a", "https://www.example.com/a"),
        ("https://amp.example.com/a", "https://amp.example.com/a"),
        ("https://other.example.org/a", "https://www.example.com/news/dover-wall"),
        ("https://www.example.com/", "https://www.example.com/news/dover-wall"),
        ("javascript:alert(1)", "https://www.example.com/news/dover-wall"),
        ("http://[", "https://www.example.com/news/dover-wall"),
    ],
)
def test_the_address_is_the_pages_canonical_one_of_its_own_site(told, found):
    html = page().replace("https://www.example.com/news/dover-wall?utm_source=feed", told)
    assert article(html).url == found


STUB = PROSE[:1]
WALL = (
    "<div><h3>Subscribe to continue reading</h3><p>Already a subscriber? <a href='/in'>Sign in</a></p></div>"
)
CLOCKS = "".join(f"<h3>1{n}:05 BST</h3><p>{words}</p>" for n, words in enumerate(PROSE))
FRENCH = tuple(
    """
    Le conseil municipal de Douvres a voté mardi la reconstruction de la digue du port après l'hiver.
    « Nous ne laisserons pas la mer prendre une autre rue », a déclaré la présidente du conseil.
    """.strip().split("\n    ")
)
COOKIES = tuple(
    """
    We and our 842 partners store cookies on your device to measure our audience and to show personalised ads.
    With your consent we may use your personal data; withdraw your consent at any time in our privacy policy.
    """.strip().split("\n    ")
)
PICTURES = "".join(
    f"<figure><img src={n}.jpg><figcaption>Waves break over the wall on day {n} of it</figcaption></figure>"
    for n in range(9)
)


@pytest.mark.parametrize(
    ("why", "html", "url"),
    [
        ("paywall", page(prose=STUB, below=WALL), URL),
        (
            "paywall",
            page(prose=STUB, ld=LD.replace('"headline"', '"isAccessibleForFree":false,"headline"')),
            URL,
        ),
        ("paywall", page(prose=COOKIES, headline="Before you go on", ld=""), URL),
        ("live", page(ld=LD.replace("NewsArticle", "LiveBlogPosting")), URL),
        ("live", page(below=CLOCKS, headline="Storm live: harbour wall fails", ld=""), URL),
        ("live", page(below=CLOCKS, ld=""), "https://www.example.com/news/live/dover"),
        ("gallery", page(prose=STUB, below=PICTURES, headline="Dover's storm in pictures"), URL),
        ("gallery", page(prose=STUB), "https://www.example.com/gallery/dover-wall"),
        (
            "error",
            page(prose=("Sorry, we looked everywhere for it.",), headline="Page not found", ld=""),
            URL,
        ),
        ("error", page(prose=("Go to the front page instead.",), headline="404", ld=""), URL),
        (
            "error",
            page(prose=("Checking your browser before you go on.",), headline="Just a moment...", ld=""),
            URL,
        ),
        ("language", page(prose=FRENCH, html='<html lang="fr">', headline="La digue de Douvres", ld=""), URL),
        ("empty", page(prose=(), ld=""), URL),
        ("empty", "<html><body></body></html>", None),
    ],
)
def test_what_is_no_article_is_refused_by_its_word(why, html, url):
    found = read_page(html, url=url, standing=PUBLISHED)
    assert (found.refused, found.article) == (why, None)


@pytest.mark.parametrize(
    "html",
    [
        page(below=CLOCKS),
        page(below=PICTURES),
        page(headline="Council has not found the money for Dover's wall", ld=""),
        page(below="<p>We use cookies on this site.</p>"),
    ],
)
def test_an_article_that_looks_a_little_like_something_else_is_one(html):
    assert article(html).headline


def test_a_paid_article_that_is_all_there_is_one():
    told = LD.replace('"headline"', '"isAccessibleForFree":false,"headline"')
    assert (
        article(page(ld=told, prose=(*PROSE, *(f"Later, {words}" for words in PROSE)))).outlet
        == "The Example"
    )


@pytest.mark.parametrize("html", ["", "no page at all", b"\x89PNG\r\n\x1a\n\x00", "x" * (LONGEST + 1)])
def test_what_is_no_page_is_said_to_be_none(html):
    with pytest.raises(PageError, match=r"^is "):
        read_page(html, url=None)


@pytest.mark.parametrize(
    ("head", "dateline", "byline"),
    [
        ('<meta name="author" content="Jane Poe">', "", "Jane Poe"),
        ("", "<p><a rel=author href=/j>Jane Poe</a></p>", "Jane Poe"),
        (
            '<meta name="author" content="The Example">',
            "<p><a rel=author href=/j>Jane Poe</a></p>",
            "Jane Poe",
        ),
        ('<meta name="author" content="The Example">', "", "The Example"),
        ('<meta name="author" content="https://www.example.com/jane">', "", None),
    ],
)
def test_who_wrote_it_is_whom_the_page_names(head, dateline, byline):
    assert article(page(ld="", head=head, dateline=dateline)).byline == byline


@pytest.mark.parametrize(
    "told", ['"wordCount":"²"', f'"wordCount":"{"1" * 5_000}"', '"isAccessibleForFree":[]']
)
def test_what_a_page_states_in_a_wrong_form_is_not_looked_at(told):
    assert article(page(ld=LD.replace('"headline"', f'{told},"headline"'))).headline


def test_a_page_of_too_many_lines_is_refused():
    with pytest.raises(PageError, match="lines"):
        read_page("<body>" + "<p>a</p>" * (MOST + 1), url=None)
    with pytest.raises(PageError, match="more than 20,000 elements"):
        read_page("<p>" + "<a href=/x>More</a> " * (MOST_ELEMENTS + 1), url=None)


def test_a_page_that_nests_without_end_is_read_or_refused():
    assert read_page("<html><body>" + "<div>" * 20_000 + PROSE[0], url=None).refused == "empty"


def test_a_byline_of_another_story_is_not_the_articles():
    teaser = "<div><h3>A different story</h3><p>By Sam Other</p></div>"
    html = page().replace("<main>", f"<main>{teaser}<p>{'One more thing. ' * 9}</p>")
    assert article(html).byline == "Jane Poe"


@given(st.text(alphabet="<>/ap divh1=\"'&;x\n{}[]:", max_size=400))
@settings(max_examples=60, deadline=None)
def test_any_source_is_read_or_refused(source):
    try:
        found = read_page(f"<{source}", url=None)
    except PageError:
        return
    assert (found.article is None) != (found.refused is None)
