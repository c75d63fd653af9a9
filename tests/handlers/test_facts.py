"""`/facts` through the front door: what is given, by whom, and where reports differ."""

import re
from datetime import date

import pytest
from sqlalchemy import update

from bot.saving import Fresh, Kept, keep
from news.nouns import INTERNAL, Audience, Published
from storage import decisions
from storage.kinds import Kind
from storage.subjects import Wish
from storage.tables import ArticleRow
from tests.conftest import NOW, SEEDS, reader, save
from tests.made import article
from tests.newsroom import TEAM, words

FIRST = "Officials counted 12,699 people crossing the Channel in small boats in 2025."
SECOND = "Officials counted 15,100 people crossing the Channel in small boats in 2025."
THINGS = "doors walls lamps cups maps bells tents ropes masts oars nets flags coins keys locks bolts pots"
NEVER = ("wrong", "error", "correct", "mistake", "verified", "false")


def add(room, text, *, day=14, **changes):
    """Save an article that says `text`, and return its id."""
    published = Published(day=date(2025, 5, day)) if day else None
    made = article(text, published=published, **changes)
    return save(room.store, made, reader().read(made))


@pytest.fixture
def differing(newsroom):
    """A newsroom that has read two reports which differ, and one that is rounder."""
    add(newsroom, FIRST, outlet="The Daily", url="https://daily.example.org/a")
    add(newsroom, SECOND, day=15, outlet="The Evening", url="https://evening.example.org/b")
    return newsroom


def test_small_boats_are_set_side_by_side_as_the_seeds_give_them(reading_room):
    answer = words(reading_room.ask("/facts small boats"))
    together, apart = answer.split("Not the same thing")[:2]
    assert "Compatible, one is rounder or vaguer · 4 statements in 2 articles" in together
    for told in (
        "some 12,699 people have made",
        "Arrivals this year have topped 12,000",
        "over 12,000 crossings",
    ):
        assert told in together
    assert "“The senior Tory” [probably Chris Philp]" in together
    assert "also in outlet not stated: 2 places, 1 statement" in together
    assert "The Independent, 14 May 2025" in together
    assert "outlet not stated, undated, 001_8002414130b2f86f.txt" in together
    assert "“More than 12,000 migrants from Albania made their way across" in apart
    assert "in 2022 …”" in apart
    assert "“More than 12,000 Albanians" in apart
    assert "“12,699" not in answer
    assert not [one for one in NEVER if one in answer.lower()]


def test_what_a_person_gives_stands_beside_what_others_give(reading_room):
    answer = words(reading_room.ask("/facts Philp"))
    assert answer.startswith("Chris Philp · “shadow home secretary” (as described on 14 May 2025)")
    assert "Gives " in answer
    assert "figures in 2 articles" in answer
    assert "some 12,699 people" in answer


def test_figures_beside_the_name_of_somebody_who_gives_none_are_not_taken_for_theirs(reading_room):
    told = "Keir Starmer gives none of these figures: the name stands in their sentences or headlines."
    answer = words(reading_room.ask("/facts Starmer"))
    assert answer.startswith(told)
    assert "12,000" in answer
    assert "gives none of" not in words(reading_room.ask("/facts Philp"))
    assert "gives none of" not in words(reading_room.ask("/facts small boats"))


def test_a_pseudonym_stays_inside_its_article(reading_room):
    shown = reading_room.ask("/facts Maria")
    assert "PSEUDONYM" in words(shown)
    assert "Given once" in words(shown)
    assert "CSV file" not in str(shown.blocks)
    assert "Compatible" not in words(shown)


def test_where_reports_differ_comes_first_and_is_never_judged(differing):
    add(differing, "Ministers promised 40 new homes in Leeds. Small boats crossed the Channel.", day=13)
    answer = words(differing.ask("/facts small boats"))
    assert answer.startswith("small boats · 2 figures in 2 articles · Reports differ on 1 measure")
    assert "Reports differ · 2 statements in 2 articles" in answer
    assert "• “Officials counted 12,699 people crossing the Channel in small boats in 2025.”" in answer
    assert "The Daily (https://daily.example.org/a), 14 May 2025" in answer
    assert "The Evening (https://evening.example.org/b), 15 May 2025" in answer
    assert not [one for one in NEVER if one in answer.lower()]


def test_sentences_are_shown_on_request_one_an_article(differing):
    shown = differing.choose(differing.ask("/facts small boats"), "Show the sentences")
    assert words(shown).count("> ") == 2
    assert f"> {FIRST}" in words(shown)
    assert "> " not in words(differing.choose(shown, "Without the sentences"))


def test_what_only_stands_beside_the_words_comes_below(newsroom):
    add(newsroom, "The plan cuts 5,000 jobs and slashes foreign aid from 0.5% to 0.3% of GDP.")
    counting, beside = words(newsroom.ask("/facts GDP")).split("Also beside these words")
    assert counting.count("from 0.5% to 0.3% of GDP") == 1
    assert "5,000 jobs" in beside
    assert "Given once" not in beside


def test_of_each_article_one_sentence_is_shown_on_a_card(reading_room):
    shown = reading_room.choose(reading_room.ask("/facts small boats"), "Show the sentences")
    text = words(shown)
    assert text.count("> ") == 3
    assert "> Labour was elected on a manifesto promise" in text


def test_a_question_is_narrowed_by_date_and_outlet(differing):
    add(differing, "Some 300 boats lie in the harbour.", day=None, outlet="The Weekly")
    answer = differing.ask("/facts boats since 15 May 2025")
    assert "Only published since Thu 15 May 2025" in words(answer)
    assert "15,100" in words(answer)
    assert "12,699" not in words(answer)
    assert "Undated, so not in this period: 1 figure" in words(answer)
    undated = words(differing.press(answer, "facts.card.undated"))
    assert "“Some 300 boats" in undated
    assert "undated" in undated
    outlet = words(differing.ask("/facts small boats in the Daily"))
    assert "Only in The Daily" in outlet
    assert "15,100" not in outlet


def test_an_empty_answer_says_what_was_read_and_what_fewer_words_find(differing):
    answer = differing.ask("/facts rubber small boats")
    assert "No figures on “rubber small boats” in the 2 articles read." in words(answer)
    assert "What comes near: small boats (2 figures)" in words(answer)
    assert "Read so far: 2 articles" in words(answer)
    assert "12,699" in words(differing.press(answer, "facts.card.near0"))


def test_fewer_words_stay_narrowed(differing):
    answer = differing.ask("/facts rubber boats since 15 May 2025")
    assert "What comes near: boats (1 figure)" in words(answer)
    shown = words(differing.press(answer, "facts.card.near0"))
    assert "Only published since Thu 15 May 2025" in shown
    assert "12,699" not in shown


def test_a_misspelt_name_is_given_its_near_miss(reading_room):
    asked = reading_room.ask("/facts Phillp")
    assert "No figures on “Phillp” in the 9 articles read." in words(asked)
    assert "What comes near: Chris Philp (" in words(asked)
    assert words(reading_room.press(asked, "facts.card.near0")).startswith("Chris Philp")


@pytest.mark.parametrize(
    ("typed", "meant", "figure"),
    [
        ("smal boats", "small boats", "12,699"),
        ("chanel", "channel", "12,699"),
        ("defense spending", "defence spending", "12 per cent"),
        ("lifeboat", "life boat", "31 seats"),
    ],
)
def test_a_topic_spelt_otherwise_than_in_the_articles_is_given_its_near_miss(differing, typed, meant, figure):
    for at, text in enumerate(("Defence spending rose by 12 per cent.", "Each life boat has 31 seats.")):
        add(differing, text, url=f"https://more.example.org/{at}")
    answer = differing.ask(f"/facts {typed}")
    assert f"No figures on “{typed}”" in words(answer)
    assert f"What comes near: {meant} (" in words(answer)
    assert figure in words(differing.press(answer, "facts.card.near0"))


def test_a_word_that_articles_have_is_not_taken_for_a_slip(differing):
    add(differing, "A coat was found.\nThe coats of 31 people were blue.", url="https://more.example.org/c")
    add(differing, "A goat was found at the pier.\nIt was fed.", url="https://more.example.org/g")
    assert "coat" not in words(differing.ask("/facts goat 31"))


def test_a_near_miss_is_offered_once_and_only_to_who_may_read_it(differing):
    add(differing, "Smugglers took 31 people.", standing=INTERNAL)
    assert "comes near" not in words(differing.ask("/facts smuglers"))
    elsewhere = article("The smuglers took 51 people.", standing=INTERNAL, url="https://o.example.org/s")
    save(differing.store, elsewhere, reader().read(elsewhere), workspace="T0ELSEWHERE")
    add(
        differing,
        "Keir Starmer spoke.\nMr Starmer said 41 smugglers were held.",
        url="https://n.example.org/s",
    )
    assert "near: smugglers (1 figure)" in words(differing.ask("/facts smuglers"))
    assert "smugglers (1 figure)" in words(differing.ask("/facts of all of the smuglers"))
    assert words(differing.ask("/facts Starmr")).lower().count("starmer (") <= 1


def test_a_title_of_words_beside_a_number_ends_before_the_day_that_follows(newsroom):
    for told, url in (
        ("Voters cast ballots in 12 states Tuesday and the front-runner kept trying to win Ohio.", "a"),
        ("Ballots were cast in 12 states Tuesday as the party voted for its front-runner.", "b"),
    ):
        add(newsroom, told, url=f"https://{url}.example.org/x", outlet=url)
    answer = words(newsroom.ask("/facts states"))
    assert answer.splitlines()[1] == "“states …”"


def test_a_day_that_is_a_name_stays_in_a_title(newsroom):
    for told, url in (("as the party voted", "a"), ("and its front-runner won", "b")):
        add(
            newsroom,
            f"Ballots were cast in 12 states on Super Tuesday {told}.",
            url=f"https://{url}.example.org/x",
        )
    assert words(newsroom.ask("/facts states")).splitlines()[1] == "“states on Super Tuesday …”"


def test_a_rank_that_stands_alone_comes_after_what_is_measured(newsroom):
    add(newsroom, "Ukraine should be the first to commit. The harbour of Ukraine has 31 cranes.")
    answer = words(newsroom.ask("/facts Ukraine"))
    assert answer.index("31 cranes") < answer.index("the first to commit")


def test_words_elsewhere_in_an_article_lead_to_its_figures_and_say_so(differing):
    add(differing, "The lifeboat crew of Dover was thanked.\nThey saved 31 people.", day=16)
    answer = words(differing.ask("/facts Dover"))
    assert "No figure stands beside these words; these are from articles that have them elsewhere" in answer
    assert "“They saved 31 people.”" in answer
    assert "Only" not in answer
    narrowed = words(differing.ask("/facts Dover in The Daily since 1 May 2025"))
    assert "Only published since Thu 1 May 2025 · in The Daily" in narrowed
    assert "these are from articles that have them elsewhere" in narrowed


@pytest.mark.parametrize("typed", ["/facts", "/facts help"])
def test_help_has_examples(newsroom, typed):
    answer = words(newsroom.ask(typed))
    assert "/facts small boats" in answer
    assert "Nothing has been read yet" in answer


@pytest.mark.parametrize(
    "typed", ["/facts <!channel> & *bold*", "/facts " + "x" * 1500, "/facts ???", '/facts "']
)
def test_hostile_and_huge_questions_get_a_sentence(differing, typed):
    answer = differing.ask(typed)
    assert words(answer)
    assert "<!channel>" not in str([one for one in answer.blocks if one["type"] != "actions"])


def test_long_answers_are_paged_and_say_what_is_left(newsroom):
    for number, thing in enumerate(THINGS.split()):
        url = f"https://e.org/{'a-long-way-' * 20}{number}"
        add(newsroom, f"The harbour has {number + 21} {thing} near the quay.", url=url)
    first = newsroom.ask("/facts harbour")
    assert words(first).count("outlet not stated") + words(first).count("The Daily") == 16
    assert "17 figures in 17 articles" in words(first)
    assert "… and 1 more" in words(first)
    second = newsroom.choose(first, "Next")
    assert set(words(first).split("• ")[1:]).isdisjoint(words(second).split("• ")[1:])
    assert words(newsroom.choose(second, "Back to the first")) == words(first)


def test_in_advance_and_alleged_say_so(newsroom):
    add(newsroom, "Ana Doe, the mayor, will say today: “We will spend £40 million on boats.”")
    assert "in advance" in words(newsroom.ask("/facts boats"))


def test_a_card_is_shared_once_with_the_sharers_words_first(differing):
    card = differing.ask("/facts small boats")
    differing.workspace.press("maya", action_id="facts.share", message=card.ts)
    modal = differing.workspace.until(lambda: differing.workspace.modal("maya"))
    assert "*15,100* people" in str(modal.json["blocks"]), "the card is previewed"
    chosen = differing.workspace.channel("#politics").id
    differing.workspace.submit("maya", values={"channel": chosen, "comment": "Look at <!here> this"})
    posted = differing.workspace.until(
        lambda: [one for one in differing.seen("tom", "#politics") if not one.only_for]
    )
    (shown,) = posted
    assert words(shown).startswith("Look at <!here> this\nsmall boats")
    assert "Collected, not checked. whosaid · 2 articles · shared by" in words(shown)
    assert "<!here>" not in str(shown.blocks)
    assert not [block for block in shown.blocks if block["type"] == "actions"]


def test_a_card_is_copied_with_its_attributions(differing):
    card = differing.ask("/facts small boats")
    menu = card.blocks[-1]["elements"][-1]
    copy = next(one["value"] for one in menu["options"] if one["value"].startswith("facts.copy"))
    differing.workspace.press("maya", action_id=menu["action_id"], message=card.ts, selected=copy)
    view = differing.workspace.until(lambda: differing.workspace.modal("maya"))
    text = view.json["blocks"][0]["element"]["initial_value"]
    assert text.startswith("Reports differ:")
    assert "The Daily, 14 May 2025, https://daily.example.org/a" in text


def test_a_hidden_article_takes_its_figures_along(differing):
    card = differing.ask("/facts small boats")
    wish = Wish(kind=Kind.HIDE_ARTICLE, key="k", article_id=2)
    with differing.store.write() as session:
        decisions.decide(session, wish=wish, audience=Audience(workspace=TEAM, user="U1"), now=NOW)
    assert "15,100" not in words(differing.ask("/facts small boats"))
    assert "15,100" not in words(differing.choose(card, "Show the sentences"))


def test_internal_articles_give_no_figures_to_those_who_may_not_see_them(differing):
    add(differing, "Officials counted 777 small boats in 2025.", standing=INTERNAL)
    assert "777" not in words(differing.ask("/facts small boats"))


def test_a_figure_that_the_outlet_changed_says_what_stood_there_before(differing):
    newer = article(
        FIRST.replace("12,699", "12,811"),
        outlet="The Daily",
        url="https://daily.example.org/a",
        published=Published(day=date(2025, 5, 14)),
    )
    kept, _ = keep(
        differing.store,
        Fresh(article=newer, reading=reader().read(newer)),
        workspace="",
        clock=lambda: NOW,
        read=reader().read,
    )
    assert kept is Kept.CHANGED
    (line,) = (one for one in words(differing.ask("/facts small boats")).splitlines() if "12,811" in one)
    assert "changed since: before, “12,699 people" in line
    hidden = words(differing.ask("/facts 12,699"))
    assert "counted 12,699" not in hidden


def test_several_people_of_one_name_are_asked_about(newsroom):
    for first, number in (("Ana", 31), ("Eva", 47)):
        text = f"{first} Doe, the mayor of {first}town, said {number} boats came to the harbour."
        add(newsroom, text, url=f"https://e.org/{first}")
    asked = newsroom.ask("/facts Doe")
    assert words(asked).startswith("Which Doe?")
    cards = {words(newsroom.press(newsroom.ask("/facts Doe"), f"facts.card.{at}")) for at in (0, 1)}
    assert {("31 boats" in card, "47 boats" in card) for card in cards} == {(True, False), (False, True)}


def test_only_words_of_an_article_stand_in_quotation_marks(reading_room):
    """Titles, reasons and lines of every card quote what some article has, as it is but for the marks."""
    read = " ".join(" ".join(path.read_text().split()) for path in sorted(SEEDS.glob("*.txt")))
    plain = read.translate(str.maketrans('“”‘’"', "'''''"))
    for asked in ("small boats", "Starmer", "prison", "people", "Philp", "Albania", "Downing Street"):
        told = words(reading_room.ask(f"/facts {asked}"))
        for quoted in re.findall(r"“([^”]+)”", told):
            stretch = quoted.strip("… ").translate(str.maketrans("‘’", "''"))
            assert stretch in plain or stretch == asked, quoted


def test_a_sum_is_titled_by_its_whole(reading_room):
    lines = words(reading_room.ask("/facts people")).splitlines()
    at = next(at for at, line in enumerate(lines) if line.startswith("21 + 9 + 5 = 35: the parts and"))
    assert lines[at - 1].startswith("“people, including five children, were deported on a flight")


FLORIDA = """Governor Ron DeSantis declared an emergency in Pensacola after Hurricane Sally.
Palm trees blocked Interstate 10, and the Navy moved its jets from the Gulf coast to Texas.
The storm destroyed 40 homes and left people without power in the region."""
LEEDS = """Yorkshire Water sent pumps to Kirkstall as the Aire burst its banks overnight.
Schools in Headingley stay shut, and Northern cancelled trains between Leeds and Ilkley.
The storm destroyed 90 homes and left people without power in the region."""


def test_two_storms_that_are_told_alike_are_not_said_to_differ(newsroom):
    """Few words compare within one story; of two stories all must be told alike."""
    add(newsroom, FLORIDA, day=3, url="https://e.org/florida")
    add(newsroom, LEEDS, day=5, url="https://e.org/leeds")
    answer = words(newsroom.ask("/facts storm"))
    assert "2 figures in 2 articles" in answer
    assert "differ" not in answer
    assert "Given once" in answer


@pytest.mark.parametrize("typed", ["/facts in The Independent", "/facts since 2024"])
def test_an_outlet_or_a_period_alone_gives_all_its_figures(reading_room, typed):
    answer = words(reading_room.ask(typed))
    assert "some 12,699 people" in answer
    assert "outlet not stated, undated" not in answer.replace("also in outlet not stated", "")


def test_an_outlet_that_was_never_read_is_said_to_be(reading_room):
    said = "No outlet called “Sky News” is among the 9 articles read. From all outlets read:"
    asked = reading_room.ask("/facts small boats in Sky News")
    topic = words(asked)
    assert topic.startswith(said)
    assert words(reading_room.press(asked, "facts.card.full")).startswith(said)
    assert "some 12,699 people" in topic
    alone = words(reading_room.ask("/facts in Sky News"))
    assert alone.startswith(said)
    assert "in Sky News ·" not in alone


@pytest.mark.parametrize("typed", ["boats in Calais", "arrivals by plane", "boats in the news"])
def test_a_place_or_a_way_after_in_or_by_is_no_outlet(newsroom, typed):
    add(newsroom, "Officials counted 120 boats and 300 arrivals.")
    answer = words(newsroom.ask(f"/facts {typed}"))
    assert "No outlet called" not in answer
    assert answer.startswith(f"No figures on “{typed}” in the 1 article read.")


def test_a_topic_in_a_place_is_answered_from_the_articles_that_name_both(newsroom):
    add(newsroom, "Officials counted 120 people.\nThe boats left from a beach in Calais.")
    assert "120 people" in words(newsroom.ask("/facts boats in Calais"))


def test_a_period_without_dated_figures_says_so_and_counts_the_undated(reading_room):
    answer = words(reading_room.ask("/facts Ukraine since 18 May 2025"))
    assert answer.startswith("No dated figures on “Ukraine” (published since Sun 18 May 2025) in the 9 art")
    assert "Undated, so not in this period: " in answer


def test_a_card_whose_articles_were_hidden_says_so_when_pressed(differing):
    card = differing.ask("/facts small boats")
    with differing.store.write() as session:
        session.execute(update(ArticleRow).values(hidden=True))
    told = words(differing.press(card, "facts.card.full"))
    assert told == "What this card showed can’t be seen any more. Ask again with `/facts`."


def test_a_measure_and_its_conversion_are_one_line(newsroom):
    add(newsroom, "The storm was 90 miles (145 km) south of the coast, moving at five miles per hour.")
    answer = words(newsroom.ask("/facts storm"))
    assert "The storm was 90 miles (145 km) south of the coast" in answer
    assert answer.count("• ") == 2


def test_quotation_marks_inside_a_stretch_stay_in_pairs(newsroom):
    text = (
        "Ana Doe, the mayor, said “more than 12,000 people came” in the first half of this year alone.\n"
        "“We counted, and some 14,000 workers’ homes were lost”."
    )
    add(newsroom, text, day=3, url="https://e.org/came")
    for asked in ("people", "homes"):
        answer = words(newsroom.ask(f"/facts {asked}"))
        (line,) = (one for one in answer.splitlines() if one.startswith("• "))
        inner = line[line.index("“") : line.rindex("”")].replace("s’ homes", "s homes")
        assert inner.count("‘") == inner.count("’") == 1, line


def test_an_outlet_without_the_topic_leads_to_those_that_have_it(differing):
    add(differing, "The council planted 40 trees in the park.", outlet="The Gazette", url="https://g.org/t")
    answer = differing.ask("/facts small boats in The Gazette")
    assert "No figures on “small boats” (in The Gazette)" in words(answer)
    assert "What comes near: small boats in all outlets (2 figures)" in words(answer)
    assert "12,699" in words(differing.press(answer, "facts.card.near0"))
    later = words(differing.ask("/facts small boats in The Gazette since 17 May 2025"))
    assert "small boats in all outlets, from all dates (2 figures)" in later
    assert "in all outlets" not in words(differing.ask("/facts zeppelins in The Gazette"))


def test_a_word_that_is_no_name_is_not_taken_for_a_name_like_it(newsroom):
    add(newsroom, "Kamala Harris, the senator, said 40 trees were planted.")
    assert "Kamala Harris" in words(newsroom.ask("/facts Haris"))
    assert "Harris" not in words(newsroom.ask("/facts tarrifs"))


def test_a_title_has_what_stands_on_both_sides_of_a_number_that_no_noun_follows(newsroom):
    add(newsroom, "Mr. Poe has cut $716 billion from Medicare.", url="https://daily.example.org/a")
    told = "He said that Mr. Poe has cut about $716 billion from Medicare for the old."
    add(newsroom, told, day=15, outlet="The Evening", url="https://evening.example.org/b")
    answer = words(newsroom.ask("/facts Medicare"))
    assert answer.splitlines()[1] == "“He said that Mr. Poe has cut … from Medicare for the old”"
