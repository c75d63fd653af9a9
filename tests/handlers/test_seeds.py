"""The questions of a newcomer's first minutes, on the seeds, through the front door."""

import pytest

from handlers.message import plain_blocks
from tests.newsroom import words


def test_rama_is_never_quoted_and_three_statements_tell_of_him(reading_room):
    answer = words(reading_room.ask("/whosaid Rama"))
    assert answer.startswith("Edi Rama · “Albania's socialist leader”")
    assert "No quotes by Edi Rama in the 9 articles read." in answer
    assert "About (3 statements, all in the articles’ own voice)" in answer
    for told in ("expected to agree measures", "increase cooperation", "who won a record fourth term"):
        assert told in answer
    assert "The Independent · published 14 May 2025" in answer
    assert "001_8002414130b2f86f.txt, paragraph 19" in answer
    assert "Prime Minister of Albania" not in answer


def test_starmer_is_found_as_prime_minister_and_in_advance(reading_room):
    answer = words(reading_room.ask("/whosaid Starmer"))
    assert "“Every step we take" in answer
    assert "The Prime Minister [" in answer
    assert "Also, in advance" in answer
    assert "In advance · he [" in answer
    assert "About" in answer


def test_a_question_may_be_narrowed_and_the_answer_says_how_it_was_understood(reading_room):
    answer = words(reading_room.ask("/whosaid Starmer about Albania last week"))
    assert "Only about “Albania” · published Mon 12 to Sun 18 May 2025" in answer
    assert "Global challenges need shared solutions" in answer
    assert "In advance" not in answer
    assert "The quote doesn’t mention Albania; the article does" in answer
    assert "Undated, so not in this period: 6 quotes, all in advance" in answer


def test_undated_articles_are_shown_apart_on_request(reading_room):
    narrowed = reading_room.ask("/whosaid Starmer about Albania last week")
    answer = words(reading_room.press(narrowed, "whosaid.card.undated"))
    assert "Only about “Albania” · from articles that state no date" in answer
    assert "In advance · he [" in answer
    assert "published" not in answer.split("Read so far")[0]


def test_an_outlet_of_those_read_narrows_too(reading_room):
    answer = words(reading_room.ask("/whosaid Philp in the independent since May"))
    assert "Only published since Thu 1 May 2025 · in The Independent" in answer
    assert "branded" not in answer


@pytest.mark.parametrize(
    "typed",
    ["Philp in The Guardian", "Philp since May in the guardian", "Philp about crossings in The Guardian"],
)
def test_an_outlet_that_was_never_read_is_said_to_be_and_the_rest_is_answered(reading_room, typed):
    answer = words(reading_room.ask(f"/whosaid {typed}"))
    assert answer.startswith("No outlet called “")
    assert "uardian” is among the 9 articles read. From all outlets read:" in answer
    assert "Chris Philp · “shadow home secretary”" in answer
    assert "Only about “crossings in" not in answer


def test_quoted_words_in_an_outlet_that_was_never_read_are_answered_too(reading_room):
    answer = words(reading_room.ask('/whosaid "pure theatre" in The Independant'))
    assert answer.startswith(
        "No outlet called “The Independant” is among the 9 articles read. Outlets read that"
    )
    assert "look like it: The Independent. From all outlets read:" in answer
    assert "“pure theatre” · 1 statement by Chris Philp, in 2 articles" in answer


@pytest.mark.parametrize(
    "typed",
    [
        *('"pure theatre" in custody', "Philp in Calais", "Philp about boats by plane"),
        *("Philp in The Hague", "Philp in hard times", "Starmer in the post"),
    ],
)
def test_what_is_no_outlet_is_not_said_to_be_one_that_was_never_read(reading_room, typed):
    answer = words(reading_room.ask(f"/whosaid {typed}"))
    assert "No outlet called" not in answer
    without = typed.removeprefix('"pure theatre" ')
    assert typed in answer or "Only about “boats by plane”" in answer or f"without “{without}”" in answer


def test_an_outlet_never_read_is_said_on_every_page_and_where_the_card_is_shared(reading_room):
    said = "No outlet called “The Guardian”"
    card = reading_room.ask("/whosaid Starmer in The Guardian")
    assert words(card).startswith(said)
    assert words(reading_room.press(card, "whosaid.card.next")).startswith(said)
    reading_room.workspace.press("maya", action_id="whosaid.share", message=card.ts)
    modal = reading_room.workspace.until(lambda: reading_room.workspace.modal("maya"))
    assert said in plain_blocks(modal.blocks)
    reading_room.workspace.close("maya")


def test_words_after_in_that_follow_nobody_known_are_words(reading_room):
    assert "No one called “Nobody in The Guardian”" in words(
        reading_room.ask("/whosaid Nobody in The Guardian")
    )


def test_philp_is_found_as_the_senior_tory(reading_room):
    answer = words(reading_room.ask("/whosaid Philp"))
    assert answer.startswith("Chris Philp · “shadow home secretary” (as described on 14 May 2025)")
    assert "The senior Tory [" in answer
    assert "The returns deal with Albania" in answer


@pytest.mark.parametrize(
    "typed", ['/whosaid "pure theatre"', "/whosaid “pure theatre”", "/whosaid pure theatre"]
)
def test_pure_theatre_is_given_to_its_speaker_with_both_places(reading_room, typed):
    answer = words(reading_room.ask(typed))
    assert "by Chris Philp, in 2 articles" in answer
    assert "The Independent · published 14 May 2025" in answer
    assert "Outlet not stated · undated · 001_8002414130b2f86f.txt" in answer


def test_words_that_stand_nowhere_together_are_found_in_any_order_and_said_to_be(reading_room):
    answer = words(reading_room.ask('/whosaid "theatre pure"'))
    assert answer.startswith("“theatre pure” · nowhere together, all of them · 1 statement by Chris Philp")


def test_a_star_stands_for_any_ending(reading_room):
    answer = words(reading_room.ask('/whosaid "pure theat*"'))
    assert answer.startswith("“pure theat…” · 1 statement by Chris Philp")


def test_the_home_secretary_is_not_the_shadow_home_secretary(reading_room):
    answer = words(reading_room.ask("/whosaid the home secretary"))
    assert "No article read calls anyone “the home secretary”." in answer
    assert "A different office: Chris Philp, “shadow home secretary”" in answer


def test_the_one_person_of_a_surname_is_said_to_be(reading_room):
    said = "Mike Johnson · “US Speaker” · the only Johnson read so far"
    assert words(reading_room.ask("/whosaid Johnson")).startswith(said)
    for typed in ("Mike Johnson", "US Speaker", "Maria"):
        assert "the only" not in words(reading_room.ask(f"/whosaid {typed}"))


def test_unknown_names_are_told_what_has_been_read(reading_room):
    answer = words(reading_room.ask("/whosaid Strarmer"))
    assert "No one called “Strarmer”" in answer
    assert "Keir Starmer" in answer
    assert "9 articles (1 published 14 May 2025, 8 undated)" in answer


def test_a_pseudonym_is_marked_and_stays_in_its_article(reading_room):
    answer = words(reading_room.ask("/whosaid Maria"))
    assert "“Maria” · PSEUDONYM" in answer
    assert "It is not her real name" in answer
    assert "one article only" in answer


def test_no_answer_claims_a_publication_date_that_no_article_states(reading_room):
    for line in ("/whosaid Trump", "/whosaid Johnson", "/whosaid Abbott", "/whosaid Cronin"):
        answer = words(reading_room.ask(line))
        assert "undated" in answer
        assert "· published" not in answer


def test_a_pasted_passage_that_is_worded_otherwise_is_compared_word_by_word(reading_room):
    pasted = "So why is Starmer flying out for handshakes in Tirana to claim the credit?"
    answer = reading_room.ask(f"/whosaid {pasted}")
    assert "No quote with exactly the words" in words(answer)
    sent = str(answer.blocks)
    assert (
        "why is Starmer *now* flying out for ~handshakes~ *a handshake* in Tirana to claim ~the~ credit?"
        in sent
    )
    assert "The senior Tory [" in words(answer)


def test_a_passage_whose_words_stand_apart_is_compared_word_by_word(reading_room):
    pasted = "returns deal was decisive action taken by the Conservative government"
    answer = words(reading_room.ask(f'/whosaid "{pasted}"'))
    assert answer.startswith(f"No quote with exactly the words “{pasted}”. Near them:\n")
    assert "Chris Philp" in answer


def test_a_passage_that_nobody_is_quoted_with_is_not_found_which_never_means_false(reading_room):
    pasted = "The harbour of Durres will be painted green by the end of the century, come what may."
    answer = words(reading_room.ask(f"/whosaid {pasted}"))
    assert "No quote with the words" in answer
    assert "doesn’t mean they weren’t said" in answer


def test_who_repeats_words_is_not_shown_as_who_said_them(reading_room):
    answer = words(reading_room.ask('/whosaid "island of strangers"'))
    assert "\nSir Keir [Keir Starmer] · cue “comments”" in answer.replace("\n  ", "\n")
    starmer, abbott = answer.index("Keir Starmer"), answer.index("[probably Diane Abbott]")
    assert starmer < answer.index("Repeats these words, as what somebody else said: “he said”") < abbott


def test_who_said_repeated_and_criticised_some_words_is_told_at_the_top(reading_room):
    answer = words(reading_room.ask('/whosaid "island of strangers"'))
    head = (
        "Said by Keir Starmer, as reported · Repeated by probably Diane Abbott, as Keir Starmer’s "
        "(“he said”) · Criticised by Jeremy Corbyn"
    )
    assert answer.split("\n")[1] == head
    assert "Said by" not in words(reading_room.ask('/whosaid "pure theatre"'))  # one person's words alone


def test_criticism_that_does_not_give_the_words_is_shown_beside_them(reading_room):
    card = reading_room.ask('/whosaid "island of strangers"')
    head = "Criticism of what Keir Starmer said, these words or others, in the same articles\n"
    _, apart, otherwise = words(card).partition(head)
    assert apart
    assert otherwise.startswith(
        "Backbench Labour MP Diane Abbott has criticised Sir Keir Starmer's comments on"
    )
    asked = words(reading_room.ask("/whosaid who criticised the island of strangers speech?"))
    assert "Criticised by Mr Corbyn" in asked
    assert head in asked
    for unspoken in ("delivering security", "pure theatre"):  # nobody criticises what was said there
        assert "Criticised" not in words(reading_room.ask(f'/whosaid "{unspoken}"'))


def test_words_are_said_to_be_criticised_and_by_whom(reading_room):
    answer = words(reading_room.ask('/whosaid "island of strangers"'))
    assert "Criticised by Mr Corbyn [Jeremy Corbyn], as the article says: “criticised”" in answer


def test_a_passage_is_said_to_be_cut_from_a_question_here_and_a_fragment_there(reading_room):
    passage = "flying out for a handshake in Tirana to claim credit"
    question = f"So why is Starmer now {passage}?"
    answer = words(reading_room.ask(f"/whosaid “{passage}”"))
    assert f"Part of a question: “{question}”" in answer
    assert "Quoted there as a fragment, not as a whole sentence" in answer
    assert "Part of" not in words(reading_room.ask(f"/whosaid “{question}”"))


def test_a_spelling_that_looks_alike_is_offered_with_a_button(reading_room):
    answer = reading_room.ask("/whosaid Zelenska")
    assert "Names read that look like it: Volodymyr Zelenskyy" in words(answer)
    assert words(reading_room.press(answer, "whosaid.card.near0")).startswith("Volodymyr Zelenskyy")
