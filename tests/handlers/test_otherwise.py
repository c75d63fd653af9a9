"""What reporters type that is nobody's name as it stands: "Starmer's", "Starmer Albania"."""

import pytest

from handlers.blocks.people import heading
from handlers.called import spellings
from handlers.message import message, plain_blocks
from news.nouns import PersonKind
from storage.nouns import Described, Known
from tests.newsroom import words

STARMER = "Keir Starmer · “Prime Minister”"


def told(room, line):
    return words(room.ask(f"/whosaid {line}"))


@pytest.mark.parametrize(
    ("line", "head"),
    [
        ("Rama's", "Edi Rama"),
        ("Rama’s quotes", "Edi Rama"),
        ("Rama 😀", "Edi Rama"),
        ("Starmer said", STARMER),
        ("everything Starmer said", STARMER),
        ("latest Starmer", STARMER),
        ("*Starmer*", STARMER),
        ("Prime Minister Keir Starmer", STARMER),
        ("Chris Philp, shadow home secretary", "Chris Philp"),
        ("Philp, Chris", "Chris Philp"),
        ("Speaker Johnson", "Mike Johnson"),
        ("J. D. Vance", "JD Vance"),
        ("Zelensky", "Volodymyr Zelenskyy"),
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy"),
        ("about Starmer", STARMER),
        ("Mike Johnson told NBC", "Mike Johnson"),
    ],
)
def test_a_name_is_understood_however_it_is_put(reading_room, line, head):
    assert told(reading_room, line).startswith(head)


@pytest.mark.parametrize(
    "line", ["Boris Johnson", "Boris Johnson said", "Dean Johnson", "Chancellor Johnson"]
)
def test_a_first_name_is_never_left_aside(reading_room, line):
    assert told(reading_room, line).startswith("No one called")


@pytest.mark.parametrize(
    ("line", "only"),
    [
        ("Starmer on Wednesday", "Only published Wed 14 May 2025"),
        ("Starmer since last Monday", "Only published since Mon 12 May 2025"),
        ("Starmer between May and June", "Only published Thu 1 May to Mon 30 June 2025"),
        ("Starmer between 14 May and 1 May", "Only published Thu 1 to Wed 14 May 2025"),
        ("Starmer between 1 and 14 May", "Only published Thu 1 to Wed 14 May 2025"),
        ("Starmer from 1 May to 14 May", "Only published Thu 1 to Wed 14 May 2025"),
        ("Starmer after 12 May", "Only published since Tue 13 May 2025"),
        ("Starmer in the last two weeks", "Only published Mon 5 to Mon 19 May 2025"),
        ("Starmer over the past week", "Only published Mon 12 to Mon 19 May 2025"),
        ("Starmer two weeks ago", "Only published Mon 5 to Sun 11 May 2025"),
        ("Starmer 14 May", "Only published Wed 14 May 2025"),
        ("14 May Starmer", "Only published Wed 14 May 2025"),
        ("Starmer 14/05/2025", "Only published Wed 14 May 2025"),
        ("Starmer 2025", "Only published Wed 1 January to Wed 31 December 2025"),
        ("Starmer in the Independent and the Sun", "Only in The Independent or The Sun"),
        ("Starmer The Independent", "Only in The Independent"),
        ("Starmer re Albania", "Only about “Albania”"),
        ("Starmer Albania", "Only about “Albania”"),
        ("Albania Starmer since May", "No one called “Albania Starmer”"),
        ("about Albania Starmer", "Only about “Albania”"),
        ("Mike Johnson about Zelensky", "Said · "),
    ],
)
def test_filters_are_understood_in_odd_words_and_said_back(reading_room, line, only):
    assert only in told(reading_room, line)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Starmer since the election", "“since the election” names no days that I know."),
        ("Starmer not in The Sun", "No outlet can be left out. From all outlets read:"),
        ("Starmer Albania", "Taken as “Starmer about Albania”."),
        ('"pure theatre" Starmer', "None of these words are quoted as Keir Starmer’s."),
        ("did Starmer say pure theatre?", "None of these words are quoted as Keir Starmer’s."),
        ('"pure theatre" Philp', "“pure theatre” · 1 statement by Chris Philp"),
        ("Philp said pure theatre", "“pure theatre” · 1 statement by Chris Philp"),
        (
            "If Starmer is so serious about cracking down on illegal migration",
            "“If Starmer is so serious about",
        ),
        ('"Edi Rama"', "No quote with the words “Edi Rama”. Who is called so:"),
        (
            '"pure theatre" yesterday',
            "Only published Sun 18 May 2025\nNo quote with the words “pure theatre”",
        ),
        ("The Sun", "The Sun is an outlet; no article read quotes it as a speaker."),
        ("in The Sun", "Only in The Sun: whose words?"),
        ("Starmer and Rama", "Which one first?"),
    ],
)
def test_what_was_taken_otherwise_or_could_not_be_is_said(reading_room, line, said):
    assert told(reading_room, line).lstrip().startswith(said)


@pytest.mark.parametrize("line", ["%", '""', "*", "the", "he", "what did he say?", "who said it"])
def test_what_says_nothing_to_look_for_is_asked_about(reading_room, line):
    assert "says nothing to look for. Type a name, or words in quotation marks." in told(reading_room, line)


@pytest.mark.parametrize("line", ["<@U0123ABC>", "<@U0123ABC|maya>", "<!channel>", "<#C123|politics>"])
def test_members_and_channels_of_slack_are_not_looked_up(reading_room, line):
    assert told(reading_room, line).startswith("Looked up is whom articles name, not who is in Slack.")


def test_an_address_is_answered_by_the_article_read_there(reading_room):
    answer = told(reading_room, "<https://news.example/never-read|news.example/never-read>")
    assert answer.startswith("No article has been read at that address.")


def test_a_name_that_comes_near_is_offered_as_narrowed_as_it_was_asked_for(reading_room):
    card = reading_room.ask("/whosaid Kier Starmer about Albania last week")
    shown = words(reading_room.press(card, "whosaid.card.near0"))
    assert "Only about “Albania” · published Mon 12 to Sun 18 May 2025" in shown


def test_each_spelling_is_tried_once():
    tried = [spelling for spelling, _ in spellings("Rama")]
    assert tried == ["Rama"]


@pytest.mark.parametrize("line", ["who criticised it", "who denied it"])
def test_who_did_something_to_what_is_not_said_is_asked_about(reading_room, line):
    assert "“it” says nothing to look for." in told(reading_room, line)


def test_capitals_are_a_body(reading_room):
    assert told(reading_room, "WHO").startswith("No one called “WHO”") or "“WHO” ·" in told(
        reading_room, "WHO"
    )


def test_a_post_that_is_told_by_its_verb_reads_as_a_sentence():
    chairs = Described(words="chairs the transport committee", published=None)
    member = Described(words="MP for Leeds", published=None)
    known = Known(
        id=1,
        name="Jane Roe",
        kind=PersonKind.PERSON,
        public=True,
        pseudonym=None,
        one_article=False,
        roles=(chairs, member),
    )
    told_of = plain_blocks(message(*heading(known)).blocks)
    assert told_of == "Jane Roe · “MP for Leeds”\n  Also told: “chairs the transport committee”"
    alone = Known(
        id=1,
        name="Jane Roe",
        kind=PersonKind.PERSON,
        public=True,
        pseudonym=None,
        one_article=False,
        roles=(chairs,),
    )
    assert plain_blocks(message(*heading(alone)).blocks) == "Jane Roe · who “chairs the transport committee”"


@pytest.mark.parametrize(
    ("line", "head"),
    [
        ("how many small boats?", "small boats · 9 figures in 3 articles"),
        ("figures on small boats", "small boats · 9 figures in 3 articles"),
        ("more than 12,000", "12,000 · 7 figures"),
        ("95 per cent", "95% · 3 figures"),
        ("5bn", "5 billion · "),
        ("Philp crossings", "Taken as “Philp about crossings”."),
        ("shadow home secretary", "Chris Philp · “shadow home secretary”"),
        ("boats since the election", "“since the election” names no days that I know."),
        ("boats not in The Sun", "No outlet can be left out. From all outlets read:\nboats · 9 figures"),
        ("boats in The Independent or The Sun", "boats · 3 figures in 1 article"),
        ("%", "“%” says nothing to look for."),
        ("he", "“he” says nothing to look for."),
    ],
)
def test_figures_are_asked_for_in_odd_words_too(reading_room, line, head):
    assert words(reading_room.ask(f"/facts {line}")).startswith(head)


def test_a_quote_that_is_shown_by_its_sentence_mentions_what_stands_there(reading_room):
    answer = told(reading_room, "who criticised Starmer over immigration")
    assert "Only about “immigration”" in answer
    _, rest = answer.split("Starmer's comments on immigration")
    assert "doesn’t mention immigration" not in rest
