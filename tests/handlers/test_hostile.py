"""Whatever is asked or read, the answer is bounded, harmless and helpful."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest

from handlers.message import Message as Shown
from handlers.message import problems
from news.nouns import Mention, MentionKind, Span
from tests.bench.filled import Prose, fill, name_of
from tests.conftest import save
from tests.made import TEXT, article, reading
from tests.newsroom import words

HOSTILE = (
    "x" * 3000,
    "🙂",
    "🙂" * 500,
    "%_*\"';--",
    "<!channel>",
    "<@U1> <#C1|x>",
    "\u202eevil\u202c",
    '"%_*\';--"',
    '"<!channel> ' + "y" * 900 + '"',
    "a" * 80 + " about " + "b" * 80 + " since May",
    "what did Ana Doe tell " + "a" * 80 + " about it\nyesterday",
    "Robert'); DROP TABLE quotes;--",
    "* _ ~ ` > |",
)


def shown(node):
    """Return every text that Slack would read as markup."""
    if isinstance(node, dict):
        own = [node["text"]] if isinstance(node.get("text"), str) else []
        return own + [text for part in node.values() for text in shown(part)]
    return [text for part in node for text in shown(part)] if isinstance(node, (list, tuple)) else []


def accepted(message):
    return problems(Shown(blocks=tuple(message.blocks), text=message.text)) == ()


COMMANDS = ("/whosaid {}", "/facts {}", "/story {}", "/digest {}", "/digest subscribe {} daily 08:00")


@pytest.mark.parametrize("typed", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_questions_get_an_answer_that_slack_takes(newsroom, typed):
    save(newsroom.store, article(), reading())
    for command in COMMANDS:
        answer = newsroom.ask(command.format(typed))
        assert accepted(answer)
        assert "Something went wrong" not in words(answer)
        assert not any("<!channel>" in text for text in shown(list(answer.blocks)))
    assert "“We will build it.”" in words(newsroom.ask("/whosaid Ana Doe"))


def test_hostile_mentions_are_answered_too(newsroom):
    save(newsroom.store, article(), reading())
    for typed in HOSTILE:
        newsroom.workspace.type_line("maya", "D0REPORTER", typed)
        newsroom.settle()
        newsroom.now += timedelta(seconds=2)
    answers = [one for one in newsroom.seen("maya", "D0REPORTER") if one.author == "U0WHOSAID"]
    assert len(answers) == len(HOSTILE)
    for answer in answers:
        assert accepted(answer)
        assert "Something went wrong" not in words(answer)


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "file:///etc/passwd", "https://news.example/a|b>c", "http://["]
)
def test_an_outlet_and_an_address_break_out_of_no_link(newsroom, url):
    save(newsroom.store, article(url=url, outlet="The <Daily>|Evil"), reading())
    told = shown(list(newsroom.ask("/whosaid Ana Doe").blocks))
    assert any("/Evil" in text for text in told), told
    assert not any(url in text or "|Evil" in text for text in told)
    links = [part for text in told for part in re.findall(r"<[^>]*>", text)]
    assert all(re.fullmatch(r"<https://[^|<>\s]+\|[^|<>]+>", link) for link in links)
    assert bool(links) == url.startswith("https")


def test_very_many_quotes_of_one_person_are_paged(newsroom):
    fill(newsroom.store, Prose.of(()), quotes=1100, people=1)
    first = newsroom.ask(f"/whosaid {name_of(1)}")
    assert "1 to 5 of more than 100 statements" in words(first)
    assert accepted(first)
    assert "6 to 10 of more than 100 statements" in words(newsroom.press(first, "whosaid.card.next"))


def test_a_name_of_thousands_of_characters_is_clipped_in_the_answer(newsroom):
    name = "Ana " + "Do" * 1500
    text = TEXT.replace("Ana Doe", name)
    made = reading(text.replace(name, "Ana Doe"))
    long = replace(made.people[0], name=name, aliases=(name,), mentions=(Span(0, len(name)),))
    save(
        newsroom.store,
        article(text),
        replace(made, people=(long, made.people[1]), mentions=(), quotes=(), statements=()),
    )
    answer = newsroom.ask(f"/whosaid {'Do' * 1500}"[:79])
    assert accepted(answer)
    assert accepted(newsroom.ask("/whosaid mayor"))


def test_a_person_with_five_hundred_names_is_one_answer(newsroom):
    text = "\n".join([TEXT, *(f"Ana D{number}e spoke." for number in range(500))])
    made = reading()
    spans = [Span(text.index(f"Ana D{n}e"), text.index(f"Ana D{n}e") + len(f"Ana D{n}e")) for n in range(500)]
    called = tuple(Mention(span=span, kind=MentionKind.PROPER, person=0) for span in spans)
    save(newsroom.store, article(text), replace(made, mentions=(*made.mentions, *called)))
    for asked in ("Ana Doe", "D499e"):
        answer = newsroom.ask(f"/whosaid {asked}")
        assert words(answer).startswith("Ana Doe · “mayor”")
        assert accepted(answer)


def test_markup_in_an_article_is_shown_and_not_obeyed(newsroom):
    text = TEXT.replace("We will build it.", "<!channel> *we* & <@U1> build it.")
    made = reading(text.replace("<!channel> *we* & <@U1> build it.", "We will build it."))
    at = text.index("<!channel>")
    quote = replace(made.quotes[0], content=(Span(at, at + len("<!channel> *we* & <@U1> build it.")),))
    save(newsroom.store, article(text), replace(made, quotes=(quote,), statements=()))
    answer = newsroom.ask("/whosaid Ana Doe")
    assert not any("<!channel>" in text for text in shown(list(answer.blocks)))
    escaped = "&lt;!channel&gt; ∗we∗ &amp; &lt;@U1&gt; build it."
    assert any(escaped in text for text in shown(list(answer.blocks)))
