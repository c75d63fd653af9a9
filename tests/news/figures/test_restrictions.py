"""What restricts a figure: whom a clause tells of, the rest of its list, its own time."""

import pytest

from news.figures.things import subject_before
from news.nouns import Span
from tests.news.figures.parsed import by_words


@pytest.mark.parametrize(
    ("text", "number", "counted"),
    [
        (
            "The silver medal was won by Rai Benjamin from Ohio, who finished the race in 47.66 seconds.",
            "47.66 seconds",
            "the race (Rai Benjamin finished)",
        ),
        (
            "A landlord who set fire to his flats was jailed for nine years.",
            "nine years",
            "A landlord who set fire to his flats (jailed)",
        ),
        (
            "As of Tuesday, 20 bodies had been recovered, eleven women and nine men.",
            "nine",
            "men (bodies had been recovered)",
        ),
        (
            "Both Ohio, 66 delegates, and Iowa award them early.",
            "66",
            "delegates (Both Ohio award them early)",
        ),
        (
            "There were 41 confirmed cases, 80 deaths, and 57 suspected cases in China.",
            "41",
            "confirmed cases in China",
        ),
        (
            "The overall mortality rates were 49% for men, 53% for women, and 29% for others.",
            "29%",
            "The overall mortality rates for others",
        ),
        ("Police have seized drugs worth €3.7 million.", "€3.7 million", "drugs (Police seized)"),
        (
            "The poll has a margin of error of 2.8 percentage points.",
            "2.8 percentage points",
            "a margin of error (The poll has)",
        ),
        ("That is a sharp rise from the 1 percent who preferred him.", "1 percent", "who preferred him"),
        ("Ana Doe is ahead, 46 percent to 39 percent.", "39 percent", ""),
        (
            "Jo Roe, the mayor, died today at 10:00 local time at the age of 78.",
            "78",
            "Jo Roe (died)",
        ),
        ("The 300 people then left.", "300", "The people (left)"),
        (
            "The town has plans to widen the road to 40 metres.",
            "40 metres",
            "the road (The town plans to widen)",
        ),
        (
            "The court blocked a lawsuit against Wal-Mart on behalf of up to 1.6 million women.",
            "up to 1.6 million",
            "women (The court blocked a lawsuit against Wal-Mart on behalf of)",
        ),
        ("Estimates of the dead vary from 500 to 1,600.", "500 to 1,600", "Estimates of the dead"),
        (
            "Including superdelegates, Clinton has 503 delegates and Sanders has 70.",
            "70",
            "delegates (Sanders has)",
        ),
    ],
)
def test_restrictions_are_kept(text: str, number: str, counted: str) -> None:
    assert by_words(text)[number].counted == counted


def test_a_day_before_an_amount_is_no_end_of_a_range() -> None:
    found = by_words("Support has risen from 40 percent on July 14 to 46 percent on August 1.")
    assert set(found) == {"40 percent", "46 percent"}


@pytest.mark.parametrize(
    ("text", "number", "time"),
    [
        ("The Queen suspended parliament for five weeks yesterday.", "five weeks", "yesterday"),
        ("He came on Monday, two days after the quake.", "two days", None),
        ("About 5000 troops are now in the country.", "About 5000", "now"),
        ("Now that 90% of them are in school, all is well.", "90%", None),
        (
            "Income fell to $96 million from $112 million a year earlier, hurt by a $31 million charge.",
            "$31 million",
            None,
        ),
        ("The December 2012 shooting killed 26 people.", "26", "December 2012"),
    ],
)
def test_times_are_their_own_amounts(text: str, number: str, time: str | None) -> None:
    assert by_words(text)[number].as_of == time


@pytest.mark.parametrize(
    ("before", "name"),
    [
        ("The People's Front has won two seats. ", "The People's Front"),
        ("Dorian reached Abaco. On Sunday Dorian was there. Nobody saw Dorian. ", None),
        ("We saw Dorian. Dorian reached Abaco. ", "Dorian"),
        ("The storm reached Abaco. ", None),
        ("The People's Front has won two seats.\n", None),
        ("", None),
        ("Dorian hit the U.S. Virgin Islands. ", None),
        ("The People's Front, Inc. Ltd has lobbied the U.S. Senate, an old foe. ", "The People's Front"),
        (f"We saw Dorian.\n{'It rained. ' * 2_000}\nDorian reached Abaco. ", None),
    ],
)
def test_a_pronoun_that_begins_a_sentence_is_what_the_one_before_begins_with(
    before: str, name: str | None
) -> None:
    text = f"{before}Its share has grown."
    assert subject_before(text, Span(len(before), len(before) + 3)) == name


@pytest.mark.parametrize(
    ("text", "number", "told"),
    [
        ("She won voters under 30 in Ohio.", "under 30", "years less_than voters"),
        ("In March, half of the voters were 45 or older.", "45 or older", "years at_least"),
        ("Among Latinos younger than 30, she won.", "30", "years exact Latinos"),
        ("The fire killed 50 and over 100 were hurt.", "50", "count exact people"),
        ("They keep their jobs for three more years.", "three more years", "years exact They"),
        ("The fine of $400 was for 3,000 pounds of fish.", "3,000 pounds", "other exact"),
        ("The fine of £400 was for 3,000 pounds of debt.", "3,000 pounds", "GBP exact"),
        ("She had 2,000 pounds of debt and $40.", "2,000 pounds", "GBP exact debt"),
        ("A ticket to London costs 40 pounds ($50).", "40 pounds", "GBP exact"),
        ("The fine was 90 pounds, or about $120.", "90 pounds", "GBP exact"),
        ("Rents are 900 pounds a month; in Boston they are $2,000.", "900 pounds", "GBP exact"),
        ("The 10-pound note and the $5 bill were his.", "10-pound", "GBP exact"),
        ("A 300-pound man sued for $5 million.", "300-pound", "other exact"),
        ("Trade picked up 4.2% in May.", "4.2%", "percent change_up"),
        ("Shares opened up 5 percent on Monday.", "5 percent", "percent change_up"),
        ("The pound picked up 2 cents against the dollar.", "2 cents", "USD change_up"),
        ("The market opened up 40 points.", "40", "count change_up"),
        ("Investors snapped up 40% of the shares.", "40%", "percent exact"),
        ("He was 30 and younger than his wife.", "30", "years exact"),
        ("The flat is 40 years old and older than the street.", "40 years old", "years exact"),
        ("He was 60 and older, wiser and richer.", "60", "years exact"),
        ("He was 30 and up at six.", "30", "years exact"),
        ("Oil was at $90 and up, traders said.", "$90", "USD exact"),
        ("It is for people 65 and older.", "65 and older", "years at_least"),
        ("They got two more day centres.", "two", "count exact"),
        ("They treat patients over 30 in each ward.", "over 30", "count more_than"),
        ("Ana Roe, (34), was there.", "34", "years exact Ana Roe"),
        ("Republicans picked up 63 seats in the House.", "63", "count exact seats in the House"),
        ("With a 51 percent plunge in sales, it closed.", "51 percent", "percent change_down sales"),
    ],
)
def test_ages_times_and_weights_have_their_units(text: str, number: str, told: str) -> None:
    found = by_words(text)[number]
    assert f"{found.unit} {found.comparator} {found.counted}".startswith(told)


@pytest.mark.parametrize(
    ("text", "number", "counted"),
    [
        (
            "Few workers are left: Only about 63,000 jobs are directly or indirectly related to coal.",
            "about 63,000",
            "jobs (are directly or indirectly related to coal)",
        ),
        (
            "In a poll, 8 percent of Democrats said they were sure; just 1 percent of Republicans said so.",
            "1 percent",
            "Republicans (said so)",
        ),
        (
            "To date, 23 states and the District of Columbia have passed laws.",
            "23",
            "states (have passed laws)",
        ),
        (
            "In Ohio, 74 percent of voters were old. Sixteen percent were Latino and 3 percent were black.",
            "3 percent",
            "voters (were black)",
        ),
        (
            "After nearly two years of investigation, the public is entitled to know.",
            "nearly two years",
            "investigation (the public)",
        ),
        (
            "FARGO, N.D. — Ted Cruz’s allies won most delegates, winning 18 slots.",
            "18",
            "slots (Ted Cruz’s allies won most delegates winning)",
        ),
    ],
)
def test_a_clause_s_own_subject_is_told(text: str, number: str, counted: str) -> None:
    assert by_words(text)[number].counted == counted


@pytest.mark.parametrize(
    "text", ["He joined the “Gang of Eight” later.", "It broke 17 U.S. Code and 501(c)(4) of the law."]
)
def test_numbers_of_names_are_no_figures(text: str) -> None:
    assert not by_words(text)


@pytest.mark.parametrize(
    ("text", "number", "counted"),
    [
        ("The amendment passed by a vote of 90 to 10.", "90", "a vote"),
        ("He wants a $15-an-hour minimum wage.", "$15", "a minimum wage (He wants)"),
        (
            "Combined with $1.375 billion authorized for fencing, he has enough.",
            "$1.375 billion",
            "authorized for fencing (he)",
        ),
        ("It gave money for 234 miles of steel wall.", "234 miles", "steel wall (gave money for)"),
        ("He was charged with (1) count of battery.", "1", "count of battery (He charged)"),
        (
            "About four in 10 voters want change. Less than 10 percent selected Bush.",
            "Less than 10 percent",
            "voters (selected Bush)",
        ),
        (
            "Some 74% of voters said yes. 12% of the budget went on roads. 4% were Latino.",
            "4%",
            "were Latino",
        ),
        ("Of voters, 74% of men backed him. 6% were women.", "6%", "were women"),
        ("Some 74% of voters backed her. In Ohio, 12% were undecided.", "12%", "In Ohio (were undecided)"),
        ("Some 74% of voters backed her. The count took long. 12% were undecided.", "12%", "were undecided"),
        ("Half of adults own a home. 80% of homes lost power. 9% had snow.", "9%", "had snow"),
        ("The minister wants to raise the tax to 20% of profits.", "20%", "the tax (raise profits)"),
        ("The museum received $3 million left by a widow.", "$3 million", "The museum (received)"),
    ],
)
def test_what_an_amount_is_of_stands_where_it_is_told(text: str, number: str, counted: str) -> None:
    assert by_words(text)[number].counted == counted


@pytest.mark.parametrize(
    ("text", "number", "counted"),
    [
        ("He wants a wall, which he estimates would cost $8 billion.", "$8 billion", "a wall (cost)"),
        ("She is liked by about a quarter of voters.", "about a quarter", "voters (She liked by)"),
        ("He led the army through eight years of war.", "eight years", "war (He)"),
        ("After 10 years of marriage, they divorced.", "10 years", "they (of marriage divorced)"),
        ("With five years of experience, Ana was hired.", "five years", "experience (Ana)"),
        ("Apple had $162 billion held abroad.", "$162 billion", "Apple"),
        ("After 20 years in prison, he was freed.", "20 years", "he (in prison freed)"),
        ("With 71 percent of the vote, Lusk was victorious.", "71 percent", "the vote (Lusk)"),
    ],
)
def test_what_a_clause_leaves_out_is_found_before_it(text: str, number: str, counted: str) -> None:
    assert by_words(text)[number].counted == counted
