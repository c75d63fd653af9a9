"""Who gives a figure where no verb says so, and who doesn't."""

import pytest

from news.figures.find import figures
from news.figures.plan import plan
from news.nouns import Article, Manner, Mention, MentionKind, Person, PersonKind, Quote, Span, Status
from tests.conftest import parser, reader
from tests.news.figures.parsed import by_words


@pytest.mark.parametrize(
    ("text", "number", "sayer"),
    [
        ("The court heard that he owed his bank £640,000.", "£640,000", "The court"),
        ("The court heard that he stole a car and the judge jailed him for 9 years.", "9 years", None),
        ("The court heard that he stole a car, and he was jailed for 9 years.", "9 years", None),
        ("The inquiry heard from 120 people over 12 weeks.", "120", None),
        ("The jury has heard 40 hours of tapes.", "40 hours", None),
        ("By early reports, two of the victims died.", "two", "early reports"),
        ("Shares fell 3%, hit by early reports that sales were down.", "3%", None),
        (
            "Sales rose to $1.27 billion, beating analysts' expectations of about $1.21 billion.",
            "about $1.21 billion",
            "analysts",
        ),
        ("Arrivals topped 12,000 in May, Home Office data show.", "12,000", "Home Office data"),
        ("60% want to leave, a poll of 2,014 adults found.", "60%", "a poll of 2,014 adults"),
        ("60% want to leave, a poll of 2,014 adults found.", "2,014", None),
        ("A YouGov poll put Labour on 34 per cent.", "34 per cent", "A YouGov poll"),
        ("Twelve people were reported dead by the Interior Ministry.", "Twelve", "the Interior Ministry"),
        ("Twelve cases were confirmed by the ministry.", "Twelve", "the ministry"),
        ("The toll was put at 40 by the ministry.", "40", "the ministry"),
        ("Magnitude 6.3 according to Phivolcs, it was put at 6.4 by the Survey.", "6.4", "the Survey"),
        ("The men were placed at 3 sites by Smith.", "3", None),
        ("A poll shows Clinton ahead, earning 51 percent of the vote.", "51 percent", "A poll"),
        (
            "A CNN poll last month showed Mr. Roe leading Mr. Poe, 45 percent to 18 percent.",
            "18 percent",
            "A CNN poll",
        ),
        ("In Iowa, a Siena survey released Friday had him at 4 percent.", "4 percent", "a Siena survey"),
        (
            "A WBUR poll showed Rubio in third at 11 percent, with Bush at 7 percent.",
            "7 percent",
            "A WBUR poll",
        ),
        ("One poll shows Ted Cruz 16 points ahead.", "16", "One poll"),
        ("A WBUR poll showed Rubio in third, but turnout was 7 percent.", "7 percent", None),
        ("A WBUR poll showed Rubio in third, and 7 states voted.", "7", None),
        ("A poll showed Trump at 45 percent, and unemployment fell to 7 percent.", "7 percent", None),
        ("A poll showed Trump at 45 percent, and unemployment fell to 7 percent.", "45 percent", "A poll"),
        ("A poll showed Trump ahead and unemployment fell to 7 percent.", "7 percent", None),
        ("A poll showed Trump ahead, as inflation rose to 10 percent.", "10 percent", None),
        ("A poll showed Trump ahead as inflation rose to 10 percent.", "10 percent", None),
        ("A poll showed Trump ahead in Ohio, a state he won by 4.6 points.", "4.6", None),
        ("A poll showed Trump ahead in Ohio, where jobs fell 7 percent.", "7 percent", None),
        ("A poll showed Trump at 45 percent and former Gov. Jeb Bush at 7 percent.", "7 percent", "A poll"),
        ("A poll showed Trump leading Cruz and Bush, 45 percent to 7 percent.", "7 percent", "A poll"),
        ("The polls that show Roe at 10 percent have Poe growing.", "10 percent", None),
        ("A poll cheered Clinton, earning her 51 percent of the vote.", "51 percent", None),
        ("The ministry released a report showing growth of 33.1 percent.", "33.1 percent", "a report"),
        ("The ministry released a film showing 12 deaths.", "12", None),
        ("By reports he won five states.", "five", "reports"),
        ("Smith registered 12 companies.", "12", None),
        ("Kasich was at 25 percent support in the most recent Fox poll.", "25 percent", None),
        ("Labour won 33 percent of the vote in the May poll.", "33 percent", None),
        ("A poll by YouGov was out. 40 percent of prisoners would be freed.", "40 percent", None),
        ("Some 12 people were killed in a survey vessel.", "Some 12", None),
        (
            "A recent poll by Siena College rounded it to 1 percent.",
            "1 percent",
            "A recent poll by Siena College",
        ),
        ("The poll gave 12 people hope.", "12", None),
        ("Per numbers reported by Reuters, 415 priests left.", "415", "numbers reported by Reuters"),
        ("Dozens died, per the UN, and 415 were hurt.", "415", "the UN"),
        ("Per capita income rose to $415.", "$415", None),
        ("Four were aboard; according to investigators, 12 lived.", "Four", None),
        ("Four were aboard; according to investigators, 12 lived.", "12", "investigators"),
        ("The army met with officials reporting to 12 generals.", "12", None),
        ("Pogba registered 3 assists.", "3", None),
        ("Four players were told by Ann Lee.", "Four", None),
        ("12 people were warned by Ofcom.", "12", None),
        ("Figures revealed a 12% rise.", "12%", "Figures"),
        ("Crime fell 4% in 2023, as official figures show.", "4%", "official figures"),
        ("Some 300 people died, no data show.", "Some 300", None),
        ("Some 300 people died, contrary to what the report says.", "Some 300", None),
        ("He scored 300 goals, a career that all records show.", "300", None),
        ("He beat Smith by 300 votes, whose own poll of adults showed.", "300", None),
        ("According to the U.S. embassy, 12 people died.", "12", "the U.S. embassy"),
        ("Apple beat Wall Street’s estimates of $1.2 billion.", "$1.2 billion", "Wall Street"),
        ("Critics of Labour’s forecast of 2% growth were few.", "2%", None),
        ("Britain's growth forecast for 2026 was 2%.", "2%", None),
        ("Smith, citing ill health, resigned after 12 years.", "12 years", None),
    ],
)
def test_a_figure_is_given_by_whom_the_words_beside_it_say(text: str, number: str, sayer: str | None) -> None:
    words = by_words(text)[number].sayer
    assert (words and words.of(text)) == sayer


@pytest.mark.parametrize(
    ("text", "reported", "number"),
    [
        ("John Reed said he was sorry; he was jailed for 12 years by a judge.", "he was sorry", "12 years"),
        ("Ann Lee said she was proud: the club won 12 games last season.", "she was proud", "12"),
    ],
)
def test_what_follows_reported_words_is_the_articles(text: str, reported: str, number: str) -> None:
    start = text.index(reported)
    said = Quote(
        content=(Span(start, start + len(reported)),),
        manner=Manner.INDIRECT,
        status=Status.SAID,
        speaker=Mention(span=Span(0, text.index(" said")), kind=MentionKind.PROPER),
        named=True,
        cue=None,
        confidence=1.0,
        reason="",
    )
    planned = plan(text)
    (tree,) = parser().trees(one.sentence.of(text) for one in planned)
    found = {one.text: one for one in figures(text, planned, {planned[0].sentence: tree}, (said,), ())}
    assert found[number].sayer is None


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("According to Ann Lee, 40 people died.", 0),
        ("According to Ann Lee and her officials, 40 people died.", None),
    ],
)
def test_what_two_give_is_no_ones_alone(text: str, whose: int | None) -> None:
    start = text.index("Ann Lee")
    lee = Person(
        name="Ann Lee", kind=PersonKind.PERSON, aliases=("Ann Lee",), mentions=(Span(start, start + 7),)
    )
    (figure,) = figures(text, plan(text), {}, (), (lee,))
    assert figure.said_by == whose


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Doe is accused of stealing 40 cars.", ("40",)),
        ("Trump is accused of two crimes: hiding 30 boxes and 40 files.", ("30", "40")),
        ("The men allegedly took £2m while 40 people watched, and killed 3 guards.", ("£2m", "3")),
        ("He is accused of stealing £300,000; selling 40 cars; and hiding £2m.", ("£300,000", "40", "£2m")),
    ],
)
def test_all_figures_of_an_allegation_stay_alleged(text: str, numbers: tuple[str, ...]) -> None:
    found = by_words(text)
    assert {found[number].status for number in numbers} == {Status.ALLEGED}


@pytest.mark.parametrize(
    ("text", "number", "giver"),
    [
        ("The Home Office said it met the nurses. They said 12 wards were shut.", "12", "They"),
        ("Ann Lee said the poll was fair, but analysts expected 40 seats.", "40", "analysts"),
        ("Ford said sales fell, and the company estimated costs at $12 billion.", "$12 billion", "Ford"),
        ("A 12-member panel said 40 roads were unsafe.", "40", "A 12-member panel"),
        (
            "He was born in Indiana. According to a poll of Indiana voters, Trump has 30% of the votes.",
            "30%",
            "a poll of Indiana voters",
        ),
        (
            "A full 79 percent of Democrats say they are happy, and only 49 percent of others do.",
            "49 percent",
            None,
        ),
        ("Sky News said the accident was the fourth bus crash in a month.", "fourth", "Sky News"),
        ("Sky News said Kharkiv, the country's second largest city, was bombed.", "second largest", None),
    ],
)
def test_a_figure_is_given_by_whom_the_reading_knows(text: str, number: str, giver: str | None) -> None:
    reading = reader().read(Article(text=text))
    (found,) = [one for one in reading.figures if one.text == number]
    by = reading.people[found.said_by].name if found.said_by is not None else None
    assert (by or (found.sayer and found.sayer.of(text))) == giver
