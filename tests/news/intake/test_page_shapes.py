"""The shapes in which news sites print articles: what comes once, what isn't theirs, what is cut off."""

import pytest

from news.intake.page import read_page
from news.nouns import PUBLISHED
from tests.news.intake.pages import HEADLINE, LD, PROSE, page

URL = "https://www.example.com/news/dover-wall"
SAID = "We will not let the sea take another street"


def article(html, url=URL):
    found = read_page(html, url=url, standing=PUBLISHED)
    assert found.article is not None, found.refused
    return found.article


def amid(words):
    """Return a page with `words` between its second and third paragraph."""
    return page().replace(f"<p>{PROSE[2]}</p>", f"{words}<p>{PROSE[2]}</p>")


@pytest.mark.parametrize(
    "words",
    [
        f"<div class=pq><blockquote><p>“{SAID}”</p><footer>Ana Doe, leader</footer></blockquote></div>",
        f"<figure class=pq><blockquote><p>{SAID}</p><cite>Ana Doe</cite></blockquote></figure>",
        f"<aside><p>“{SAID}”</p></aside>",
        f"<blockquote>“{SAID}” — Ana Doe</blockquote>",
        f"<div class=box><p>‘{SAID}’</p><p>Ana Doe, council leader</p></div>",
        "<aside><p>“We will not let the sea take… another street”</p></aside>",
    ],
)
def test_a_pull_quote_is_not_read_twice(words):
    assert article(amid(words)).text == "\n".join(PROSE)


@pytest.mark.parametrize(
    ("tags", "words"),
    [
        ("<blockquote><p>{}</p></blockquote>", "“We have been told to leave by Friday, every one of us.”"),
        ("<p>{}</p>", "“The sea took it in a night,” said Sam Coe, a fisherman."),
        ("<p>{}</p>", f"“{SAID},” Ana Doe said again when the vote had been counted."),
        ("<h2>{}</h2>", f"‘{SAID}’"),
        ("<aside class=quote><p>{}</p></aside>", "“We have been told to leave,” Sam Coe, a fisherman, said."),
        (
            "<figure><blockquote><p>{}</p><cite>Sam Coe</cite></blockquote></figure>",
            "“We have to leave by Friday.”",
        ),
        ("<ul><li>{}</li></ul>", "“We have been told to leave by Friday,” Sam Coe, a fisherman, said."),
        (
            "<blockquote><p>{}</p><cite>Sam Coe said.</cite></blockquote>",
            "“We have been told to leave by Friday,”",
        ),
    ],
)
def test_what_is_said_only_there_is_kept(tags, words):
    assert words in article(amid(tags.format(words))).text.split("\n")


def test_words_marked_up_as_a_quotation_have_their_marks():
    told = "<p>Sam Coe said: <q>We have to leave.</q> <q>“Now,”</q> he said.</p>"
    assert "Sam Coe said: “We have to leave.” “Now,” he said." in article(amid(told)).text.split("\n")


@pytest.mark.parametrize(
    "words",
    [
        "<p class=wp-caption-text>Ana Doe, the leader of the council, at the wall</p>",
        "<div class='photo'><span>x</span><div class=imageCaption>Ana Doe at the wall on Tuesday</div></div>",
        "<p><em>More: <a href=/x>Minister resigns over a leak that nobody noticed</a></em></p>",
        "<p><strong>READ MORE: <a href=/x>Minister resigns over “a disgraceful leak”</a></strong></p>",
        "<ul><li><a href=/x>Minister resigns over a leak that nobody noticed</a></li></ul>",
        "<div><p>Video player requires JavaScript</p></div>",
    ],
)
def test_what_a_page_puts_between_paragraphs_is_no_prose(words):
    assert article(amid(words)).text == "\n".join(PROSE)


def test_what_is_too_long_for_a_caption_is_prose_whatever_its_class():
    html = page(prose=(*PROSE, *(f"Later, {words}" for words in PROSE)))
    found = article(html.replace('<div class="story">', '<div class="story caption">'))
    assert len(found.text.split("\n")) == 2 * len(PROSE)


@pytest.mark.parametrize(
    "line",
    [
        "Jane Poe is the political editor of The Example. Follow her on X @janepoe.",
        "Jane Poe covers the coast for The Example and lives in Dover.",
    ],
)
def test_the_authors_life_is_no_prose(line):
    assert article(page(prose=(*PROSE, line))).text == "\n".join(PROSE)
    assert line in article(page(prose=(line, *PROSE))).text


@pytest.mark.parametrize(
    "line",
    [
        "Jane Poe has said: “The wall has to stand before the next winter comes.”",
        "Jane Poe is “not sorry” that the wall was never built, she told the meeting in Dover.",
        "Jane Poe joined the march to the harbour on Sunday, and was there until the evening.",
    ],
)
def test_what_the_author_does_or_says_is_prose(line):
    assert article(page(prose=(*PROSE, line))).text == "\n".join((*PROSE, line))


def test_a_page_that_tells_of_its_author_alone_keeps_its_words():
    life = (
        f"Jane Poe covers the coast for The Example, and lives in Dover: {'she walks there every day, ' * 6}"
    )
    assert article(page(prose=(life.strip(),))).text == life.strip()


HALVES = "<section><div class=col><div class=text>{}</div></div><div class=ad>Advertisement</div></section>"


@pytest.mark.parametrize(
    "story",
    [
        "".join(HALVES.format(f"<p>{words}</p>") for words in PROSE),
        f"<div class=lede><p>{PROSE[0]}</p></div><div class=text><p>{'</p><p>'.join(PROSE[1:])}</p></div>",
        f"<h2 class=intro>{PROSE[0]}</h2><div class=text><p>{'</p><p>'.join(PROSE[1:])}</p></div>",
        f"<div class=text>{'<br><br>'.join(PROSE)}</div>",
        f"<p>{PROSE[0]}</p><div class=more style='display:none'><p>{'</p><p>'.join(PROSE[1:])}</p></div>",
    ],
    ids=["sections", "lede", "heading", "breaks", "hidden"],
)
def test_prose_that_a_page_sets_in_parts_is_read_whole(story):
    html = page(prose=()).replace('<div class="story"></div>', story)
    assert article(html).text == "\n".join(PROSE)


@pytest.mark.parametrize("kind", ["twitter-tweet", "instagram-media", "bluesky-embed", "tiktok-embed"])
def test_embedded_posts_are_nobodys_prose(kind):
    post = (
        f'<blockquote class="{kind}"><p>The wall has failed and I have asked ministers to meet us today</p>'
        "— Ana Doe (@anadoe) <a href=https://x.com/a/1>May 14, 2025</a></blockquote>"
    )
    assert article(amid(post)).text == "\n".join(PROSE)


@pytest.mark.parametrize(
    "words",
    [
        "Correction: An earlier version of this article said that the wall was built in 1812. It was 1912.",
        "This article was amended on 15 May 2025. The wall was built in 1912, not in 1812.",
        "• This article was amended on 15 May 2025 to correct the year in which the wall was built.",
        "Do you live near the wall? Email yourvoice@example.com and tell us what you have seen.",
        "Follow The Example’s coverage of the storms at https://example.com/hub/storms.",
        "Our standards: The Example Trust Principles.",
        "Editor’s note: This story has been updated with what the council said.",
        "An earlier version of this story gave the wrong year. " + "It was 1912, and not 1812. " * 20,
        "Do you have an opinion on the issues raised in this article? Send a letter of up to 300 words.",
        "Keep up with all the latest news from the UK and around the world by following The Example",
        "Listen to highlights from Kent on BBC Sounds, catch up with the latest episode of South East Today.",
    ],
)
def test_what_the_outlet_says_of_itself_is_no_prose(words):
    assert article(page(prose=(*PROSE, words))).text == "\n".join(PROSE)


def test_a_standfirst_is_told_from_a_lead_by_where_it_stands():
    told = "Three winters of storms have closed the wall that keeps the sea out of the town"
    head = f'<meta property="og:description" content="{told}">'
    above = f"<div class=header><p>{told}</p></div>"
    assert article(page(head=head, dateline=above)).standfirst == told
    lead = page(head=head, prose=(told, *PROSE))
    assert (article(lead).standfirst, article(lead).text.split("\n")[0]) == (None, told)


@pytest.mark.parametrize("name", ["Jane Poe", "Sam McDonald", "Ana de la Rue"])
def test_a_byline_marked_as_a_card_is_the_authors(name):
    printed = f"<div>Posted by <span class='author vcard'><a href=/j>{name}</a></span></div>"
    assert article(page(ld="", dateline=printed)).byline == name


def test_a_dateline_in_a_line_of_its_own_is_no_prose():
    found = article(page(prose=("Dover, England CNN —", *PROSE)))
    assert (found.dateline, found.text) == ("Dover, England CNN", "\n".join(PROSE))


def test_a_headline_is_not_the_sites_name():
    html = page(ld="", head="").replace(
        f"<title>{HEADLINE} | The Example</title>", "<title>The Example</title>"
    )
    html = html.replace(f'<meta property="og:title" content="{HEADLINE}">', "")
    html = html.replace('<meta property="og:site_name" content="The Example">', "")
    html = html.replace("<nav>", "<header><a href=/>The Example</a></header><nav>")
    assert article(html).headline == HEADLINE


LINKS = "<h2>Most read</h2><ul><li><a href=/x>Minister resigns over a leak</a></li></ul>"


@pytest.mark.parametrize(
    "words",
    [
        "<h1>Sorry, this page isn't available</h1><p>The link you followed may be broken. Go home.</p>",
        "<p>We’re sorry, but the page you’re looking for can’t be found. Go to our homepage.</p>",
    ],
)
def test_an_error_is_known_by_its_few_words(words):
    html = f"<html lang=en><title>The Example</title><body><main>{words}{LINKS}</main></body></html>"
    assert read_page(html, url=URL).refused == "error"


LONG = (*PROSE, *(f"Later, {words}" for words in PROSE))


@pytest.mark.parametrize(
    ("below", "refused"),
    [
        ("<div><h3>To continue reading, choose a plan</h3></div>", "paywall"),
        ("<div><p>This article is for subscribers only</p></div>", "paywall"),
        ("<div><p>Subscribe to our newsletter</p></div>", None),
        ("<div><p>Already a subscriber? Sign in</p></div>", None),
    ],
)
def test_a_long_beginning_that_ends_at_a_wall_is_still_one(below, refused):
    assert read_page(page(prose=LONG, ld=LD, below=below), url=URL).refused == refused
