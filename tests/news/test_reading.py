"""Whole readings by the real pipeline: who said what, and who was spoken of."""

from collections.abc import Iterator
from datetime import date

import pytest

from news.nouns import Article, PersonKind, Published, Quote, Reading, Status
from news.reading import Part
from tests.conftest import reader


def read(*lines: str) -> tuple[str, Reading]:
    text = "\n".join(lines)
    return text, reader().read(Article(text=text))


def said(text: str, reading: Reading) -> Iterator[tuple[str, str | None]]:
    """Yield (words, who) of each quotation."""
    for quote in reading.quotes:
        yield " / ".join(span.of(text) for span in quote.content), name_of(reading, quote)


def name_of(reading: Reading, quote: Quote) -> str | None:
    who = quote.speaker.person if quote.speaker else None
    return None if who is None else reading.people[who].name


JOHNSON = (
    "US Speaker Mike Johnson wants a deal with Russia.",
    "“Something has to change,” Mr Johnson told NBC.",
    "“Either he needs to come to his senses or someone else needs to lead,” he added.",
    "The Republican said “it’s up to the Ukrainians to figure that out”.",
)


def test_names_pronouns_and_descriptions() -> None:
    text, reading = read(*JOHNSON)
    assert list(said(text, reading)) == [
        ("Something has to change,", "Mike Johnson"),
        ("Either he needs to come to his senses or someone else needs to lead,", "Mike Johnson"),
        ("it’s up to the Ukrainians to figure that out", "Mike Johnson"),
    ]
    first, second, third = reading.quotes
    assert (first.venue, second.venue) == ("NBC", None)
    assert third.reason.endswith("'The Republican' = Mike Johnson, US Speaker, paragraph 1")
    assert third.confidence < 0.9 <= first.confidence


def test_nobody_is_the_suspect_because_the_text_is_about_them() -> None:
    bash = "“It was meant to frighten people,” said prosecutor Josh Bash. Bash said the case was open."
    accused = "“I acted alone,” the suspect said. The prosecutor said it was so."
    text, reading = read(bash, accused)
    assert [(words, who) for words, who in said(text, reading) if "alone" in words] == [
        ("I acted alone,", None)
    ]
    named = "“I acted alone,” Carl Roe, the suspect, said.", "The suspect told police: “I am glad.”"
    text, reading = read(bash, *named)
    assert list(said(text, reading))[2:] == [("I acted alone,", "Carl Roe"), ("I am glad.", "Carl Roe")]


def test_a_speech_goes_on_over_paragraphs_and_players_lines() -> None:
    text, reading = read(
        "“We need a leader that can deal with us,” Mike Waltz, a security adviser, told CNN.",
        "Please use Chrome browser for a more accessible video player",
        "2:46",
        "“If it becomes apparent that it is not so, then we have a real issue on our hands.",
        "“And we will see.”",
    )
    names = [name for _, name in said(text, reading)]
    assert names == ["Mike Waltz", "Mike Waltz"]
    assert len(reading.quotes[1].content) == 2


def test_what_has_no_name_gets_none() -> None:
    text, reading = read(
        "“It is different from here,” he says.",
        "A senior government insider said: “Angela is definitely not happy.”",
        "Another said: “She could blow up at any moment.”",
        "“Why do you want to go?” I ask.",
        "Arber Hajdari, who runs a charity, disagrees.",
    )
    assert {name for _, name in said(text, reading)} == {None}
    assert not any(quote.named for quote in reading.quotes[1:3])


@pytest.mark.parametrize(
    "text",
    [
        "The mother of Mike Johnson said the trial had been unfair.",
        "A spokesman for Mike Johnson said the trial had been unfair.",
        "The Johnson campaign said the trial had been unfair, and Mike Johnson left.",
        "An aide spoke of Mike Johnson. “He is tired,” the aide said.",
        "Mike Johnson left. According to the documents, Mr Johnson paid for the trip.",
    ],
)
def test_nobody_speaks_for_whom_he_only_belongs_to(text: str) -> None:
    _, reading = read(text)
    assert {name for _, name in said(text, reading)} == {None}


def test_a_title_alone_makes_a_person() -> None:
    _, reading = read("Trump wants a deal.", "“Too many voices are being destroyed,” President Trump said.")
    (person,) = reading.people
    assert (person.name, person.kind, person.public) == ("Trump", "person", True)
    assert len(person.mentions) == 2


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("“Our joint work is further proof,” Sir Keir Starmer will say on Thursday.", Status.ADVANCE),
        ("“Our joint work is further proof,” Sir Keir Starmer said on Thursday.", Status.SAID),
        ("Sir Keir Starmer denied that he had met the envoy in Rome.", Status.DENIED),
        ("Sir Keir Starmer is expected to say that the plan works.", Status.ADVANCE),
        ("Sir Keir Starmer is alleged to have said that the plan was dead.", Status.ALLEGED),
        ("Sir Keir Starmer would say that the plan works.", Status.HYPOTHETICAL),
    ],
)
def test_the_way_in_which_words_were_said(text: str, status: Status) -> None:
    _, reading = read(text)
    assert [quote.status for quote in reading.quotes] == [status]


def test_what_another_is_reported_to_have_said_is_second_hand() -> None:
    text, reading = read("Reuters reported that Mike Johnson had said the talks were over.")
    found = [
        (name, quote.status) for (_, name), quote in zip(said(text, reading), reading.quotes, strict=True)
    ]
    assert found == [("Reuters", Status.SAID), ("Mike Johnson", Status.SECOND_HAND)]


def test_what_the_writer_reports_beside_another_report_is_not_second_hand() -> None:
    _, reading = read("Mike Johnson said the talks were over, as Mike Waltz said the deal was dead.")
    assert Status.SECOND_HAND not in {quote.status for quote in reading.quotes}


@pytest.mark.parametrize(
    "text",
    [
        "Ms Rayner, dubbed “Red Rayner” for her views, refused.",
        "Protesters held placards that read “Tax the rich, stop the cuts – welfare not warfare”.",
        "Labour was elected on a promise to “smash the gangs” smuggling people.",
        "He starred in “The Revenant” and “Titanic” in those years.",
    ],
)
def test_names_signs_slogans_and_titles_are_no_quotations(text: str) -> None:
    _, reading = read(text)
    assert reading.quotes == ()


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (
            "Chris Philp, the shadow home secretary, said Sir Keir’s “entire visit is pure theatre”.",
            "entire visit is pure theatre",
            "Chris Philp",
        ),
        (
            "According to the Federal Aviation Administration, the aircraft was made in 1944.",
            "the aircraft was made in 1944",
            "Federal Aviation Administration",
        ),
        (
            "The reform, Marco Rubio said on Friday, would fail in the Senate.",
            "The reform / would fail in the Senate",
            "Marco Rubio",
        ),
        (
            "But Downing Street said the number of crossings had fallen by 95%.",
            "the number of crossings had fallen by 95%",
            "Downing Street",
        ),
        (
            "Amy Klobuchar told ABC she was “appalled” by the clash in the Oval Office.",
            "she was “appalled” by the clash in the Oval Office",
            "Amy Klobuchar",
        ),
    ],
)
def test_reported_and_mixed_speech(text: str, words: str, name: str) -> None:
    _, reading = read(text)
    assert list(said(text, reading)) == [(words, name)]


def test_people_are_told_by_their_own_sentences() -> None:
    text, reading = read(
        "In a café in Tirana, we meet Maria, who negotiated with smugglers.",
        "It is not her real name.",
        "“I chose another path,” Maria says.",
        "Edi Rama, Albania's prime minister, won a fourth term.",
    )
    found = {person.name: person for person in reading.people}
    assert found["Maria"].pseudonym
    assert not found["Maria"].public
    assert found["Edi Rama"].public
    told = [statement.span.of(text) for statement in reading.statements if statement.person == 1]
    assert told == ["Edi Rama, Albania's prime minister, won a fourth term."]


def test_parts_leave_out_what_is_not_asked_for() -> None:
    text = "\n".join(JOHNSON)
    reading = reader().read(Article(text=text), frozenset({Part.QUOTES}))
    assert len(reading.quotes) == 3
    assert reading.statements == ()
    assert reading.mentions == ()


def test_articles_stream_in_order() -> None:
    texts = [f"“Number {at} is what we need,” Mike Johnson said." for at in range(40)]
    readings = reader().read_all(Article(text=text) for text in texts)
    found = [reading.quotes[0].content[0].of(text) for text, reading in zip(texts, readings, strict=True)]
    assert found == [f"Number {at} is what we need," for at in range(40)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("“We will win,” Mike Johnson told NBC on Monday.", date(2025, 5, 12)),
        ("Mike Johnson said yesterday that the talks were over.", date(2025, 5, 13)),
        ("“We will win,” Mike Johnson will say on Thursday.", date(2025, 5, 15)),
        ("“We will win,” Mike Johnson said on 9 May.", date(2025, 5, 9)),
        ("“We will win,” Mike Johnson said on Friday, May 10, 2024.", date(2024, 5, 10)),
        ("“We will win,” Mike Johnson said on Sunday night.", date(2025, 5, 11)),
        ("“We will win,” Mike Johnson said last Friday.", date(2025, 5, 9)),
        ("“We will win,” Mike Johnson said last Monday.", None),
        ("“We will win,” Mike Johnson said last week.", None),
        ("“We will win,” Mike Johnson said.", None),
    ],
)
def test_the_day_on_which_words_were_said(text: str, day: date | None) -> None:
    article = Article(text=text, published=Published(day=date(2025, 5, 14)))
    assert reader().read(article).quotes[0].spoken == day


@pytest.mark.parametrize(
    ("text", "venue"),
    [
        ("“We will win,” Mike Johnson told Sky News.", "Sky News"),
        ("“We will win,” Mike Johnson told the BBC’s Today programme.", "BBC"),
        ("“We will win,” Mike Johnson wrote on Facebook.", "Facebook"),
        ("“We will win,” Mike Johnson told reporters.", None),
    ],
)
def test_where_words_were_said(text: str, venue: str | None) -> None:
    assert [quote.venue for quote in read(text)[1].quotes] == [venue]


def test_who_is_asked_does_not_ask() -> None:
    text, reading = read("Asked whether he would resign, Mike Johnson replied: “No comment.”")
    assert list(said(text, reading)) == [("No comment.", "Mike Johnson")]


def test_an_empty_article_says_nothing() -> None:
    assert reader().read(Article(text="")) == Reading()


def test_marked_words_are_their_possessors() -> None:
    """Who criticises "Sir Keir's 'island of strangers' comments" did not say it; a plan says nothing."""
    text, reading = read(
        "Jeremy Corbyn, who also criticised Sir Keir Starmer's 'island of strangers' comments, told them: "
        "'We will stand up.' He rejected Rachel Reeves's 'welfare reform' plan."
    )
    assert list(said(text, reading)) == [
        ("island of strangers", "Keir Starmer"),
        ("We will stand up.", "Jeremy Corbyn"),
    ]


def test_whose_words_are_only_mentioned_is_not_the_last_speaker() -> None:
    text, reading = read(
        "“We march,” said Jeremy Corbyn, who criticised Sir Keir Starmer's “island of strangers” comments.",
        "“And we will win,” he added.",
    )
    assert list(said(text, reading))[-1] == ("And we will win,", "Jeremy Corbyn")


def test_an_office_told_only_by_a_description() -> None:
    text, reading = read(
        "Keir Starmer met allies in London.",
        "“We stand with Ukraine,” Sir Keir Starmer said. The Prime Minister added that support would go on.",
    )
    (person,) = [one for one in reading.people if one.name == "Keir Starmer"]
    assert [(role.words, role.span.of(text)) for role in person.roles] == [
        ("Prime Minister", "Prime Minister")
    ]
    assert person.public


def test_he_in_a_report_is_who_reports() -> None:
    _, reading = read(
        "Attorney General Richard Blumenthal spoke to John Smith in Hartford.",
        "The attorney general said he had misspoken at an event in which he said he had served in Vietnam.",
    )
    assert {name_of(reading, quote) for quote in reading.quotes} == {"Richard Blumenthal"}
    assert all(reading.people[one.person].name != "John Smith" for one in reading.statements[2:])


def test_who_is_with_somebody_is_told_of_and_not_they() -> None:
    _, reading = read(
        "Barack Obama came on Monday.",
        "Files of the Obama administration were read, and Obama supporters met Obama’s aides.",
        "The Obama administration said no.",
    )
    told = [one.weak for one in reading.statements if reading.people[one.person].name == "Barack Obama"]
    assert told == [False, False, True]


def test_merely_speaking_is_no_statement_about_the_speaker() -> None:
    _, reading = read(
        "Sir Keir Starmer met Jeremy Corbyn.", "Sir Keir said the country changed when he was young."
    )
    told = [reading.people[one.person].name for one in reading.statements]
    assert told == ["Keir Starmer", "Jeremy Corbyn"]


def test_companies_and_veterans_are_bodies() -> None:
    _, reading = read(
        "Wal-Mart Stores said the shop would close. The Veterans of Foreign Wars said it would help.",
        "Acme Brick Inc. announced that it would build. Judges decided Oliver Brown v. Topeka Board.",
        "Trump told CNN that he believed it.",
    )
    kinds = {person.name: str(person.kind) for person in reading.people}
    assert kinds == {
        "Wal-Mart Stores": "organisation",
        "Veterans of Foreign Wars": "organisation",
        "Acme Brick Inc": "organisation",
        "Trump": "person",
        "CNN": "organisation",
    }


def test_a_body_that_speaks_through_somebody_nameless() -> None:
    text, reading = read(
        "Organisers The People's Assembly accused the government of making cuts.",
        "A spokesperson for the Home Office said the march was large.",
    )
    bodies = {
        person.name for person in reading.people if str(person.kind) == "organisation" and person.public
    }
    assert bodies == {"People's Assembly", "Home Office"}
    assert list(said(text, reading))[-1][1] is None


def test_told_whom_is_no_report() -> None:
    text, reading = read(
        "“We need a leader,” Mike Waltz told CNN when asked whether Donald Trump would resign."
    )
    assert list(said(text, reading)) == [("We need a leader,", "Mike Waltz")]


def test_a_headline_of_a_name_and_a_colon() -> None:
    text, reading = read(
        "Issa: Hillary Clinton’s honesty is “in question”",
        "Rep. Darrell Issa said Democrats lost.",
    )
    assert list(said(text, reading)) == [
        ("Hillary Clinton’s honesty is “in question”", "Darrell Issa"),
        ("Democrats lost", "Darrell Issa"),
    ]
    assert reading.quotes[0].reason == "named before the colon"


def test_reports_that_the_parser_breaks() -> None:
    text, reading = read(
        "Sharif Hotak described witnessing 35 bodies in one hospital.",
        "Mr Hotak said legalizing it could put thousands of people to work in upstate New York.",
        "One child was, according to the fire service, among the dead.",
        "Monica Rochester said the ship sank. However, she added, the search goes on.",
    )
    assert list(said(text, reading)) == [
        ("witnessing 35 bodies in one hospital", "Sharif Hotak"),
        ("legalizing it could put thousands of people to work in upstate New York", "Sharif Hotak"),
        ("One child was / among the dead", None),
        ("the ship sank", "Monica Rochester"),
        ("the search goes on", "Monica Rochester"),
    ]


def test_he_between_two_men_is_never_sure() -> None:
    _, reading = read("“We agree,” John Smith said after Peter Jones left. “It is over,” he added.")
    assert all(
        quote.confidence < 0.9 for quote in reading.quotes if quote.speaker and quote.speaker.kind != "proper"
    )


def test_may_who_tells_is_not_what_may_be_told() -> None:
    text, reading = read(
        "Theresa May lost the vote. Sir John Major, the former prime minister, was there.",
        "“I will fight on,” May told reporters.",
    )
    assert list(said(text, reading)) == [("I will fight on,", "Theresa May")]
    assert reading.quotes[0].status is Status.SAID
    assert [person.aliases for person in reading.people] == [
        ("Theresa May", "May"),
        ("John Major", "Sir John Major", "the former prime minister"),
    ]


def test_a_description_in_reported_words_is_not_who_reports_them() -> None:
    _, reading = read("Sharmila Devi, the party's leader, spoke. She said the leader had lied.")
    assert [person.aliases for person in reading.people] == [("Sharmila Devi", "the party's leader")]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("UNICEF said the plan was a mistake.", "UNICEF"),
        ("The vote hurt Spotify. Spotify said the plan was a mistake.", "Spotify"),
        ("Marks & Spencer said the plan was a mistake.", "Marks & Spencer"),
        ("The Red Cross said the plan was a mistake.", "Red Cross"),
        ("Goldman Sachs said the plan was a mistake.", "Goldman Sachs"),
        ("Meta said the plan was a mistake.", "Meta"),
    ],
)
def test_bodies_whose_names_are_words_or_names(sentence: str, name: str) -> None:
    text, reading = read("The plan was agreed on Monday.", sentence, "A vote is due.")
    assert [who for _, who in said(text, reading)] == [name]
    assert [one.kind for one in reading.people if one.name == name] == [PersonKind.ORGANISATION]


def test_a_title_before_another_name_is_no_description() -> None:
    _, reading = read(
        "Prime Minister Jack Marsh spoke. He said the Prime Minister League would meet on Monday."
    )
    assert [person.aliases for person in reading.people] == [("Jack Marsh", "Prime Minister Jack Marsh")]


def test_a_nameless_witness_is_not_who_was_named_before() -> None:
    text, reading = read(
        "Jermaine Oduya will appear in court later.",
        "A witness told the BBC he “heard screaming”. “I thought it was kids,” he said.",
    )
    (oduya,) = (person for person in reading.people if person.name == "Jermaine Oduya")
    assert [span.of(text) for span in oduya.mentions] == ["Jermaine Oduya"]
    assert [who for _, who in said(text, reading)] == [None, None]


def test_a_customer_with_a_name_stays_private() -> None:
    _, reading = read("Customer Doreen Capp, who has shopped there for years, said the bus came on Tuesdays.")
    assert [(one.name, one.roles[0].words, one.public) for one in reading.people] == [
        ("Doreen Capp", "Customer", False)
    ]


def test_a_nameless_neighbour_is_not_who_was_named_before() -> None:
    text, reading = read(
        "City engineer Dana Sandoval said letters would follow.",
        "Marvin Teague’s neighbor said she was offered $61,000. “That won’t buy a trailer,” she said.",
    )
    assert [who for words, who in said(text, reading) if "trailer" in words] == [None]


def test_the_subject_of_the_sentence_before_goes_on_speaking() -> None:
    text, reading = read(
        "Judge Carmen Villalobos ordered Gregory Pace to pay. She also ordered that he be held.",
        "Prosecutor Dana Whitlock declined to say more. “Stay tuned,” she said.",
    )
    assert [who for words, who in said(text, reading) if "tuned" in words] == ["Dana Whitlock"]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("MMG Ltd said it would appeal. The company said output would be cut.", "MMG Ltd"),
        ("Downing Street said it would appeal. The company said output would be cut.", None),
        (
            "Kroger said it would appeal. Walmart declined to comment. The company said output would be cut.",
            None,
        ),
        ("Kroger Co. said it would appeal. Acme Ltd has shut. The company said output would be cut.", None),
    ],
)
def test_the_company_is_the_body_that_spoke_just_before(sentence: str, name: str | None) -> None:
    text, reading = read(sentence)
    assert [who for words, who in said(text, reading) if "output" in words] == [name]


def test_answers_are_of_whoever_is_interviewed() -> None:
    text, reading = read(
        "By John Roe",
        "Maya Lin opens a show on Friday. Lin spoke to us in May.",
        "Q: What are you working on?",
        "A: A memorial, the last one I will make. My mother said that it was dear.",
        "Q: And after that?",
        "A: I will sleep for a year.",
    )
    assert list(said(text, reading)) == [
        ("A memorial, the last one I will make. My mother said that it was dear.", "Maya Lin"),
        ("it was dear", None),
        ("I will sleep for a year.", "Maya Lin"),
    ]
    assert [quote.status for quote in reading.quotes] == [Status.SAID, Status.SECOND_HAND, Status.SAID]


def test_whom_the_questions_name_is_not_interviewed() -> None:
    text, reading = read(
        "Maya Lin opens a show on Friday. Lin spoke to us in May.",
        "Q: What of Tom Roe? Roe says that Sam Doe paints better than Tom Roe does.",
        "A: They are both as good as they ever were.",
        "Q: Does Tom Roe know?",
        "A: I will ask him in two years.",
    )
    assert {who for _, who in said(text, reading)} == {"Maya Lin"}
    (figure,) = reading.figures
    assert figure.said_by is not None
    assert reading.people[figure.said_by].name == "Maya Lin"


@pytest.mark.parametrize(
    ("sentences", "words", "whose"),
    [
        (("Tom Roe met Sam Doe.", "Doe said: “Do nothing.” He replied: “Too late.”"), "Too late", None),
        (
            ("Bob Farrell was there.", "MP Mary Hoare said it was so. “They know it,” he added."),
            "They know",
            None,
        ),
        (
            (
                "“It stinks,” said Pat Kessler. “I know,” she said.",
                "Tom Ortega went with Ann Wozniak. She told him that it would end.",
            ),
            "would end",
            None,
        ),
        (
            (
                "Sam Roe ran. But Bob Poe won it, and Roe withdrew. He has continued to influence them.",
                "Roe's faith has shaped him as a man. He wrote that his work as a pastor helps him.",
            ),
            "helps him",
            None,
        ),
        (
            ("Tom Roe won in Iowa, but Bob Poe won the rest. He said that he would go on.",),
            "would go on",
            None,
        ),
        (("He said that Mr Fitch had lied. Mr Fitch is 38.",), "had lied", None),
        (("Alan Teague runs it. Teague was late. The regulator says he knew.",), "he knew", None),
    ],
    ids=[
        "who replies",
        "who adds, of another gender",
        "another named since",
        "whose faith",
        "of two halves",
        "whom one tells of",
        "a body",
    ],
)
def test_nobody_rather_than_the_wrong_one(sentences: tuple[str, ...], words: str, whose: str | None) -> None:
    text, reading = read(*sentences)
    assert [who for said_, who in said(text, reading) if words in said_] == [whose]


def test_she_after_a_surname_of_two_is_left_open() -> None:
    text, reading = read(
        "Peggy Larkspur, the actor, has died. Her daughter, Fern Larkspur, said she died at home.",
        "Nisha Pillai, the head of BBC Drama, paid tribute.",
        "In an interview Larkspur was asked why. “Darling,” she replied, “have you seen television?”",
    )
    assert [who for words, who in said(text, reading) if "Darling" in words] == [None]


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Jane Doe allegedly told staff that the plan was dead.", Status.ALLEGED),
        ("Jane Doe reportedly said that the plan was dead.", Status.SECOND_HAND),
        ("If Jane Doe says that the plan is dead, shares will fall.", Status.HYPOTHETICAL),
        ("Jane Doe is to say that the plan is dead.", Status.ADVANCE),
    ],
)
def test_small_words_that_say_how_sure_it_is(sentence: str, status: Status) -> None:
    _, reading = read(sentence)
    assert [quote.status for quote in reading.quotes] == [status]


@pytest.mark.parametrize(
    "sentence",
    [
        "Jane Doe refused to say that the plan was dead.",
        "Jane Doe declined to say whether the plan was dead.",
        "Neither Jane Doe nor John Roe said that the plan was dead.",
        "No minister said that the plan was dead.",
    ],
)
def test_what_nobody_said_is_no_quotation(sentence: str) -> None:
    _, reading = read(sentence)
    assert reading.quotes == ()


def test_a_sentence_that_a_cue_parts_is_one() -> None:
    text, reading = read("“The plan,” said Jane Doe, “is dead.” She added: “And so are we.”")
    assert list(said(text, reading)) == [("The plan, / is dead.", "Jane Doe"), ("And so are we.", "Jane Doe")]


def test_who_is_asked_in_passing_said_only_the_answer() -> None:
    text, reading = read("Jane Doe, asked if the plan was dead, said: “No comment.”")
    assert list(said(text, reading)) == [("No comment.", "Jane Doe")]


def test_a_programme_called_today_is_no_day() -> None:
    text, reading = read("Jane Doe told the BBC’s Today programme that the plan was dead.")
    assert list(said(text, reading)) == [("the plan was dead", "Jane Doe")]


def test_an_office_before_a_style_is_a_role() -> None:
    _, reading = read("Rachel Reeves has little time. It leaves Chancellor Ms Reeves with numbers to add up.")
    assert [(one.name, one.public, [role.words for role in one.roles]) for one in reading.people] == [
        ("Rachel Reeves", True, ["Chancellor"])
    ]


def test_the_president_is_not_the_vice_president() -> None:
    text, reading = read(
        "JD Vance, the vice president, spoke. Chris Philp, the shadow home secretary, listened.",
        "“We shall see,” the president said. “We shall not,” the home secretary said.",
    )
    assert [who for _, who in said(text, reading)] == [None, None]


def test_a_name_that_only_says_whose_turn_it_is_tells_nothing_of_them() -> None:
    text, reading = read(
        "Zara Kay is the president of Faithless Hijabi.",
        "Wikinews: Do you travel?",
        "Zara Kay: Not this year.",
    )
    told = [one.span.of(text) for one in reading.statements if reading.people[one.person].name == "Zara Kay"]
    assert told == ["Zara Kay is the president of Faithless Hijabi."]
