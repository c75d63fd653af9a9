"""Feeds of every kind, sitemaps, OPML, and the feeds that a page offers."""

import gzip
from datetime import UTC, date, datetime

import pytest

from news.intake.feed import FeedError, published, read_feed
from news.intake.feed_links import offered
from news.intake.hostile_xml import XmlError
from news.intake.opml import OpmlError, read_opml
from news.intake.sitemap import SitemapError, read_sitemap

URL = "https://news.example/feeds/rss"
ITEM = (
    "<title>Wall &amp;amp; sea</title><link>/a?utm_source=rss</link>"
    "<description>One &lt;b&gt;two&lt;/b&gt;</description>"
)
RSS_091 = f"""<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN"
 "http://my.netscape.com/publish/formats/rss-0.91.dtd"><rss version="0.91"><channel>
<title>News</title><link>https://news.example/</link><item>{ITEM}</item></channel></rss>"""
RSS_2 = f"""<rss version="2.0"><channel><title>News</title><link>https://news.example/</link><item>{ITEM}
<guid isPermaLink="false">a-1</guid><pubDate>Wed, 14 May 2025 06:25:06 +0100</pubDate>
<category>UK</category><category>Politics</category></item></channel></rss>"""
RDF = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>News</title><link>https://news.example/</link></channel>
<item>{ITEM}<dc:date>2025-05-14T06:25:06+01:00</dc:date></item></rdf:RDF>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>News</title><link href="https://news.example/"/><entry>
<title>Wall &amp; sea</title><link href="/a#top"/><id>tag:a-1</id><summary>One two</summary>
<published>2025-05-14T06:25:06+01:00</published><updated>2025-05-15T06:25:06+01:00</updated>
<category term="uk" label="UK"/></entry></feed>"""
JSON = """{"version": "https://jsonfeed.org/version/1.1", "title": "News", "items": [{"id": 7, "url": "/a",
"title": "Wall & sea", "content_html": "<p>One two</p>", "date_published": "2025-05-14T06:25:06+01:00",
"tags": ["UK"]}, "broken", {"id": "b"}]}"""
INSTANT = datetime(2025, 5, 14, 5, 25, 6, tzinfo=UTC)


@pytest.mark.parametrize(
    ("body", "dated", "sections"),
    [
        (RSS_091, False, ()),
        (RSS_2, True, ("UK", "Politics")),
        (RDF, True, ()),
        (ATOM, True, ("UK",)),
        (JSON, True, ("UK",)),
    ],
    ids=["RSS 0.91", "RSS 2.0", "RDF", "Atom", "JSON Feed"],
)
def test_every_kind_of_feed_is_read_alike(body, dated, sections):
    feed = read_feed(body.encode(), url=URL)
    entry = feed.entries[0]
    assert (feed.title, entry.title, entry.summary) == ("News", "Wall & sea", "One two")
    assert (entry.link, entry.sections) == ("https://news.example/a", sections)
    assert (entry.published.instant if entry.published else None) == (INSTANT if dated else None)


def test_an_entry_without_link_or_id_is_known_by_its_words():
    items = "<item><title>A</title></item><item><title>B</title></item>"
    body = f"<rss version='2.0'><channel>{items}</channel></rss>"
    first, second = read_feed(body.encode(), url=URL).entries
    assert len({*first.keys, *second.keys}) == 2


@pytest.mark.parametrize("link", ["javascript:alert(1)", "file:///etc/passwd", "http://[", "x" * 5000 + ":"])
def test_links_that_lead_to_no_page_are_none(link):
    body = f"<rss version='2.0'><channel><item><title>A</title><link>{link}</link></item></channel></rss>"
    (entry,) = read_feed(body.encode(), url=URL).entries
    assert entry.link is None or entry.link.startswith("https://news.example/")


@pytest.mark.parametrize(
    "body",
    [
        '<!DOCTYPE lolz [<!ENTITY lol "lol">]><rss version="2.0"><channel/></rss>',
        '<!DOCTYPE rss SYSTEM "http://169.254.169.254/"><rss version="2.0"/>',
        "<?xml version='1.0' encoding='utf-7'?>+ADw-!DOCTYPE x+AD4-<rss version='2.0'/>",
        "<!-- <rss> --><?a b?> <!DOCTYPE rss [<!ENTITY a 'b'>]><rss version='2.0'/>",
        "<!-- <![CDATA[ --><!DOCTYPE rss [<!ENTITY a 'b'>]><rss version='2.0'><title>]]></title></rss>",
        RSS_091.replace("<rss", "<!DOCTYPE x [<!ENTITY a 'b'>]><rss", 1),
    ],
)
def test_xml_with_entities_or_document_types_is_refused(body):
    for encoding in ("utf-8", "utf-16", "utf-32"):
        with pytest.raises(XmlError):
            read_feed(body.encode(encoding), url=URL)


@pytest.mark.parametrize(
    "body", [b"", b"hello", b"[]", b"{}", b"{" * 100_000, b"<html></html>", b"\xff" * 1000]
)
def test_what_is_no_feed_is_refused(body):
    with pytest.raises(FeedError):
        read_feed(body, url=URL)


@pytest.mark.parametrize(
    ("words", "day", "instant"),
    [
        ("Wed, 14 May 2025 06:25:06 +0100", date(2025, 5, 14), True),
        ("Wed, 14 May 2025 06:25:06 GMT", date(2025, 5, 14), True),
        ("Wed, 14 May 2025 06:25:06 -0000", date(2025, 5, 14), False),
        ("2025-05-14T06:25:06Z", date(2025, 5, 14), True),
        ("2025-05-14T06:25:06", date(2025, 5, 14), False),
        ("2025-05-14", date(2025, 5, 14), False),
        ("14 May 2025", date(2025, 5, 14), False),
        ("last week", None, False),
        ("99 Foo 99999", None, False),
        ("", None, False),
    ],
)
def test_a_date_is_taken_as_stated(words, day, instant):
    found = published(words)
    assert (found.day if found else None) == day
    assert bool(found and found.instant) is instant


def test_a_page_offers_its_feeds():
    page = b"""<html><head><link rel="alternate" type="application/rss+xml" title="News" href="/rss">
    <link rel="alternate" type="application/rss+xml" title="Comments Feed" href="/comments/feed/">
    <link rel="alternate" type="application/json" href="/wp-json/wp/v2/posts/1">
    <link rel="alternate" hreflang="fr" href="/fr">
    <link rel="stylesheet" type="application/rss+xml" href="/x">
    <link rel="alternate" type="application/feed+json" href="https://cdn.example/f.json">
    <link rel="alternate" type="application/atom+xml" href="javascript:x"></head></html>"""
    found = offered(page, url="https://news.example/uk/")
    assert [one.url for one in found] == ["https://news.example/rss", "https://cdn.example/f.json"]


@pytest.mark.parametrize(
    ("page", "found"),
    [
        (b"<link rel=alternate type=text/xml href=/all.xml><a href=/rss>RSS</a>", ["all.xml"]),
        (
            b"<a href=/rss>RSS</a><a href=/uk/feed.xml>UK</a><a href=/x.rss>X</a>",
            ["rss", "uk/feed.xml", "x.rss"],
        ),
        (b"<a href=https://else.example/rss>RSS</a><a href=/about-rss>?</a><a href='http://[x'>?</a>", []),
    ],
)
def test_a_page_that_states_no_feed_may_lead_to_one(page, found):
    offers = offered(b"<html><body>" + page + b"</body></html>", url="https://news.example/")
    assert [one.url for one in offers] == [f"https://news.example/{path}" for path in found]


def test_a_sitemap_may_name_pictures_and_be_packed():
    body = b"""<urlset xmlns:i="http://www.google.com/schemas/sitemap-image/1.1"><url><loc>https://news.example/a</loc>
    <lastmod>2025-05-14</lastmod><i:image><i:loc>https://news.example/a.jpg</i:loc></i:image></url></urlset>"""
    assert [one.url for one in read_sitemap(body)] == ["https://news.example/a"]
    assert read_sitemap(gzip.compress(body)) == read_sitemap(body)
    with pytest.raises(SitemapError, match="MB"):
        read_sitemap(gzip.compress(b" " * 50_000_001))
    with pytest.raises(SitemapError, match="unpacked"):
        read_sitemap(b"\x1f\x8bnothing")


def test_a_news_sitemap_lists_articles_with_their_days():
    listed = read_sitemap(b"""<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
    xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"><url><loc> https://news.example/a </loc>
    <n:news><n:publication_date>2025-05-14T06:25:06+01:00</n:publication_date></n:news>
    <lastmod>2025-05-20</lastmod></url><url><loc>https://news.example/b</loc><lastmod>2025-05-13</lastmod></url>
    <url><loc>ftp://news.example/c</loc></url></urlset>""")
    assert [(one.url[-1], one.dated and one.dated.day.day, one.is_map) for one in listed] == [
        ("a", 14, False),
        ("b", 13, False),
    ]
    index = b"<sitemapindex><sitemap><loc>https://news.example/1.xml</loc></sitemap></sitemapindex>"
    (further,) = read_sitemap(index)
    assert further.is_map


@pytest.mark.parametrize("body", [b"", b"<html/>", b"nothing"])
def test_what_is_no_sitemap_is_refused(body):
    with pytest.raises(SitemapError):
        read_sitemap(body)
    with pytest.raises(OpmlError):
        read_opml(body)


def test_opml_lists_feeds_once_however_deep():
    listed = read_opml(b"""<opml version="2.0"><body><outline text="UK"><outline type="rss" text="News"
    xmlUrl="https://news.example/rss"/></outline><outline xmlUrl="https://news.example/rss"/>
    <outline TEXT="B" XMLURL="feed://b.example/rss"/><outline xmlUrl="file:///etc/passwd"/></body></opml>""")
    assert [(one.url, one.title) for one in listed] == [
        ("https://news.example/rss", "News"),
        ("http://b.example/rss", "B"),
    ]
    with pytest.raises(XmlError):
        read_opml(b"<!DOCTYPE opml [<!ENTITY a 'b'>]><opml/>")
