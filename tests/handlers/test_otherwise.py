"""What reporters type that is nobody's name as it stands: "Starmer's", "Starmer Albania"."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import event

from handlers.blocks.people import heading, labels
from handlers.called import spellings
from handlers.message import message, plain_blocks
from news.nouns import INTERNAL, Mention, MentionKind, Person, PersonKind, Published, Reading, Span
from storage.nouns import Described, Known
from tests.conftest import reader, save
from tests.made import TEXT, article, reading
from tests.newsroom import words

STARMER = "Keir Starmer · “Prime Minister”"
NOT_SAID = "What somebody did not say can’t be looked up"
NO_OFFICE = "No article read calls anyone"
UNASKED = "to whom somebody spoke can’t be asked for."


def told(room, line):
    return words(room.ask(f"/whosaid {line}"))


@pytest.mark.parametrize(
    ("line", "head"),
    [
        ("Rama's", "Edi Rama"),
        ("the Downing Street", "Downing Street\n"),
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
        ("Starmer comments", STARMER),
        ("Any Starmer quotes", STARMER),
        ("Starmer’s posts", STARMER),
        ("Shadow Home Secretary Philp", "Chris Philp"),
        ("President of Ukraine Volodymyr Zelenskyy", "Volodymyr Zelenskyy"),
        ("president of Ukraine Zelensky", "Volodymyr Zelenskyy"),
        ("Zelenskyy president of Ukraine", "Volodymyr Zelenskyy"),
    ],
)
def test_a_name_is_understood_however_it_is_put(reading_room, line, head):
    assert told(reading_room, line).startswith(head)


@pytest.mark.parametrize("line", ["Mrs Starmer", "Lady Starmer", "Dame Keir Starmer", "Mr Abbott"])
def test_a_title_of_the_other_gender_is_nobodys(reading_room, line):
    assert told(reading_room, line).startswith(f"No one called “{line}”")


@pytest.mark.parametrize(
    ("line", "head"), [("Mr Starmer", STARMER), ("Sir Keir", STARMER), ("Ms Abbott", "Diane Abbott")]
)
def test_a_title_that_agrees_finds_its_bearer(reading_room, line, head):
    assert told(reading_room, line).startswith(head)


@pytest.mark.parametrize(
    "line",
    [
        "Boris Johnson",
        "Boris Johnson said",
        "Dean Johnson",
        "Chancellor Johnson",
        "Johnson & Johnson",
        "Trump Tower",
        "Trump administration",
        "everything but Starmer",
        "Starmer's spokesman",
        "wife of Prime Minister Keir Starmer",
        "mother of Edi Rama",
        "Rama president of Ukraine",
        "Rama critic",
        "Starmer press secretary",
        "Philp shadow home secretary",
        "spokesperson for Prime Minister Keir Starmer",
        "Downing Street spokesman Keir Starmer",
        "former aide to Speaker Mike Johnson",
        "young Keir Starmer",
    ],
)
def test_a_first_name_is_never_left_aside_nor_whose_aide_somebody_is(reading_room, line):
    assert told(reading_room, line).startswith((f"No one called “{line}”", f"{NO_OFFICE} “{line}”, and no"))


def test_no_word_that_may_be_a_part_of_a_name_is_left_aside(newsroom):
    for name in ("Kerry Washington", "Peter York", "John Malone", "Charlotte Church"):
        text = (
            TEXT.replace("Ana Doe", name).replace("Ms Doe", f"Ms {name.split()[1]}")
            + "\nSo it is in England."
        )
        save(newsroom.store, article(text), reading(text, name))
    lines = ("Washington Post", "New York", "Post Malone", "Church of England", "Post Malone said")
    assert {line: told(newsroom, line)[:13] for line in lines} == dict.fromkeys(lines, "No one called")
    assert told(newsroom, "washington said").startswith("Kerry Washington")
    assert "“Washington Post”" in words(newsroom.ask("/story Washington Post"))
    criticised = told(newsroom, "who criticised Church of England")
    assert "a sentence with “Church of England”" in criticised
    assert "Charlotte Church ·" not in criticised


def test_whose_words_they_are_is_not_denied_for_newer_ones_of_others(newsroom):
    line = "Ana Doe, the mayor, said: “We will build it.”\n"
    text = line * 101 + "Ms Doe met Bob Roe, a plumber, who said he was “very glad” about it."
    made = reading(text)
    starts = [at * len(line) + line.index("We") for at in range(101)]
    said = [replace(made.quotes[0], content=(Span(at, at + len("We will build it.")),)) for at in starts]
    older = TEXT.replace("Ana Doe", "Cara Poe").replace("Ms Doe", "Ms Poe")
    save(newsroom.store, article(older), reading(older, "Cara Poe"))
    save(newsroom.store, article(text), replace(made, quotes=tuple(said)))
    assert told(newsroom, '"we will build it" Poe').startswith("Quoted as Cara Poe’s, too, behind these:")
    assert told(newsroom, "who said we will build it").startswith("“we will build it” · 1 to 5")
    assert "None of these words are quoted as Bob Roe’s." in told(newsroom, '"we will build it" Bob Roe')


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
        ("Starmer between Friday and Monday", "Only published Fri 9 to Mon 12 May 2025"),
        ("Starmer on Monday and Tuesday", "Only published Mon 12 to Tue 13 May 2025"),
        ("Starmer in 2024 and 2025", "Only published Mon 1 January 2024 to Wed 31 December 2025"),
        ("Starmer in 2024-2025", "Only published Mon 1 January 2024 to Wed 31 December 2025"),
        ("Starmer in 2023 and 2025", "No one called “Starmer and 2025”"),
        ("pure theatre about fish", "Not narrowed: 2 quotes"),
        ("pure theatre in May 2025 about fish", "Not narrowed: 2 quotes"),
        ("“pure theatre” in The Sun about fish", "No quote with the words “pure theatre” in the 9"),
        ("Starmer about fish since May", "Not narrowed: 12 quotes, "),
        ("Starmer about Albania, May 2025", "about “Albania” · published Thu 1 to Sat 31 May 2025"),
        ("Starmer, 2025, about Albania", "about “Albania” · published Wed 1 January to Wed 31 December 2025"),
        ("Keir Starmer Albania", "Taken as “Keir Starmer about Albania”"),
        ("keir starmer tirana", "Only about “tirana”"),
        ("Keir Starmer fish", "Not narrowed: 12 quotes"),
        ("Keir Stramer Albania", "No one called “Keir Stramer Albania”"),
        ("Starmer about Albania not in The Sun", "Only about “Albania not in The Sun”"),
        ("Starmer in May not June", "Only published Thu 1 to Sat 31 May 2025"),
        ("did The Independent say pure theatre?", "What the outlet itself says isn’t looked for"),
        ("Starmer 2025", "Only published Wed 1 January to Wed 31 December 2025"),
        ("Starmer in the Independent and the Sun", "Only in The Independent or The Sun"),
        *(
            (f"Starmer in The Independent{sign}The Sun", "Only in The Independent or The Sun")
            for sign in (" & ", "/")
        ),
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
        ("Starmer not in The Sun", f"“not in The Sun” was left aside: nothing can be left out.\n{STARMER}"),
        ("Starmer in May not June", "“not June” was left aside: nothing can be left out."),
        ("Keir Starmer told the BBC", f"“told the BBC” was left aside: {UNASKED}\n{STARMER}"),
        ("what did Starmer say to the BBC?", f"“told the BBC” was left aside: {UNASKED}"),
        ("Starmer Albania", "Taken as “Starmer about Albania”."),
        ('"pure theatre" Starmer', "None of these words are quoted as Keir Starmer’s."),
        ("did Starmer say pure theatre?", "None of these words are quoted as Keir Starmer’s."),
        (
            "when did Vance say Zelenskyy might need to leave his job?",
            "None of these words are quoted as JD Vance’s.\nNo quote with exactly the words “Zelenskyy might",
        ),
        ("MPs Diane Abbott and Jeremy Corbyn", "Which one first?"),
        ("MPs Diane Abbott, Jeremy Corbyn and Sir Keir Starmer", "Which one first?"),
        ("who won the election", "No one called “who won the election”, and no quote with these words, in "),
        ("did Starmer say X?", "No quote with the words “X” in the 9 articles read."),
        (
            "did Trump say he would end the war?",
            "No quote of theirs with the words “he would end the war”. In articles that have them:\nWhich T",
        ),
        (
            "did Philp say that offshore deterrents work as Australia has shown?",
            "No quote with all of “offshore deterrents work as Australia has shown”. With a part of it:\n“o",
        ),
        (
            "Have we seen from Australia that offshore deterrents work?",
            "No quote with exactly the words “Have we seen from Australia that offshore deterrents work?”.",
        ),
        (
            '"theatre pure" Philp',
            "“theatre pure” · nowhere together, all of them · 1 statement by Chris Philp",
        ),
        (
            '"pure theatre" Philp since 2026',
            "None of these words are quoted as Chris Philp’s (published since Thu 1 January 2026).\n",
        ),
        ("„pure theatre“ gobbledygook", "Only the words in quotation marks were looked for, without “gobbl"),
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
        ("Trump?", "Which Trump?\n"),
        ("the PM", "Keir Starmer · “Prime Minister”"),
        ("the government", "“the government” · 2 statements"),
        ("the House", "“the House” · 1 statement by Maria"),
        ("Prime Minister of Albania", f"{NO_OFFICE} “Prime Minister of Albania”, and no quote with these"),
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


@pytest.mark.parametrize(
    "line", ["Starmer not about Albania", "Starmer not last week", "Starmer not in The Sun"]
)
def test_the_opposite_of_what_was_asked_is_not_shown(reading_room, line):
    assert "Only" not in told(reading_room, line)


@pytest.mark.parametrize(
    "name", ["Rama", "Edi Rama", "Rama said", "Zelensky", "J. D. Vance", "Speaker Johnson"]
)
def test_each_spelling_is_tried_once(name):
    tried = [spelling for spelling, _ in spellings(name)]
    assert tried[0] == name
    assert len(set(tried)) == len(tried)


@pytest.mark.parametrize("line", ["who criticised it", "who denied it"])
def test_who_did_something_to_what_is_not_said_is_asked_about(reading_room, line):
    assert "“it” says nothing to look for." in told(reading_room, line)


def test_capitals_are_a_body(reading_room):
    assert "“WHO”" in told(reading_room, "WHO")
    assert "says nothing to look for" not in told(reading_room, "WHO")


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
    alone = replace(known, roles=(chairs,))
    assert plain_blocks(message(*heading(alone)).blocks) == "Jane Roe · who “chairs the transport committee”"


@pytest.mark.parametrize(
    ("line", "head"),
    [
        ("how many small boats?", "small boats · 9 figures in 3 articles"),
        ("figures on small boats", "small boats · 9 figures in 3 articles"),
        ("more than 12,000", "12,000 · 7 figures"),
        ("95 per cent", "95% · 2 figures"),
        ("5 per cent", "No figures on “5%”"),
        ("5bn", "5 billion · "),
        ("Philp crossings", "Taken as “Philp about crossings”."),
        ("shadow home secretary", "Chris Philp · “shadow home secretary”"),
        ("boats since the election", "“since the election” names no days that I know."),
        (
            "boats not in The Sun",
            "“not in The Sun” was left aside: nothing can be left out.\nboats · 9 figures",
        ),
        (
            "small boats up to 14 May",
            "small boats · 3 figures in 1 article\n  Only published until Wed 14 May 2025",
        ),
        (
            "small boats up to 2024",
            "No dated figures on “small boats” (published until Tue 31 December 2024)",
        ),
        ("under 5s", "No figures on “under 5s”"),
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


@pytest.mark.parametrize(
    ("line", "told_of", "shown"),
    [
        ("/whosaid Starmer since 2026", "From all dates: 12 quotes", "Keir Starmer"),
        ('/whosaid "pure theatre" since 2026', "From all dates: 2 quotes", "“pure theatre” · 1 statement"),
        ("/whosaid Rama since 2026", "From all dates: 3 statements about them", "Edi Rama"),
        ("/facts small boats since 2026", "From all dates: 9 figures", "small boats · 9 figures"),
    ],
)
def test_a_period_that_leaves_nothing_leads_to_all_dates(reading_room, line, told_of, shown):
    answer = reading_room.ask(line)
    assert told_of in words(answer)
    assert words(reading_room.press(answer, f"{line[1:].split()[0]}.card.anytime")).startswith(shown)


def test_a_period_that_leaves_something_offers_no_other(reading_room):
    assert "From all dates" not in told(reading_room, "Starmer since May 2025")
    assert "From all dates" not in told(reading_room, "Rama since May 2025")


@pytest.mark.parametrize(
    ("line", "head"),
    [
        ("did philp call it pure theatre", "“pure theatre” · 1 statement by Chris Philp"),
        ("who called it pure theatre", "“pure theatre” · 1 statement by Chris Philp"),
        (":wave: *pure theatre*", "“pure theatre” · 1 statement by Chris Philp"),
        ("> pure theatre", "“pure theatre” · 1 statement by Chris Philp"),
        ("> pure\n> theatre", "“pure theatre” · 1 statement by Chris Philp"),
        (":+1: :100: pure theatre", "“pure theatre” · 1 statement by Chris Philp"),
        (":+1: :tada:", "Type a name, or words in quotation marks"),
        ("did Starmer ever mention drones", STARMER),
        ("has Starmer really denied drones", "“denied” was left aside"),
        ("where did Starmer say that", STARMER),
        ("top quotes by Starmer", STARMER),
        ("PM Starmer", STARMER),
        ("summarise Starmer's position on drones", STARMER),
        ("Starmer tweet about drones", STARMER),
    ],
)
def test_a_question_is_understood_however_it_is_put(reading_room, line, head):
    assert told(reading_room, line).startswith(head)


def test_what_is_quoted_beside_a_name_is_no_filter(reading_room):
    answer = told(
        reading_room, 'Philp "should never have scrapped the Rwanda deterrent about May since 2020"'
    )
    assert answer.startswith("No quote with exactly the words “should never have scrapped the Rwanda")
    assert "Only" not in answer.splitlines()[1]


def test_the_mark_that_closes_words_quoted_in_a_passage_stays(reading_room):
    answer = told(
        reading_room, "on Tuesday evening Starmer told them at length of the “Kingdom of the Distant Moon”"
    )
    assert "the “Kingdom of the Distant Moon””" in answer


@pytest.mark.parametrize(
    ("line", "only"),
    [
        ("Starmer on the 14th of May", "Only published Wed 14 May 2025"),
        ("Starmer about Albania May 2025", "Only about “Albania” · published Thu 1 to Sat 31 May 2025"),
        ("Starmer about the world cup 2018", "Only about “the world cup 2018”"),
        ("Starmer about Theresa May 2019", "Only about “Theresa May 2019”"),
        ("Starmer about D-Day 6 June 1944", "Only about “D-Day 6 June 1944”"),
        ("Starmer about Catch 22 March", "Only about “Catch 22 March”"),
        ("Starmer sometime in May 2025", "Only published Thu 1 to Sat 31 May 2025"),
        ("Starmer according to The Independent", "Only in The Independent"),
        ("Starmer in the guardian or the independent since May 2025", "· in The Independent"),
    ],
)
def test_filters_are_understood_however_they_are_put(reading_room, line, only):
    assert only in told(reading_room, line)


def test_an_outlet_never_read_among_others_is_told(reading_room):
    for line in (
        "/whosaid Starmer in the guardian or The Independent",
        "/facts small boats in the guardian or The Independent",
    ):
        answer = words(reading_room.ask(line))
        assert answer.startswith("No outlet called “the guardian” is among the 9 articles read.")
        assert "From all outlets read" not in answer
        assert "in The Independent" in answer


@pytest.mark.parametrize(
    ("line", "never_read", "only"),
    [
        ("Starmer in The Independent or The Guardian", "The Guardian", "The Independent"),
        ("Starmer in The Times, The Sun or The Independent", "The Times", "The Sun or The Independent"),
        ("Starmer in BBC News, The Times or The Sun", "BBC News or The Times", "The Sun"),
        ("“pure theatre” in The Guardian or The Independent", "The Guardian", "The Independent"),
    ],
)
def test_each_outlet_that_was_read_is_shown_and_each_other_told(reading_room, line, never_read, only):
    answer = told(reading_room, line)
    assert answer.startswith(f"No outlet called “{never_read}” is among the 9 articles read.")
    assert f"Only in {only}\n" in answer


@pytest.mark.parametrize("when", ["in spring 2025", "early q2 2025", "in the first week"])
def test_days_that_we_do_not_know_are_told(reading_room, when):
    answer = told(reading_room, f"Starmer {when}")
    assert answer.startswith(f"“{when}” names no days that I know.")
    assert STARMER in answer


@pytest.mark.parametrize(
    "when",
    [
        "q2 2025",
        "in Q2",
        "in the second quarter of 2025",
        "second quarter of 2025",
        "this quarter",
        "in Q2-2025",
    ],
)
def test_quarters_are_periods(reading_room, when):
    assert "Only published Tue 1 April to Mon 30 June 2025\n" in told(reading_room, f"Starmer {when}")


def test_a_quarter_may_be_the_topic(reading_room):
    assert "Only about “Q1 earnings”" in told(reading_room, "Starmer on Q1 earnings")


@pytest.mark.parametrize(
    "line",
    ["who hasn't condemned Starmer", "what didn't Starmer say about drones", "did nobody say pure theatre"],
)
def test_what_nobody_said_is_not_looked_up(reading_room, line):
    assert told(reading_room, line).startswith(NOT_SAID)


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ('who never said "pure theatre"', "“pure theatre” · 1 statement by Chris Philp"),
        ("did nobody say pure theatre", "“pure theatre” · 1 statement by Chris Philp"),
        ("what has Starmer never said", STARMER),
        ("who hasn't condemned Starmer", "Names among these words:"),
    ],
)
def test_what_was_said_is_shown_below(reading_room, line, shown):
    answer = told(reading_room, line)
    assert answer.startswith(NOT_SAID)
    assert shown in answer


@pytest.mark.parametrize(
    "line",
    [
        "what did Philp say about people who never mentioned the deal",
        "who did not arrive in small boats",
        "what I have never said is that we should go",
    ],
)
def test_other_questions_with_a_not_in_them_are_not_taken_for_it(reading_room, line):
    assert "can’t be looked up" not in told(reading_room, line)


@pytest.mark.parametrize(
    "line",
    ["did Philp call him desperate", 'Philp "desperate"', "did Philp describe it as a stunt"],
)
def test_whoever_is_not_quoted_with_some_words_is_shown_all_the_same(reading_room, line):
    answer = told(reading_room, line)
    assert answer.startswith("No quote with the words “")
    assert "Whom you named:\nChris Philp · “shadow home secretary”" in answer


def test_a_stranger_is_not_shown_for_words_that_nobody_said(reading_room):
    answer = told(reading_room, 'Dean Nobody "desperate"')
    assert answer.startswith("No quote with the words “desperate” in the 9 articles read.")
    assert "Whom you named" not in answer


@pytest.mark.parametrize(
    "line", ["who critisised Starmer", "was ist mit Rama", "¿Qué dijo Starmer sobre Albania?"]
)
def test_names_among_words_that_are_not_understood_are_offered(reading_room, line):
    answer = reading_room.ask(f"/whosaid {line}")
    assert "Names among these words:" in words(answer)
    assert words(reading_room.press(answer, "whosaid.card.among0")).startswith((STARMER, "Edi Rama"))


def test_of_several_of_a_name_among_words_all_are_offered(newsroom):
    for name in ("Ana Marsh", "Bea Marsh"):
        text = TEXT.replace("Ana Doe", name).replace("Ms Doe", "Ms Marsh")
        save(newsroom.store, article(text), reading(text, name))
    line = "/whosaid does Marsh regret everything"
    cards = [words(newsroom.press(newsroom.ask(line), f"whosaid.card.among{at}")) for at in range(2)]
    assert sorted(card.partition(" ·")[0] for card in cards) == ["Ana Marsh", "Bea Marsh"]


@pytest.mark.parametrize("line", ["Kellyanne Rama", "Prince Keir Johnson of Nowhere at all"])
def test_part_of_another_name_is_no_name_among_words(reading_room, line):
    assert "Names among these words" not in told(reading_room, line)


def test_a_body_that_is_asked_for_with_the_article_is_quoted_and_not_called_more_than_that(newsroom):
    for text, heads in (
        (
            "Ana Doe, the mayor, said: “We called the FBI and the police.”",
            ("“the FBI” · 1", "“the police” · 1"),
        ),
        ("Thames Valley Police said: “We will build it.”", ("“the FBI” · 1 st", "“the police” · 1")),
        ("The FBI said: “We will close it.”", ("FBI\n", "“the police” · 1 st")),
    ):
        save(newsroom.store, article(text), reader().read(article(text)))
        answers = [told(newsroom, line) for line in ("the FBI", "the police")]
        assert [answer[: len(head)] for answer, head in zip(answers, heads, strict=True)] == [*heads]


def test_an_outlet_of_many_words_is_known(newsroom):
    save(newsroom.store, article(outlet="U.S. News & World Report"), reading())
    assert "Only in U.S. News & World Report" in told(newsroom, "Doe in the U.S. News &amp; World Report")


GLOBAL = "Global challenges need shared solutions"
STEP = "Every step we take to tackle illegal migration overseas"


@pytest.mark.parametrize(
    "pasted",
    [
        f"{GLOBAL}. {STEP}.",
        f"{GLOBAL}.\n> {STEP}",
        f"“{GLOBAL},” he told reporters. “{STEP},” he added.",
        f'"{GLOBAL}" "{STEP}"',
        f"{GLOBAL} … {STEP}",
        f"{GLOBAL}, Starmer said. {STEP}, he added.",
    ],
)
def test_what_is_joined_from_two_quotes_is_looked_for_one_after_the_other(reading_room, pasted):
    asked = reading_room.ask(f"/whosaid {pasted}")
    answer = words(asked)
    assert answer.startswith("No quote has all of these words. One part after the other:")
    assert f"“{STEP}" in answer
    assert "That doesn’t mean" not in answer
    assert "in both countries.”\n" in answer
    assert "Why: subject of 'added' in the same sentence" in answer
    card = words(reading_room.press(asked, "whosaid.card.part1"))
    assert card.startswith(f"“{STEP}")
    assert "Also, in advance" in card


def test_a_part_that_nobody_said_or_that_is_worded_otherwise_says_so(reading_room):
    answer = told(reading_room, f"{GLOBAL}. We shall fight in the hills. {STEP} is delivering safer streets.")
    assert "No quote with the words “We shall fight in the hills.”." in answer
    assert f"No quote with exactly the words “{STEP} is delivering safer streets.”. Near them:" in answer
    assert "That doesn’t mean they weren’t said." in answer


@pytest.mark.parametrize(
    ("line", "head"),
    [
        (
            "entire visit is pure theatre, says Philp",
            "“entire visit is pure theatre” · 1 statement by Chris Ph",
        ),
        (
            "entire visit is pure theatre, he said.",
            "“entire visit is pure theatre” · 1 statement by Chris Phil",
        ),
        ("entire visit is pure theatre, Starmer said", "None of these words are quoted as Keir Starmer’s."),
        ("“entire visit is pure theatre,” said Rama", "None of these words are quoted as Edi Rama’s."),
        ("Johnson told NBC: “Something has to change,”", "“Something has to change,” · 1 statement by Mike"),
        ("Rama told NBC: “Something has to change,”", "None of these words are quoted as Edi Rama’s."),
    ],
)
def test_who_is_pasted_behind_the_words_is_asked_about_and_not_looked_for(reading_room, line, head):
    assert told(reading_room, line).startswith(head)


NAMESAKES = "Ann Bea Cat Dot Eve Fay Gil Hal Ida".split()


def test_of_two_names_one_never_crowds_out_the_other_nor_do_words_that_hold_both(newsroom):
    for first in NAMESAKES:
        text = f"{first} Marsh, the mayor of Leeds, said: “Marsh and Poe agree.”"
        save(newsroom.store, article(text), reader().read(article(text)))
    text = "Cara Poe, the mayor of York, said she was “very glad”."
    save(newsroom.store, article(text), reader().read(article(text)))
    for line in ("Marsh and Poe", "Poe vs Marsh", "Marsh and Poe about Leeds"):
        answer = told(newsroom, line)
        assert answer.startswith("Which one first?")
        assert "[Cara Poe · mayor of York" in plain_blocks(
            newsroom.ask(f"/whosaid {line}").blocks, buttons=True
        )
    assert told(newsroom, "“Marsh and Poe”").startswith("“Marsh and Poe” · ")
    asked = newsroom.ask("/whosaid Marsh and Poe")
    assert "9 quotes with these words" in words(asked)
    assert words(newsroom.press(asked, "whosaid.card.lone")).startswith("“Marsh and Poe” · ")


def test_a_day_behind_a_topic_is_looked_at_for_all_namesakes_at_once(newsroom):
    for first in NAMESAKES:
        text = f"{first} Marsh, the mayor of Leeds, said: “We will build it.”"
        save(newsroom.store, article(text), reader().read(article(text)))
    asked = []
    engine, event_name = newsroom.store.engine, "before_cursor_execute"
    listen = lambda *_: asked.append(1)  # noqa: E731 (the same one is taken away)
    event.listen(engine, event_name, listen)
    counts = []
    for line in ("Marsh about Leeds", "Marsh about Leeds 3 March 2025"):
        asked.clear()
        assert told(newsroom, line).startswith("Which Marsh?")
        counts.append(len(asked))
    event.remove(engine, event_name, listen)
    assert counts[1] - counts[0] < len(NAMESAKES)


@pytest.mark.parametrize(
    ("line", "head"),
    [
        ("José", "No one called “José”, and no quote with these words, in the 2 articles read."),
        ("Leeds", "“Leeds” · 1 statement by Ana Doe"),
        ("mayor of San", f"{NO_OFFICE} “mayor of San”."),
        (
            "tory chairman",
            "Ana Doe · “Tory chairman” (as described on 2 May 2025)\n  Also described as “mayor",
        ),
        ("mayor", "Ana Doe · “mayor” (as described on 12 May 2025)\n  Also described as “Tory chairman”"),
        ("chairman", f"{NO_OFFICE} “chairman”.\nA different office: Ana Doe, “Tory chairman” (as"),
    ],
)
def test_an_office_is_shown_as_it_was_asked_for_and_a_place_is_none(newsroom, line, head):
    for text, day in (
        ("Ana Doe, the Tory chairman, said: “We will build it.”", 2),
        ("Ana Doe, the mayor, and Bob Roe, the mayor of San José, said: “We will build Leeds.”", 12),
    ):
        made = article(text, published=Published(day=date(2025, 5, day)))
        save(newsroom.store, made, reader().read(made))
    assert told(newsroom, line).startswith(head)


FIRST = "Also read, by that first name: "


def test_words_that_are_a_first_name_too_lead_to_whoever_bears_it(newsroom):
    made = article("Zoe Doe, the mayor, waited. Bob Roe, the Tory chairman, said: “Zoe Doe is late.”")
    save(newsroom.store, made, reader().read(made))
    answer = newsroom.ask("/whosaid zoe")
    assert words(answer).startswith("“zoe” · 1 statement by Bob Roe")
    assert f"{FIRST}Zoe Doe" in words(answer)
    assert words(newsroom.press(answer, "whosaid.card.variant0")).startswith("Zoe Doe · “mayor”")


def test_one_whom_an_article_calls_by_the_first_name_alone_is_not_taken_for_all(newsroom):
    for text in (
        "Ana Poe, the mayor, waited. “We will build it,” Sir Ana said.",
        "Ana Doe, the finance minister, arrived in Leeds.",
        "Ana Foe, a plumber, arrived in Leeds.",
    ):
        made = article(text)
        save(newsroom.store, made, reader().read(made))
    answer = told(newsroom, "Ana")
    assert answer.startswith("Ana Poe")
    assert f"{FIRST}Ana Doe" in answer
    assert answer.count(FIRST) == 1
    assert FIRST not in told(newsroom, "Poe")


def test_of_many_by_one_first_name_the_most_quoted_are_offered(newsroom):
    for surname in ("Doe", "Poe", "Roe", "Loe"):
        said = "said: “We will build it.”" if surname == "Roe" else "waited."
        made = article(
            f"Zoe {surname}, the mayor, {said} Bob Moe, the chairman, said: “Zoe {surname} is late.”"
        )
        save(newsroom.store, made, reader().read(made))
    answer = told(newsroom, "Zoe")
    assert answer.count(FIRST) == 3
    assert f"{FIRST}Zoe Roe\n" in answer
    assert "and others; a full name reaches them" in answer


def test_only_public_people_in_sight_are_too_many_by_one_first_name(newsroom):
    made = article("Zoe Doe, the mayor, waited. Bob Roe, the chairman, said: “Zoe Doe is late.”")
    save(newsroom.store, made, reader().read(made))
    letters = "BCDFGHJKLMNPR"
    plumbers = article(" ".join(f"Zoe {one}oze, a plumber, arrived in Leeds." for one in letters))
    save(newsroom.store, plumbers, reader().read(plumbers))
    mayors = article(" ".join(f"The mayor Zoe {one}eeze waited in Leeds." for one in letters))
    inside = replace(mayors, standing=INTERNAL)
    save(newsroom.store, inside, reader().read(inside), workspace="T0OTHER")
    assert f"{FIRST}Zoe Doe" in told(newsroom, "Zoe")
    save(newsroom.store, mayors, reader().read(mayors))
    assert FIRST not in told(newsroom, "Zoe")


@pytest.mark.parametrize(
    ("line", "head"),
    [
        ("whats starmer's view on Albania", STARMER),
        ("whats Rama saying about Albania", "Edi Rama"),
        ("whos Edi Rama", "Edi Rama"),
    ],
)
def test_a_question_typed_without_apostrophes_is_understood(reading_room, line, head):
    assert told(reading_room, line).startswith(head)


def test_no_letter_of_a_name_is_taken_for_a_possessive(newsroom):
    text = (
        "Mr Robert Moe, the mayor, said: “We will build.” “It is late,” Sir Robert said. John Roberts left."
    )
    made = article(text)
    save(newsroom.store, made, reader().read(made))
    assert not told(newsroom, "what is Roberts view on building").startswith("Robert Moe")


def test_an_office_is_offered_where_articles_turn_its_words_round(newsroom):
    made = article("New Zealand Prime Minister Ana Doe said: “We will build it.” Bob Roe, the mayor, left.")
    save(newsroom.store, made, reader().read(made))
    answer = newsroom.ask("/whosaid the prime minister of New Zealand")
    assert f"{NO_OFFICE} “the prime minister of New Zealand”." in words(answer)
    assert "These words turned round: Ana Doe, “New Zealand Prime Minister”" in words(answer)
    assert "A different office" not in words(answer)
    assert "Ana Doe" not in told(newsroom, "prime minister of Old Zealand")


def test_a_slip_in_a_name_is_no_part_of_an_office(newsroom):
    for text in (
        "Ana Trumpington, the mayor, said: “We will build Leeds.”",
        "Bob Roe, the former Trumpington adviser, said: “We will not build it.”",
    ):
        made = article(text)
        save(newsroom.store, made, reader().read(made))
    answer = told(newsroom, "trumpingto")
    assert "Names read that look like it: Ana Trumpington" in answer
    assert "A different office" not in answer


def test_a_part_is_told_as_it_was_typed_and_says_something(reading_room):
    answer = told(reading_room, "“Yet under Labour, illegal immigration has soared”")
    assert "“Yet under Labour,” · 1 statement by Chris Philp" in answer


def test_of_several_bodies_called_so_none_is_chosen(newsroom):
    for body in ("Border Force", "Kent Border Force"):
        text = f"{body} said: “We will build it.”\nBorder Force met Bob Roe, a plumber, who said so."
        again = text.index("\n") + 1
        spans = (Span(0, len(body)), Span(again, again + len("Border Force")))
        spoke = Person(
            name=body,
            kind=PersonKind.ORGANISATION,
            aliases=(body, "Border Force"),
            mentions=spans,
            roles=(),
            public=True,
        )
        met = tuple(Mention(span=one, kind=MentionKind.PROPER, person=0) for one in spans)
        read = Reading(quotes=(), people=(spoke,), mentions=met, statements=(), figures=())
        save(newsroom.store, article(text), read)
    assert told(newsroom, "Border Force").startswith("Which Border Force?")
    assert told(newsroom, "Force").startswith("Which Force?")


@pytest.mark.parametrize(
    ("line", "left", "shown"),
    [
        ("Philp about volcanoes", "Not narrowed: 5 quotes, 1 statement about them", "Chris Philp"),
        ("Starmer in The Sun", "Not narrowed: 12 quotes, 32 statements about them", STARMER),
        ("Rama about volcanoes", "Not narrowed: 3 statements about them", "Edi Rama"),
    ],
)
def test_a_topic_or_outlet_that_leaves_nothing_leads_to_all(reading_room, line, left, shown):
    answer = reading_room.ask(f"/whosaid {line}")
    assert left in words(answer)
    all_of_it = words(reading_room.press(answer, "whosaid.card.wider"))
    assert all_of_it.startswith(shown)
    assert "Only" not in all_of_it
    assert "Not narrowed" not in told(reading_room, "Philp")


@pytest.mark.parametrize(
    ("line", "undated", "anytime"),
    [
        ("small boats in 2022", 6, 9),
        ("Albanians in 2022", 12, 18),
        ("Channel crossings in 2024", 1, 3),
        ("Philp in 2022", 12, 21),
        ("boats by Philp in 2022", 12, 21),
    ],
)
def test_no_figures_of_another_year_are_shown_for_one_without_articles(reading_room, line, undated, anytime):
    topic, _, year = line.partition(" in ")
    answer = words(reading_room.ask(f"/facts {line}"))
    head = f"No dated figures on “{topic}” (published "
    assert answer.startswith(head)
    assert answer.removeprefix(head).split(") in the 9 articles read.")[0].endswith(f" December {year}")
    assert "•" not in answer
    assert "these are from" not in answer
    for way, left, number in (
        ("undated", "Undated, so not in this period", undated),
        ("anytime", "From all dates", anytime),
    ):
        figures = f"{number} figure{'s' * (number > 1)}"
        assert f"{left}: {figures}" in answer
        shown = reading_room.press(reading_room.ask(f"/facts {line}"), f"facts.card.{way}")
        assert f"{figures} in " in words(shown)


@pytest.mark.parametrize("line", ["5 per cent in 2012", "heads by Bob Roe in 2012"])
def test_a_size_or_a_giver_is_not_dropped_for_a_year(newsroom, line):
    made = article(
        "In 2012, £5,300 was paid for each of 12 heads, 5% of them of elks.\n"
        "“We paid nothing at all,” said Bob Roe, the mayor of Leeds."
    )
    save(newsroom.store, made, reader().read(made))
    answer = words(newsroom.ask(f"/facts {line}"))
    assert answer.startswith("No ")
    assert "5,300" not in answer


@pytest.mark.parametrize("line", ["waiting 18 weeks", "waiting two years", "prices fall"])
def test_how_long_something_takes_is_no_time_to_look_in(newsroom, line):
    made = article("Officials counted 300 people waiting in Leeds. Officials said prices were 40% higher.")
    save(newsroom.store, made, reader().read(made))
    assert words(newsroom.ask(f"/facts {line}")).startswith(f"No figures on “{line}” in ")


def test_a_number_of_days_behind_a_name_is_a_topic(reading_room):
    assert told(reading_room, "Starmer one day").startswith("Taken as “Starmer about one day”")
    assert told(reading_room, "Starmer last summer").startswith("“last summer” names no days that I know.")


@pytest.mark.parametrize("line", ["small boats by Philp", "small boats according to Philp"])
def test_figures_are_asked_for_by_who_gives_them(reading_room, line):
    assert "Taken as “Philp about small boats”" in words(reading_room.ask(f"/facts {line}"))


def test_what_is_typed_in_capitals_alone_is_parted_like_any_other(reading_room):
    assert told(reading_room, "STARMER TASK FORCE").startswith("Taken as “STARMER about TASK FORCE”")
    assert "NEWS about" not in told(reading_room, "STARMER SKY NEWS")


def test_small_words_alone_bring_nothing_near(newsroom):
    said = "We are going to be in the town hall for a day, and it is going to be of use to us."
    text = f"Ana Doe, the mayor, said: “{said}”"
    save(newsroom.store, article(text), reader().read(article(text)))
    answer = told(
        newsroom,
        "We are going to burn the town hall down for a pound of silver, and it is going to open windows",
    )
    assert "Near them" not in answer


@pytest.mark.parametrize("line", ["Starmer/Philp", "Starmer; Philp"])
def test_two_names_are_asked_about_whatever_stands_between(reading_room, line):
    assert told(reading_room, line).startswith("Which one first?")


@pytest.mark.parametrize(
    ("line", "only"),
    [
        ("Is there a quote from Starmer about drones?", "Only about “drones”"),
        ("Starmer in The Independent News", "Only in The Independent"),
    ],
)
def test_small_words_around_a_name_are_no_part_of_it(reading_room, line, only):
    answer = told(reading_room, line)
    assert answer.startswith(STARMER)
    assert only in answer


def test_whose_spokesman_somebody_is_is_no_topic(reading_room):
    assert "about spokeswoman" not in told(reading_room, "spokeswoman for Starmer")


def test_a_name_at_the_end_of_a_sentence_is_shown_with_what_comes_before(reading_room):
    answer = told(reading_room, "Zelenskyy")
    assert "• …referring to Mr Zelenskyy." not in answer
    assert "referring to Mr Zelenskyy." in answer


def test_what_quoted_words_were_narrowed_by_is_said(reading_room):
    answer = told(reading_room, '"pure theatre in The Independent"')
    head = "No quote with the words “pure theatre in The Independent”. Those with “pure theatre”, narrowed by"
    assert answer.startswith(f"{head} the rest:\n  Only in The Independent\n“pure theatre” · 1 statement")


def test_small_words_are_not_looked_for_apart(newsroom):
    save_does(newsroom, "Ana Doe")
    assert "nowhere together" in told(newsroom, '"it build will"')
    assert told(newsroom, '"it will"').startswith("No quote with the words “it will”")


def test_several_of_a_name_with_nothing_on_a_topic_are_not_asked_between(newsroom):
    save_does(newsroom, "Ana Doe", "Eva Doe")
    assert told(newsroom, "Doe build").startswith("Taken as “Doe about build”")
    answer = told(newsroom, "Doe Morrison")
    assert answer.startswith("No one called “Doe Morrison”, and no quote with these words")
    assert "Which Doe?" not in answer


def test_a_handle_and_a_hashtag_are_asked_for_by_their_names(newsroom):
    save_does(newsroom, "Ana Doe", "Eva Doe")
    assert told(newsroom, "@Doe").startswith("Which Doe?")
    assert told(newsroom, "#Doe").startswith("Which Doe?")


def test_whose_words_stand_behind_others_on_the_card_is_said(newsroom):
    for day, name in enumerate(("Eva Doe", "Ana Doe"), 1):
        text = TEXT.replace("Ana Doe", name)
        save(newsroom.store, article(text, published=Published(day=date(2025, 5, day))), reading(text, name))
    head = "Quoted as Eva Doe’s, too, among these:\n“will build” · 2 statements"
    assert told(newsroom, "Eva Doe said will build").startswith(head)
    assert told(newsroom, "Ana Doe said will build").startswith("“will build” · 2 statements")


def test_a_body_whose_name_begins_as_a_title_does_is_no_other_that_ends_so(newsroom):
    for body in ("Justice", "Labor"):
        text = (
            f"The {body} Department said on Monday that it “will not wait”. The {body} Department is closed."
        )
        save(newsroom.store, article(text), reader().read(article(text)))
    assert told(newsroom, "Justice Department").startswith("Justice Department\n")
    assert told(newsroom, "Department").startswith("Which Department?")


def test_a_pseudonym_is_offered_as_one():
    known = [
        Known(
            id=at, name=name, kind=PersonKind.PERSON, public=False, pseudonym=why, one_article=True, roles=()
        )
        for at, (name, why) in enumerate((("Maria", "a name that was changed"), ("Maria Poe", None)))
    ]
    assert labels(known) == ["Maria · pseudonym, one article only", "Maria Poe · one article only"]


def save_does(newsroom, *names):
    for name in names:
        text = TEXT.replace("Ana Doe", name)
        save(newsroom.store, article(text), reading(text, name))


def test_two_surnames_are_no_slip_in_another_name(newsroom):
    for text in (
        "Ana Obama, the mayor, said: “Mr Biden is late.” Bob Biden, the chairman, left.",
        "Osama bin Laden, the chairman, said: “We will build it.”",
    ):
        made = article(text)
        save(newsroom.store, made, reader().read(made))
    assert told(newsroom, "Obama Biden").startswith("Taken as “Obama about Biden”.")
    assert "look like it: Osama bin Laden" in told(newsroom, "Osama Biden")


@pytest.mark.parametrize(("name", "which"), [("Obama", "an “Obama”"), ("Johnson", "a “Johnson”")])
def test_a_lone_surname_is_told_with_its_article(newsroom, name, which):
    for text in (
        f"Ana {name}, the mayor, said: “We will build it.”",
        f"Bob {name}, the chairman, left.",
        f"Mr {name} said: “It is late.”",
    ):
        made = article(text)
        save(newsroom.store, made, reader().read(made))
    assert f"1 quote by {which} that can’t be told apart" in told(newsroom, name)
