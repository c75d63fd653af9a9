"""Where somebody's words begin and end, and whose they are not, a sentence or two each."""

import pytest

from news.nouns import Article
from tests.conftest import reader
from tests.news.quotes.test_reports import heard

WHOLE = [
    (
        "words before the marks",
        "Biden “has a lot of good roles to play,” said Doyle, whose home state is a target. “He has appeal.”",
        [("Biden “has a lot of good roles to play, / He has appeal.", "Doyle")],
    ),
    (
        "a judgement with what is judged",
        "Then Doe cut into Bush, calling him a “stiff.” She called the plan in the Senate “a hoax.”",
        [("him a “stiff.", "Doe"), ("the plan in the Senate “a hoax.", "She")],
    ),
    (
        "what a judgement goes on in",
        "Her aide, Jake Sullivan, calls her record a “blueprint” for how she would create jobs at home.",
        [("her record a “blueprint” for how she would create jobs at home", "Her aide, Jake Sullivan")],
    ),
    (
        "marked words that are most of what they go on in",
        "She called him “a guiding force, a provocative force in science” who was “always thinking of it.”",
        [("a guiding force, a provocative force in science / always thinking of it.", "She")],
    ),
    (
        "words that lead to a quotation after “that”",
        "Roe told the court that, over the last months of her life, “Gloria’s illness played a part.”",
        [("over the last months of her life / Gloria’s illness played a part.", "Roe")],
    ),
    (
        "what only leads to a report",
        "In addition, the mayor said, the bridge would close on Monday.",
        [("the bridge would close on Monday", "the mayor")],
    ),
    (
        "what is true of others, as the writer adds",
        "Shaw said that she “differentiated herself” on the fuel standard, as have Roe and Doe, who back it.",
        [("she “differentiated herself” on the fuel standard", "Shaw")],
    ),
    (
        "a likeness",
        "Grassley said it is the same thing as Doe referring to herself as “a wise judge” of it.",
        [
            ("it is the same thing as Doe referring to herself as “a wise judge” of it", "Grassley"),
            ("a wise judge", "Doe"),
        ],
    ),
    (
        "who is followed, and what is told of them",
        "It was used in Iraq, according to a report from the SITE Intelligence Group, which tracks it.",
        [("It was used in Iraq", "a report from the SITE Intelligence Group")],
    ),
    (
        "whom and how somebody blames",
        "Trump blamed Clinton directly for the turmoil. Doe recalled a visit by Mr. Roe to her church.",
        [
            ("Clinton directly for the turmoil", "Trump"),
            ("a visit by Mr. Roe to her church", "Doe"),
        ],
    ),
    (
        "what the parser took for an object of “tell”",
        "Ms Patel is understood to have told the board that sales fell.",
        [("sales fell", "Ms Patel")],
    ),
    (
        "what a participle tells of the speaker",
        "Acme Inc. has pulled the jars, people familiar with the matter said, asking not to be identified.",
        [("Acme Inc. has pulled the jars", "people familiar with the matter")],
    ),
    (
        "a title before a verb is no speech",
        "Smith, who starred in “Guardians of the Galaxy,” posted the clip on Thursday.",
        [],
    ),
    (
        "a report in a relative clause",
        "Wilcox said he was a backer of the plan, which he called “a cartel for schools.”",
        [("he was a backer of the plan", "Wilcox"), ("a cartel for schools.", "he")],
    ),
    (
        "a place before “that”",
        "Adelson said on Friday during a news conference that he may wait until February.",
        [("he may wait until February", "Adelson")],
    ),
    (
        "a place before “that”, taken for an object",
        "John Kasich predicted at the most recent debate that Republicans will take the state.",
        [("Republicans will take the state", "John Kasich")],
    ),
    (
        "an adverb before the next report",
        "Okey Oramah said the use of dollars costs Africa billions, further saying that it reduces trade.",
        [("the use of dollars costs Africa billions", "Okey Oramah"), ("it reduces trade", "Okey Oramah")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in WHOLE], ids=[case[0] for case in WHOLE])
def test_where_words_begin_and_end(text: str, expected: list[tuple[str, str]]) -> None:
    assert heard(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "All told, up to 5 million people could be eligible for the programs.",
        "The tentative deal, announced Friday, would last four years.",
        "As technology threatens to change the industry, it will merely reset the clock.",
        "Facebook found the posting, reported it to the police, and removed it on Thursday.",
        "Clinton did not say that Sanders was unfit.",
        "The researchers would like to meet to confirm that it was so.",
        "The Democratic House reading the bill aloud was a spectacle.",
        "Ms Lee refused to say whether she would run.",
        "Asked what comes next, Ostrowski laughed.",
        "The aide asked that her name not be used because she is negotiating with the city.",
        "Officials searched for words such as “ambassador,” “attack,” “Libya” and “talking points.”",
    ],
    ids=[
        "all told",
        "a day",
        "a thing",
        "a list of deeds",
        "denied",
        "aimed at",
        "read",
        "refused",
        "asked",
        "no name wanted",
        "words in a list",
    ],
)
def test_what_was_not_said(text: str) -> None:
    assert heard(text) == []


WHO = [
    (
        "a surname that the tagger takes for a noun",
        "Donald Trump won. Trump accused Cruz, the senator and winner of two votes, of being a coward.",
        ("Cruz, the senator and winner of two votes, of being a coward", "Trump"),
    ),
    (
        "the name before a participle is another's",
        "Ryan discussed his affection for novelist Ayn Rand, saying she changed his life.",
        ("she changed his life", "Ryan"),
    ),
    (
        "asked, not asking",
        "Mr. O’Rourke, asked if he would run, said he was sure of it.",
        ("he was sure of it", "Mr. O’Rourke"),
    ),
    (
        "others who ask",
        "President Emmanuel Macron joined the calls by UK officials asking Russia to explain the attack.",
        ("to explain the attack", "UK officials"),
    ),
    (
        "a contraction is no passive",
        "Every day since, he's said the same thing at every rally: “It is about us.”",
        ("It is about us.", "he"),
    ),
    (
        "a clause that says when",
        "“She did it again,” Roe tweeted after Clinton argued for it that “if all voted, we would win.”",
        ("if all voted, we would win.", "Clinton"),
    ),
    (
        "a name that the parser gave another verb",
        "“We show anger,” said Harvey, who acknowledged Doe was his fourth choice for nominee, behind Roe.",
        ("Doe was his fourth choice for nominee, behind Roe", "Harvey"),
    ),
    (
        "whom a crowd interrupts",
        'He said, "Doe will build the wall" - at which point the crowd chanted "Build the wall!"',
        ('at which point the crowd chanted "Build the wall', "He"),
    ),
    (
        "who speaks by another's report",
        "John Roe said Jane Doe had told him “the money is gone” in March.",
        ("the money is gone", "Jane Doe"),
    ),
    (
        "who follows a thing",
        "“Go to the refuge,” Bundy says to Santilli on camera, who responds eagerly: “Okay!”",
        ("Okay!", "Santilli"),
    ),
    (
        "whose they are",
        "As RealClearPolitics’ David Byler pointed out in December, “The rule is far from settled.”",
        ("The rule is far from settled.", "RealClearPolitics’ David Byler"),
    ),
    (
        "shouts that come from somebody",
        "“Call the roll,” came shouts from the crowd, as the roll went on.",
        ("Call the roll,", "the crowd"),
    ),
    (
        "a full stop before the cue",
        "“We offered him a chance to speak.” Durbin said. “His refusal is a shame.”",
        ("We offered him a chance to speak. / His refusal is a shame.", "Durbin"),
    ),
    (
        "two cues of one speech",
        "Fallon fired back: “As a guardian of the legacy,” he wrote, “we know you are rooting for us.”",
        ("As a guardian of the legacy, / we know you are rooting for us.", "Fallon"),
    ),
    (
        "a video of somebody",
        "Democrats have released a video of Ron Roe saying “the plan is dead and buried.”",
        ("the plan is dead and buried.", "Ron Roe"),
    ),
    (
        "who is heard by another",
        "Mr Usher said Mr Fitch had been heard by a neighbour, Susan Platt, shouting: “I’ll kill him.”",
        ("I’ll kill him.", "Mr Fitch"),
    ),
    (
        "a relative of whom is spoken",
        "He praised Mr. Trump, who she said “led me to choose a path of darkness over light.”",
        ("led me to choose a path of darkness over light.", "she"),
    ),
    (
        "what follows a dash",
        "Kasich boasted to reporters of his organization - “the best in the state” - and stressed its worth.",
        ("the best in the state", "Kasich"),
    ),
    (
        "a participle that says when",
        "A day after telling reporters that he’s “not going to talk about this,” Rep. Weiner spoke up.",
        ("not going to talk about this,", "Rep. Weiner"),
    ),
    (
        "a sentence after a show’s name",
        "“We had no defense at all,” Rand Paul said on “Fox & Friends.” “We were like sitting ducks.”",
        ("We had no defense at all, / We were like sitting ducks.", "Rand Paul"),
    ),
    (
        "any verb that leads to a colon and the next paragraph",
        "Mr. Blackwell then listed all that a good nominee would need in 2016:\n“Has he a record of it?”",
        ("Has he a record of it?", "Mr. Blackwell"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in WHO], ids=[case[0] for case in WHO])
def test_whose_words_they_are(text: str, expected: tuple[str, str]) -> None:
    assert heard(text)[-1] == expected


def test_a_crowd_chants_not_whoever_is_told_of() -> None:
    text = "Walking in to chants of “Marco! Marco!,” the senator said his campaign was closing."
    assert heard(text) == [("his campaign was closing", "the senator")]


def test_of_several_who_speak_the_first_is_named_and_the_others_are_told_of() -> None:
    text = "Richard and Lisa Parry said they drove all night. Tom Jones and Ann Lee said it was bad."
    reading = reader().read(Article(text=text))
    named = [quote.speaker.person for quote in reading.quotes if quote.speaker is not None]
    assert [reading.people[who].name for who in named if who is not None] == ["Richard Parry", "Tom Jones"]
    assert reading.quotes[1].reason == "subject of 'said' in the same sentence, with others"


def test_an_interview_is_its_guest_s_words() -> None:
    text = "\n".join(
        (
            "Wikinews spoke to Aparna Garg, a railway manager.",
            "((WN)) How did it go? She said that it was rare.",
            "((Aparna Garg)) It is really rare. As I told you, we have a campaign.",
            "And from March on we will be adding more of it.",
            "((WN)) And how is it different?",
            "((Aparna Garg)) Last year it was on one day.",
        )
    )
    assert heard(text) == [
        ("It is really rare. As I told you, we have a campaign.", "Aparna Garg"),
        ("And from March on we will be adding more of it.", "Aparna Garg"),
        ("Last year it was on one day.", "Aparna Garg"),
    ]


def test_whom_only_a_transcript_names_is_somebody() -> None:
    text = "\n".join(
        (
            "Fallin: He Is a Healer",
            "The governor spoke on Sunday.",
            "JAKE TAPPER: The candidate released a video on Friday.",
            "(BEGIN VIDEO CLIP)",
            "TAPPER: And obviously you are supporting him.",
            "FALLIN: Well, I think the whole nation needs to work.",
            "TAPPER: Do you think so?",
        )
    )
    reading = reader().read(Article(text=text))
    assert [quote.speaker and quote.speaker.span.of(text) for quote in reading.quotes] == [
        "JAKE TAPPER",
        "TAPPER",
        "FALLIN",
        "TAPPER",
    ]
    assert [person.name for person in reading.people] == ["Jake Tapper"]


@pytest.mark.parametrize(
    ("between", "whose"), [("", "Interior Ministry"), ("Downing Street said no. The Treasury left. ", None)]
)
def test_it_is_the_body_that_spoke_unless_another_is_named(between: str, whose: str | None) -> None:
    text = f"The Interior Ministry said it was closed. {between}It added that talks would go on."
    reading = reader().read(Article(text=text))
    speaker = reading.quotes[-1].speaker
    assert speaker is not None
    assert (None if speaker.person is None else reading.people[speaker.person].name) == whose


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        (
            "Roe quoted a letter of the Bank of Livorno asking schools “to pay at once.”",
            "a letter of the Bank of Livorno",
        ),
        (
            "Roe shared a letter from the mayor of London accusing ministers of “betrayal”.",
            "the mayor of London",
        ),
        ("Roe cited a report saying that the plan was dead.", "a report"),
        ("Roe shared a video of Jane Doe telling a crowd that the plan was dead.", "Jane Doe"),
        ("“Lock her up,” came cries of anger from the audience.", "the audience"),
    ],
    ids=["a body's", "a mayor's", "a paper", "who is shown", "a crowd"],
)
def test_no_place_and_nobody_who_passes_it_on_says_it(sentence: str, who: str) -> None:
    assert [speaker for _, speaker in heard(sentence)] == [who]
