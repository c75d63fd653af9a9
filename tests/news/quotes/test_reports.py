"""Rules of who said what, a sentence or two each, by the real pipeline."""

import pytest

from news.nouns import Article, Manner
from news.text import sentence_around
from tests.conftest import reader


def heard(text: str) -> list[tuple[str, str | None]]:
    """Return (words, the words that name who says them) of each quotation."""
    return [
        (
            " / ".join(span.of(text) for span in quote.content),
            quote.speaker.span.of(text) if quote.speaker else None,
        )
        for quote in reader().read(Article(text=text)).quotes
    ]


LED = [
    ("a phrase for a cue", "“It happens, right?” Trump went on.", ("It happens, right?", "Trump")),
    ("put it", "As Vulture put it, “Hello, it’s the Biebs.”", ("Hello, it’s the Biebs.", "Vulture")),
    (
        "inverted, in a paragraph of its own",
        "Stated Stone:\n“The stakes are so high.”",
        ("The stakes are so high.", "Stone"),
    ),
    (
        "any verb and a colon, in a paragraph of its own",
        "Cruz called them on it:\n“Nobody trusts the media today.”",
        ("Nobody trusts the media today.", "Cruz"),
    ),
    (
        "any verb and a colon",
        "The campaign worded it more carefully: “We kept the records safe.”",
        ("We kept the records safe.", "The campaign"),
    ),
    (
        "whom somebody quotes",
        "Thomas Frank quotes former Carter adviser Alfred Kahn:\n“I’d love them to be worse off.”",
        ("I’d love them to be worse off.", "former Carter adviser Alfred Kahn"),
    ),
    (
        "who quotes somebody and writes",
        "Ann Day cited Tom Roe in the footnotes and wrote:\n“There is no proof of it at all.”",
        ("There is no proof of it at all.", "Ann Day"),
    ),
    (
        "who quotes somebody, while another answers",
        "The paper quoted Ann Lee, but Tom Day hit back:\n“I will never go back there.”",
        ("I will never go back there.", "Tom Day"),
    ),
    ("an answer", "Clinton’s response was: “Is he in yet?”", ("Is he in yet?", "Clinton’s")),
    (
        "somebody's words",
        "It was held there because, in Forbes’ words, “they are the best places on the planet.”",
        ("they are the best places on the planet.", "Forbes’"),
    ),
    (
        "whom somebody makes speak",
        "That record prompted Dave Leip’s Atlas of Elections to state, “Vigo is a bellwether of us all.”",
        ("Vigo is a bellwether of us all.", "Dave Leip’s Atlas"),
    ),
    (
        "a cue taken for a noun",
        "“The kingdom is a leading nation,” the Saudis state in the paper.",
        ("The kingdom is a leading nation,", "the Saudis"),
    ),
    (
        "a title that the tokeniser cuts",
        "“They don’t understand the military,” said Army Capt. Christian Pardo.",
        ("They don’t understand the military,", "Army Capt. Christian Pardo"),
    ),
    (
        "a clause between the speaker and a cue in capitals",
        "“Not us but can’t argue!” Murphy, the head of the group, Tweeted on Friday.",
        ("Not us but can’t argue!", "Murphy"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in LED], ids=[case[0] for case in LED])
def test_who_leads_to_a_quotation(text: str, expected: tuple[str, str]) -> None:
    assert heard(text) == [expected]


def test_the_cue_nearest_to_a_colon_has_the_quotation() -> None:
    assert heard("“There is a problem here,” Cruz said as the heckler yelled: “You are wrong!”") == [
        ("There is a problem here,", "Cruz"),
        ("You are wrong!", "the heckler"),
    ]


def test_to_continue_doing_something_leads_to_no_quotation() -> None:
    text = "Ann Poe ran in 2008. She has continued to influence the party.\n“It is all over for the party.”"
    assert heard(text) == [("It is all over for the party.", None)]


def test_the_name_of_a_case_ends_no_sentence() -> None:
    text = "After the court's Obergefell v. Hodges decision, Tom Gunn said it was “wrong”."
    (span,) = {
        sentence_around(text, span)
        for quote in reader().read(Article(text=text)).quotes
        for span in quote.content
    }
    assert span.of(text) == text


def test_who_is_accused_of_saying_it_said_it() -> None:
    found = heard("Ann Greene accused Blake Roe of telling her he had “wet dreams” about her, and left.")
    assert found[-1] == ("he had “wet dreams” about her", "Blake Roe")
    found = heard("Aides accused Mr Roe of fostering fear, describing a congressman with a harsh temper.")
    assert "Mr Roe" not in [who for _, who in found]
    found = heard("Tom Poe criticised Ann Doe for saying that the bridge was safe.")
    assert found[-1] == ("the bridge was safe", "Ann Doe")
    found = heard("Ann Lee left. Tom Poe criticised her for saying that the bridge was safe.")
    assert found[-1] == ("the bridge was safe", "her")
    found = heard("Ann Poe condemned the attack on Tom Roe for saying that Islam is peace.")
    assert not [who for words, who in found if words == "Islam is peace"]


def test_words_that_somebody_points_to_are_theirs_where_they_are_more_than_a_name() -> None:
    text = "Ann Roe pointed to a group of women who “are alleged to be both discriminators and victims”."
    assert heard(text) == [("are alleged to be both discriminators and victims", "Ann Roe")]


def test_going_on_to_say_is_no_attribution() -> None:
    text = "Muyembe said, “Nobody will say that again.” He went on to say thousands could live."
    assert heard(text)[0] == ("Nobody will say that again.", "Muyembe")


REPORTED = [
    ("in a statement", "Weaver says in a statement that the race is open.", ("the race is open", "Weaver")),
    ("asked if", "He asked workers if they planned to go.", ("if they planned to go", "He")),
    ("a judgement", "Clinton praised the panel for its work.", ("the panel for its work", "Clinton")),
    ("a name for it", "She called the deal a mistake.", ("the deal a mistake", "She")),
    ("a promise", "Voters like his promise to build a wall.", ("to build a wall", "his")),
    (
        "because",
        "Kendall wrote that it was “futile,” because the bureau has the emails now.",
        ("it was “futile,” because the bureau has the emails now", "Kendall"),
    ),
    (
        "a further clause with marks",
        "Aides had said the emails were kept, but the majority were just “confidential,” a low level.",
        ("the emails were kept, but the majority were just “confidential,” a low level", "Aides"),
    ),
    (
        "a subject that the parser lost",
        "Hemsley said the days when the nation had “one story” from newspapers are gone.",
        ("the days when the nation had “one story” from newspapers are gone", "Hemsley"),
    ),
    (
        "a gerund for a subject",
        "Economists say taxing consumption encourages savings.",
        ("taxing consumption encourages savings", "Economists"),
    ),
    (
        "and that",
        "Reid told us that he had spoken to Johnson and that “I think you are going to find a pause soon.”",
        ("he had spoken to Johnson and that “I think you are going to find a pause soon.", "Reid"),
    ),
    (
        "a quotation that goes on from a clause",
        "If she is elected, he said, “she might be going back and forth for years.”",
        ("If she is elected / she might be going back and forth for years.", "he"),
    ),
]


@pytest.mark.parametrize(
    ("text", "expected"), [case[1:] for case in REPORTED], ids=[case[0] for case in REPORTED]
)
def test_what_is_reported(text: str, expected: tuple[str, str]) -> None:
    assert heard(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The water, called a plume, was large.",
        "It was a rally that he planned to describe at length.",
        "She mocked Garland.",
    ],
)
def test_what_reports_nothing(text: str) -> None:
    assert heard(text) == []


def test_another_report_beside_the_first_is_not_in_it() -> None:
    text = "Duda said the girls left while Interior Minister Joachim Brudzinski wrote he had ordered checks."
    assert heard(text) == [
        ("the girls left", "Duda"),
        ("he had ordered checks", "Interior Minister Joachim Brudzinski"),
    ]


def test_a_transcript_is_read_by_its_labels() -> None:
    text = "\n".join(
        (
            "FALLIN: We will be going to the capitol today.",
            "COOPER: Governor Mary Fallin, thank you. Anderson Cooper, CNN.",
            "FALLIN: Thank you, Anderson, for that.",
        )
    )
    reading = reader().read(Article(text=text))
    names = [
        reading.people[quote.speaker.person].name
        for quote in reading.quotes
        if quote.speaker and quote.speaker.person is not None
    ]
    assert names == ["Mary Fallin", "Anderson Cooper", "Mary Fallin"]


def test_a_list_of_results_is_no_transcript() -> None:
    assert heard("Hillary Clinton: 1,769.\nBernie Sanders: 1,501.\nHillary Clinton: 2,100.") == []


def test_a_headline_may_begin_with_marks_and_go_on() -> None:
    text = "Bernie Sanders: ‘Of Course’ She Is Qualified\nSen. Bernie Sanders said so on Sunday."
    quote = reader().read(Article(text=text)).quotes[0]
    assert quote.content[0].of(text) == "‘Of Course’ She Is Qualified"
    assert quote.manner is Manner.MIXED


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Sen. Lee told ABC she was “appalled” by the clash in town.",
            "she was “appalled” by the clash in town",
        ),
        ("Mr Lee told Mr Roe and Ms Poe she was “appalled” by the clash in town.", "appalled"),
        ("The minister told Sky she was 'appalled' by the clash in town.", "appalled"),
        ("He used X to say “I agree” with a call for the country to leave the alliance.", "I agree"),
    ],
    ids=["American", "British titles", "British marks", "in the first person"],
)
def test_a_small_marked_part_is_the_quotation_where_british_papers_say_so(text: str, words: str) -> None:
    assert [found for found, _ in heard(text)] == [words]


def test_a_report_and_a_quotation_after_it_are_two() -> None:
    text = "“It is bad,” Lee said. Lee added that nobody came. “They are all gone now.”"
    assert [words for words, _ in heard(text)] == ["It is bad,", "nobody came", "They are all gone now."]


def test_whoever_reports_goes_on_after_a_comma() -> None:
    text = "Trump asked why Mr. Khan's wife did not speak, implying that she was forbidden from it."
    assert ("she was forbidden from it", "Trump") in heard(text)


REPORTED_BY_NOUNS = [
    ("puts", "The poll puts his approval at 50 percent.", ("his approval at 50 percent", "The poll")),
    (
        "as reported by",
        "As reported by Reuters, the city is empty today.",
        ("the city is empty today", "Reuters"),
    ),
    ("unqualified", "Sanders calls Hillary Clinton unqualified.", ("Hillary Clinton unqualified", "Sanders")),
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [case[1:] for case in REPORTED_BY_NOUNS],
    ids=[case[0] for case in REPORTED_BY_NOUNS],
)
def test_what_is_put_and_called(text: str, expected: tuple[str, str]) -> None:
    assert heard(text) == [expected]


def named(text: str) -> list[tuple[str, str | None]]:
    """Return (words, the name of who says them) of each quotation."""
    reading = reader().read(Article(text=text))
    return [
        (
            " / ".join(span.of(text) for span in quote.content),
            None
            if quote.speaker is None or quote.speaker.person is None
            else reading.people[quote.speaker.person].name,
        )
        for quote in reading.quotes
    ]


def test_a_quotation_may_be_signed() -> None:
    text = "\n".join(
        (
            "Jane Doe is mayor of the town today.",
            "“It will end badly for all of us.” — Jane Doe, mayor",
            "“We cannot pay for all of this.”",
            "- Jane Doe",
        )
    )
    assert named(text) == [
        ("It will end badly for all of us.", "Jane Doe"),
        ("We cannot pay for all of this.", "Jane Doe"),
    ]


FOLLOWED = [
    (
        "what follows “and, according to”",
        "It is the main force, largely Kurdish and, according to Turkey, supportive of the group.",
        [("supportive of the group", "Turkey")],
    ),
    (
        "what follows a colon",
        "He can pull it from places: potentially, according to Al Jazeera, $3 billion from the Pentagon.",
        [("$3 billion from the Pentagon", "Al Jazeera")],
    ),
    (
        "a whole list before it",
        "One club was paid $35,845; another was paid $125,080, according to the Gallup Organization.",
        [("One club was paid $35,845; another was paid $125,080", "Gallup Organization")],
    ),
]


@pytest.mark.parametrize(
    ("text", "expected"), [case[1:] for case in FOLLOWED], ids=[case[0] for case in FOLLOWED]
)
def test_what_is_according_to_somebody(text: str, expected: list[tuple[str, str]]) -> None:
    assert named(text) == expected


def test_a_description_before_a_body_is_its_own() -> None:
    text = "The Israeli newspaper Haaretz said the toll was high."
    assert heard(text) == [("the toll was high", "The Israeli newspaper Haaretz")]
    assert named(text) == [("the toll was high", "Haaretz")]


def test_a_statement_described_in_small_letters_is_the_body_with_these_words() -> None:
    text = "\n".join(
        (
            "The North Wales Fire and Rescue Service came to the hotel on Monday.",
            "Nine engines were sent, according to a fire service statement.",
            "A court document says the owner will not be prosecuted. The Supreme Court met.",
        )
    )
    assert named(text) == [
        ("Nine engines were sent", "North Wales Fire and Rescue Service"),
        ("the owner will not be prosecuted", None),
    ]


PARENTHESES = [
    (
        "at the opening",
        "Instead, Trump told CNN, his policy would be kept.",
        ("his policy would be kept", "Trump"),
    ),
    (
        "between subject and verb",
        "Voters, Clinton suggested, don’t have to worry about banks.",
        ("Voters / don’t have to worry about banks", "Clinton"),
    ),
    (
        "at the end of what the parser lost",
        "Those who do take on heavy debt struggle, even with a “good” job, he said.",
        ("Those who do take on heavy debt struggle, even with a “good” job", "he"),
    ),
    (
        "as she puts it",
        "As Ruth Marcus puts it, Obama is making Republicans an offer they can’t refuse.",
        ("Obama is making Republicans an offer they can’t refuse", "Ruth Marcus"),
    ),
    (
        "past a relative clause",
        "Sanders, meanwhile, who sits at zero such endorsements, said that fact speaks volumes of it.",
        ("fact speaks volumes of it", "Sanders"),
    ),
]


@pytest.mark.parametrize(
    ("text", "expected"), [case[1:] for case in PARENTHESES], ids=[case[0] for case in PARENTHESES]
)
def test_what_stands_around_a_parenthesis(text: str, expected: tuple[str, str]) -> None:
    assert heard(text) == [expected]


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (
            "The World Health Organization (WHO) recommends that every country should do so.",
            "The World Health Organization (WHO)",
            "World Health Organization",
        ),
        (
            "The Grand Hotel Palace burned down. The hotel's website said it was full.",
            "The hotel's website",
            "Grand Hotel Palace",
        ),
    ],
    ids=["with its initials", "by the kind of house"],
)
def test_bodies_that_speak(text: str, words: str, name: str) -> None:
    assert [found for _, found in heard(text)] == [words]
    assert [found for _, found in named(text)] == [name]


def test_what_is_declared_to_be_something() -> None:
    text = "The council declared the outbreak a public health emergency. The mayor declared an emergency."
    assert heard(text) == [("the outbreak a public health emergency", "The council")]


def test_a_nations_government_speaks_in_its_estimates() -> None:
    text = "Some 350 people came on Monday, according to data from the Argentinian government."
    assert named(text) == [("Some 350 people came on Monday", "Argentinian government")]


def test_a_participle_before_a_time_is_the_subjects() -> None:
    text = "Trump took to social media, posting at 12:54 am local time (0454 UTC) on X, “We lost. It ends.”"
    assert heard(text) == [("We lost. It ends.", "Trump")]
