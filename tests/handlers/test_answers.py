"""`/whosaid` through the front door, on articles made by hand."""

from dataclasses import replace
from datetime import date
from urllib.parse import quote

import pytest
from sqlalchemy import update

from handlers.blocks.jump import jump
from news.nouns import INTERNAL, Article, Manner, MentionKind, Published, Reading, Span, Status
from storage import allowed
from storage.tables import ArticleRow
from tests.conftest import NOW, reader, save
from tests.made import TEXT, article, reading, span
from tests.newsroom import TEAM, words


def test_a_person_is_answered_with_quotes_and_what_is_told_about_them(newsroom):
    save(newsroom.store, article(place="daily.txt"), reading())
    answer = words(newsroom.ask("/whosaid doe"))
    assert answer.startswith("Ana Doe · “mayor”")
    assert "“We will build it.”" in answer
    assert "Ana Doe · cue “said”" in answer
    assert "The Daily · undated · daily.txt, paragraph 1" in answer
    assert "Why: subject of 'said' in the same sentence" in answer
    assert "About (1 statement, all in the articles’ own voice)" in answer
    assert "Read so far: 1 article (undated); last read 19 May 2025, 10:42 BST." in answer


def test_an_answer_is_seen_by_who_asked_alone(newsroom):
    newsroom.ask("/whosaid help", user="maya")
    assert newsroom.seen("tom", "#politics") == ()


@pytest.mark.parametrize("line", ["/whosaid", "/whosaid help", "/whosaid   "])
def test_an_empty_command_and_help_show_examples_and_what_has_been_read(newsroom, line):
    answer = words(newsroom.ask(line))
    assert "/whosaid Rama" in answer
    assert "Nothing has been read yet" in answer


@pytest.mark.parametrize("name", ["Phelps", "Helm", "Kelp"])
def test_a_name_that_is_near_to_help_is_a_name(newsroom, name):
    save(newsroom.store, article(), reading())
    answer = words(newsroom.ask(f"/whosaid {name}"))
    assert answer.startswith(f"No one called “{name}”, and no quote with these words, in the 1 article read.")


def test_an_unknown_name_says_what_has_been_read_and_what_comes_near(newsroom):
    save(newsroom.store, article(), reading())
    answer = words(newsroom.ask("/whosaid Do"))
    assert "No one called “Do”" in answer
    assert "1 article" in answer
    assert "Names read that look like it: Ana Doe" in answer


def test_quotes_with_the_words_in_any_order_are_offered_beside_a_name_like_them(newsroom):
    text = TEXT.replace("Ana Doe", "Itt Build").replace("Ms Doe", "Ms Build")
    save(newsroom.store, article(text), reading(text, "Itt Build"))
    asked = newsroom.ask("/whosaid it build")
    assert "Names read that look like it: Itt Build" in words(asked)
    assert "We will build it" in words(newsroom.press(asked, "whosaid.card.words"))


def test_private_people_are_never_suggested(newsroom):
    save(newsroom.store, article(), reading())
    assert "Roe" not in words(newsroom.ask("/whosaid Roo"))


def test_a_private_person_is_shown_inside_the_article_only(newsroom):
    save(newsroom.store, article(), reading())
    assert "Met in one article only" in words(newsroom.ask("/whosaid Roe"))


def test_an_office_is_matched_exactly_and_others_only_offered(newsroom):
    save(newsroom.store, article(), reading())
    assert words(newsroom.ask("/whosaid the mayor")).startswith("Ana Doe")
    deputy = reading()
    roles = (replace(deputy.people[0].roles[0], words="deputy mayor of Ayton"),)
    deputy = replace(deputy, people=(replace(deputy.people[0], roles=roles), deputy.people[1]))
    save(newsroom.store, article(TEXT + "\nMore."), deputy)
    answer = words(newsroom.ask("/whosaid deputy mayor"))
    assert "No article read calls anyone “deputy mayor”." in answer
    assert "A different office: Ana Doe" in answer


def test_people_of_one_name_are_told_apart_by_their_articles_or_said_not_to_be(newsroom):
    day = Published(day=date(2025, 5, 14))
    places: tuple[dict[str, object], ...] = ({"outlet": "The Weekly", "published": day}, {}, {})
    for at, place in enumerate(places):
        save(newsroom.store, article(TEXT + f"\nNumber {at}.", **place), reading())
    question = newsroom.ask("/whosaid Roe")
    labels = [element["text"]["text"] for element in question.blocks[1]["elements"]]
    assert len(set(labels)) == 3
    assert "Bob Roe · plumber · 1 quote · The Weekly, 14 May 2025" in labels
    assert {label[-5:] for label in labels if "undated" in label} == {"no. 1", "no. 2"}
    assert "told apart by nothing that stands in their articles" in words(question)


def test_two_people_of_a_name_are_asked_about(newsroom):
    save(newsroom.store, article(), reading())
    other = TEXT.replace("Ana", "Eva")
    save(newsroom.store, article(other), reading(other, name="Eva Doe"))
    question = newsroom.ask("/whosaid Doe")
    assert words(question).startswith("Which Doe?")
    labels = [element["text"]["text"] for element in question.blocks[1]["elements"]]
    assert labels == ["Ana Doe · mayor · 1 quote", "Eva Doe · mayor · 1 quote"]
    assert words(newsroom.press(question, "whosaid.card.1")).startswith("Eva Doe")
    assert words(newsroom.ask("/whosaid the mayor")).startswith("Which mayor?")


def test_whom_an_office_tells_from_others_of_the_surname_is_not_said_to_be_the_only_one(newsroom):
    save(newsroom.store, article(), reading())
    other = article("Eva Doe, the dean of the college, said: “We will build it.”")
    save(newsroom.store, other, reader().read(other))
    answer = words(newsroom.ask("/whosaid mayor Doe"))
    assert answer.startswith("Ana Doe · “mayor”")
    assert "the only Doe" not in answer


@pytest.mark.parametrize("spelt", ["Ana B. Zelensky", "Ana Zelenskyy", "Ana Zelenskiy"])
def test_a_name_spelt_otherwise_may_be_the_same_person_and_is_never_joined(newsroom, spelt):
    for name in ("Ana Zelensky", spelt, "Ana Zeldin"):
        text = TEXT.replace("Ana Doe", name).replace("Doe", name.rsplit(maxsplit=1)[-1])
        save(newsroom.store, article(text), reading(text, name=name))
    answer = newsroom.ask("/whosaid Ana Zelensky")
    assert "Said · 1 statement" in words(answer)
    assert f"May be the same person: {spelt}" in words(answer)
    assert "Zeldin" not in words(answer)
    assert words(newsroom.press(answer, "whosaid.card.variant0")).startswith(spelt)


def called_doe_alone(text: str) -> tuple[Article, Reading]:
    made = reading(text)
    mayor = replace(made.people[0], name="Doe", aliases=("Ms Doe",), public=False)
    return article(text), replace(made, people=(mayor, made.people[1]), mentions=made.mentions[1:])


def test_a_lone_surname_is_no_one_of_that_name_for_sure(newsroom):
    save(newsroom.store, article(), reading())
    for more in ("\nOne more.", "\nAnd another."):
        save(newsroom.store, *called_doe_alone(TEXT + more))
    answer = newsroom.ask("/whosaid Doe")
    assert words(answer).startswith("Ana Doe · “mayor”")
    assert "1 statement" in words(answer)
    assert "2 quotes by a “Doe” that can’t be told apart" in words(answer)
    apart = newsroom.press(answer, "whosaid.card.lone")
    assert words(apart).startswith("“Doe” · can’t be told apart · 2 quotes")
    assert "Follow" not in str(apart.blocks)
    assert "can’t be told apart" not in words(newsroom.ask("/whosaid Ana Doe"))


def test_beside_another_name_whom_articles_call_by_the_surname_alone_is_no_further_choice(newsroom):
    save(newsroom.store, article(), reading())
    save(newsroom.store, *called_doe_alone(TEXT + "\nA."))
    choices = newsroom.ask("/whosaid Doe and Roe").blocks[1]["elements"]
    labels = [element["text"]["text"] for element in choices]
    named = [label.partition(" · ")[0] for label in labels]
    assert named[:3] == ["Ana Doe", "Bob Roe", "Bob Roe"]
    assert "Doe" not in named


def test_lone_surnames_of_which_nobody_is_known_in_full_are_shown_together(newsroom):
    for more in ("\nOne more.", "\nAnd another."):
        save(newsroom.store, *called_doe_alone(TEXT + more))
    assert words(newsroom.ask("/whosaid Doe")).startswith("“Doe” · can’t be told apart · 2 quotes")


def test_lone_surnames_whose_articles_were_hidden_are_gone(newsroom):
    for more in ("\nOne more.", "\nAnd another."):
        save(newsroom.store, *called_doe_alone(TEXT + more))
    card = newsroom.ask("/whosaid Doe")
    with newsroom.store.write() as session:
        session.execute(update(ArticleRow).values(hidden=True))
    newsroom.workspace.press("maya", action_id="whosaid.share", message=card.ts)
    newsroom.settle()
    assert newsroom.workspace.modal("maya") is None
    assert "can’t be seen any more" in words(newsroom.seen("maya", "#politics")[-1])


def test_lone_surnames_without_quotes_are_shown_with_what_is_told_about_them(newsroom):
    for more in ("\nOne more.", "\nAnd another."):
        made, read = called_doe_alone(TEXT + more)
        save(newsroom.store, made, replace(read, quotes=()))
    answer = words(newsroom.ask("/whosaid Doe"))
    assert answer.startswith("Which Doe?")
    assert "0 quotes" not in answer


def test_words_are_found_with_who_said_them(newsroom):
    save(newsroom.store, article(), reading())
    answer = words(newsroom.ask('/whosaid "will build"'))
    assert "“will build” · 1 statement by Ana Doe, in 1 article" in answer
    assert "Ana Doe" in answer
    none = words(newsroom.ask("/whosaid “no such words”"))
    assert "No quote with the words “no such words” in the 1 article read." in none
    assert "doesn’t mean they weren’t said" in none


def test_what_is_said_in_advance_is_never_shown_as_said(newsroom):
    made = reading()
    advance = replace(made.quotes[0], status=Status.ADVANCE)
    save(newsroom.store, article(), replace(made, quotes=(advance, *made.quotes[1:])))
    assert "In advance · Ana Doe" in words(newsroom.ask("/whosaid Ana Doe"))


def test_a_name_below_certainty_is_only_probable(newsroom):
    made = reading()
    he = replace(made.mentions[0], span=Span(46, 48), kind=MentionKind.PRONOMINAL)
    unsure = replace(made.quotes[0], speaker=he, confidence=0.7, manner=Manner.MIXED)
    save(newsroom.store, article(), replace(made, quotes=(unsure,)))
    assert "[probably Ana Doe]" in words(newsroom.ask("/whosaid Ana Doe"))


def test_the_same_statement_in_two_papers_is_one(newsroom):
    save(newsroom.store, article(), reading())
    text = TEXT.replace("We will build it.", "We will build it. And soon.")
    made = reading(text)
    save(newsroom.store, article(text, outlet="The Nightly"), made)
    answer = words(newsroom.ask("/whosaid Ana Doe"))
    assert "Said · 1 statement" in answer
    assert "Also, the same words" in answer
    assert "The Nightly" in answer


def test_long_answers_are_paged_and_sentences_shown_in_full(newsroom):
    for number in range(7):
        text = TEXT.replace("We will build it.", f"Statement {number} of many things.")
        made = reading()
        quote = replace(made.quotes[0], content=(Span(27, 27 + 27),))
        save(newsroom.store, article(text), replace(made, quotes=(quote,), statements=()))
    first = newsroom.ask("/whosaid Ana Doe")
    assert "1 to 5 of 7 statements" in words(first)
    second = newsroom.press(first, "whosaid.card.next")
    assert "6 to 7 of 7 statements" in words(second)
    full = newsroom.choose(second, "Full sentences")
    assert "1 to 5 of 7" in words(newsroom.choose(full, "Back to the first"))


def test_a_page_behind_all_that_was_said_counts_none_of_it(newsroom):
    told = (
        f"The mayor Ana Doe is late in {place}."
        for place in ("Leeds", "York", "Hull", "Bath", "Ely", "Wells")
    )
    made = article("\n".join(("Ana Doe, the mayor, said: “We will build it.”", *told)))
    save(newsroom.store, made, reader().read(made))
    first = newsroom.ask("/whosaid Ana Doe")
    assert "Said · 1 statement\n" in words(first)
    second = words(newsroom.press(first, "whosaid.card.next"))
    assert "Said · 1 statement, all before this page\n" in second
    assert "About (6" in second


def test_a_card_whose_article_was_hidden_says_so_when_pressed(newsroom):
    save(newsroom.store, article(), reading())
    card = newsroom.ask("/whosaid Ana Doe")
    with newsroom.store.write() as session:
        session.execute(update(ArticleRow).values(hidden=True))
    assert "can’t be seen any more" in words(newsroom.press(card, "whosaid.card.full"))


def test_internal_articles_are_seen_in_the_channels_alone_that_an_editor_allowed(newsroom):
    for workspace in ("T0ELSEWHERE", TEAM):
        save(newsroom.store, article(standing=INTERNAL), reading(), workspace=workspace)
    with newsroom.store.write() as session:
        for workspace, channel in (("T0ELSEWHERE", "#politics"), (TEAM, "#migration")):
            its_id = newsroom.workspace.channel(channel).id
            allowed.allow(session, workspace=workspace, channel=its_id, author="U1", now=NOW)
    elsewhere = words(newsroom.ask("/whosaid Doe", channel="#politics"))
    assert "No one called" in elsewhere
    assert "0 articles" in elsewhere or "Nothing has been read" in elsewhere
    assert "Ana Doe" in words(newsroom.ask("/whosaid Doe", channel="#migration"))


HOSTILE = "<!channel> <@U1|x> <https://evil.example|ok> &amp; *bold* `code`"


def test_hostile_words_are_shown_and_never_obeyed(newsroom):
    text = TEXT.replace("We will build it.", HOSTILE).replace("the mayor", "the mayor <!here>")
    made = reading(text.replace(HOSTILE, "We will build it."))
    at = text.index(HOSTILE)
    said = replace(made.quotes[0], content=(Span(at, at + len(HOSTILE)),), reason=HOSTILE)
    person = replace(made.people[0], roles=(replace(made.people[0].roles[0], words=HOSTILE),))
    made = replace(made, people=(person, made.people[1]), quotes=(said,), statements=())
    mentions = tuple(
        replace(mention, span=Span(text.index(w), text.index(w) + len(w)))
        for mention, w in zip(made.mentions, ("Ana Doe", "Ms Doe", "Bob Roe"), strict=True)
    )
    made = replace(made, mentions=mentions, quotes=(replace(said, speaker=mentions[0]),))
    save(newsroom.store, article(text, outlet=HOSTILE, place=HOSTILE, url="javascript:alert(1)"), made)
    answer = newsroom.ask("/whosaid Ana Doe")
    sent = str(answer.blocks) + answer.text
    for live in ("<!", "<@", "<http", "javascript:"):
        assert live not in sent
    assert "<!channel> <@U1|x>" in words(answer)


@pytest.mark.parametrize(
    "typed",
    [
        "x" * 79,
        "x" * 2900,
        "🙂" * 40,
        "%_*\"';--",
        "<!channel>",
        "&lt;b&gt;",
        "\u202eevil",
        "a\nb",
        '""',
        "“”",
        "'",
    ],
)
def test_any_question_gets_an_answer(newsroom, typed):
    save(newsroom.store, article(), reading())
    assert "article" in words(newsroom.ask(f"/whosaid {typed}"))


def test_an_answer_links_to_the_page(newsroom):
    save(newsroom.store, article(url="https://daily.example/a?b=1&c=<x>|y"), reading())
    sent = str(newsroom.ask("/whosaid Ana Doe").blocks)
    sentence = quote("Ana Doe, the mayor, said: “We will build it.”", safe="")
    assert f"<https://daily.example/a?b=1&amp;c=%3Cx%3E%7Cy#:~:text={sentence}|The Daily>" in sent


@pytest.mark.parametrize(
    ("url", "words", "leads"),
    [
        ("https://a.example/", "We will build it.", "https://a.example/#:~:text=We%20will%20build%20it."),
        ("https://a.example/#top", "a-b, c & d", "https://a.example/#top:~:text=a%2Db%2C%20c%20%26%20d"),
        ("https://a.example/", "a b c d e f g h i j k l m n", None),
        ("https://a.example/", "", "https://a.example/"),
        ("https://a.example/", "word" * 200, "https://a.example/"),
        (None, "We will", None),
    ],
)
def test_a_link_leads_to_the_sentence(url, words, leads):
    ends = f"{url}#:~:text=a%20b%20c%20d%20e%20f,i%20j%20k%20l%20m%20n" if url else None
    assert jump(url, words) == (leads or ends)


def test_a_notification_gives_the_pages_own_address(newsroom):
    save(newsroom.store, article(url="https://daily.example/a"), reading())
    answer = newsroom.ask("/whosaid Ana Doe")
    assert "(https://daily.example/a)" in answer.text
    assert ":~:" not in answer.text


@pytest.mark.parametrize("typed", ["hepl", "helo", "HELP", "hlp", "hlep", "-h", "helpp"])
def test_a_misspelt_help_that_is_nobodys_name_helps(newsroom, typed):
    assert "Who said what, in which article" in words(newsroom.ask(f"/whosaid {typed}"))


def test_full_sentences_show_word_by_word_how_another_place_words_it(newsroom):
    for number, said in enumerate(
        (
            "Yes, we will build the old harbour in this town, whatever it may cost.",
            "We will build the new harbour in this town, whatever it may cost us.",
        )
    ):
        text = TEXT.replace("We will build it.", said)
        made = reading(text.replace(said, "We will build it."))
        quote = replace(made.quotes[0], content=(span(text, said),))
        made = replace(made, quotes=(quote,), statements=())
        save(newsroom.store, article(text, url=f"https://e.org/{number}"), made)
    card = newsroom.ask("/whosaid Doe")
    assert "*new*" not in str(card.blocks)
    full = str(newsroom.choose(card, "Full sentences").blocks)
    assert "“~Yes,~ We will build the ~old~ *new* harbour in this town, whatever it may cost *us.*”" in full


def test_full_sentences_tell_what_was_said_before_and_later_on_the_subject(newsroom):
    for said, day in (
        ("We will stop the small boats and smash the gangs.", date(2025, 5, 14)),
        ("Small boats are run by gangs, and this town is tired.", date(2025, 3, 3)),
    ):
        text = TEXT.replace("We will build it.", said)
        made = reading(text.replace(said, "We will build it."))
        quote = replace(made.quotes[0], content=(span(text, said),))
        save(
            newsroom.store,
            article(text, published=Published(day=day)),
            replace(made, quotes=(quote,), statements=()),
        )
    card = newsroom.ask("/whosaid Doe")
    assert "Said before" not in words(card)
    full = words(newsroom.choose(card, "Full sentences"))
    before, later = "Small boats are run by gangs, and this town is tired.", "We will stop the small boats"
    assert f"Said before, published 3 March 2025: “{before}” · Ana Doe · The Daily" in full
    assert f"Said later, published 14 May 2025: “{later}" in full
