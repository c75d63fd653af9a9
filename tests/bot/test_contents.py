"""What files hold is told by how they begin: XML without its declaration, parts of pages, texts."""

import pytest

from bot.contents import content_items
from bot.items import Item


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b'<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="x"/>', "newsml"),
        (b'\n<n:newsMessage version="1" xmlns:n="http://iptc.org/std/nar/2006-10-01/"/>', "newsml"),
        (b'<html xmlns="http://www.w3.org/1999/xhtml"><body>x</body></html>', "html"),
        (b"<!-- saved --><p>Hello <b>there</b></p>", "html"),
        (b"<article><h1>Pier to be rebuilt</h1></article>", "html"),
        (b"<3 is what they wrote: x < y, and <Ana> was said to agree.", "text"),
    ],
)
def test_a_file_is_known_by_its_beginning_whatever_its_name(content, kind):
    (found,) = content_items(content, "release.txt")
    assert isinstance(found, Item)
    assert kind in found.fields


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b'<!DOCTYPE lolz [<!ENTITY lol "lol">]><lolz>&lol;</lolz>', "neither NewsML-G2 nor a web page"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "neither NewsML-G2 nor a web page"),
        (b"<nitf><body/></nitf>", "is NITF"),
        (b"<NewsML/>", "is NewsML 1"),
        (b'<rss version="2.0"/>', "is a feed"),
        (b'<opml version="2.0"/>', "is a list of feeds"),
    ],
)
def test_xml_that_is_not_read_is_never_a_text(content, reason):
    (found,) = content_items(content, "release.txt")
    assert not isinstance(found, Item)
    assert reason in found.reason
