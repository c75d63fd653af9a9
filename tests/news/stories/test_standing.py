from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.nouns import Article, Span
from news.stories.loaded import LOADED, PHRASES, loaded_words, unmarked
from news.stories.standing import LEANING_OPENINGS, Sentence, sentences, stands_alone


def alone(words, place=1):
    return stands_alone(Sentence(span=Span(0, len(words)), words=words, place=place))


@pytest.mark.parametrize(
    "words",
    [
        "Sir Keir and Mr Rama are also expected to increase cooperation on tackling organised crime.",
        "“Something has to change,” Mike Johnson told NBC in an interview on Sunday morning.",
        "The prime minister of Albania, Edi Rama, won a fourth term in office last weekend.",
        "The Justice Department said the pair used political money to pay for tuition.",
        "Ana Doe, the mayor, said it was a “desperate bid” to win the vote in the town.",
        "The federal judge overseeing the case, Robert Wilkins, is to sentence Mr Doe on Friday.",
        "The Pentagon said on Thursday that nobody was hurt in the town of the bridge.",
        "US Speaker Mike Johnson has suggested that a deal with the US is near, as he told NBC.",
        "The police said on Thursday that nobody was hurt in the town of the bridge.",
        "Ana Doe told the council on Thursday that the bridge would be built in the town.",
        "The backlash to the town's new law on bridges grew on Monday, the mayor's office said.",
        "“Building bridges takes time and money,” Ana Doe said in the town on Sunday morning.",
        "The ministers' plan for the town's bridge was put to the vote on Thursday night.",
    ],
)
def test_a_sentence_that_names_whom_it_tells_of_stands_alone(words):
    assert alone(words)


@pytest.mark.parametrize(
    "words",
    [
        "He also said that the bridge would be built before the end of the year.",
        "But Ana Doe, the mayor, said that the bridge would never be built at all.",
        "“We will build it before the end of the year,” she said on Thursday in the town.",
        "“We will build it before the end of the year, whatever they say in the capital.”",
        "The latter said that the bridge would be built before the end of the year.",
        "The Republican said “it’s up to the Ukrainians to figure that out” on Sunday.",
        "The 49-year-old teaches at Randolph-Macon College, north of Richmond in the state of Virginia.",
        "The group sent a letter to the mayor ahead of the vote on Thursday night.",
        "On Monday he told the council of the town that the bridge would be built.",
        "The wreck was located about 50 miles south of Okinawa in the summer of last year.",
        "Vesey also indicated that equipment is being added to lines to aid in shutdowns.",
        "“This was a hoax with a photo sent out on it,” Ana Doe said in an interview in her office.",
        "“He said the exact same thing that the governor said,” Ana Doe told the paper on Sunday.",
        "It’s Senator Doe’s job to keep the caucus together and to fight for the town’s values.",
        "The billionaire ex-mayor, who has endorsed Ana Doe, said that the bridge would be built.",
        "The dueling running mates turned the only debate of the year into a long affair.",
        "Ana Doe told Jorge Roe in an interview for Fusion.",
        "So why is Ana Doe now flying out to the capital for a handshake?",
        "Ana Doe is making a desperate bid to build the bridge before the end of the year.",
        "I met Ana Doe at the bridge, where workers were about to leave for lunch.",
        "One minister told the paper on Sunday: ‘Things are tense in the town of the bridge.",
        "Money came in exchange for an assurance from Senate Leader Mitch McConnell (R-Ky.",
        "Ana Doe built it.",
        "Ana Doe, the mayor, on the bridge in the town, with workers and engineers",
        "Image: Ana Doe, the mayor, stands on the bridge before the vote on Thursday.",
    ],
)
def test_a_sentence_that_leans_on_another_or_judges_does_not(words):
    assert not alone(words)


def test_an_article_begins_with_nothing_before_it():
    words = "The wreck was located about 50 miles south of Okinawa in the summer of last year."
    assert alone(words, place=0)


def test_loaded_words_come_with_their_reason():
    assert loaded_words("Starmer's desperate bid to win") == {
        "desperate": "judges for the reader",
        "desperate bid": "judges for the reader",
    }
    assert loaded_words("the so-called plan") == {
        "so-called": "says that something is not so without saying it"
    }


@pytest.mark.parametrize("marked", ["“desperate”", '"desperate"', "'desperate'", "‘desperate, isn’t it’"])
def test_what_stands_in_marks_is_somebody_elses(marked):
    assert not loaded_words(f"Doe called it {marked} on Thursday.")
    assert "desperate" not in unmarked(f"Doe called it {marked} on Thursday.")


def test_an_apostrophe_is_no_mark():
    assert loaded_words("The mayor's desperate plan hit the town's budget")


def test_each_loaded_word_has_one_reason():
    words = [word for listed in LOADED.values() for word in listed.split()] + list(PHRASES)
    assert len(words) == len(set(words))
    assert all(opening == opening.lower() for opening in LEANING_OPENINGS)


@given(st.text(alphabet="Ab c.!?“”'\"\n ", max_size=200))
def test_sentences_are_words_of_the_text_in_order(text):
    found = sentences(Article(text=text))
    assert all(sentence.words == sentence.span.of(text) for sentence in found)
    ends = [sentence.span for sentence in found]
    assert all(one.end <= other.start for one, other in pairwise(ends))
    assert "".join("".join(sentence.words for sentence in found).split()) == "".join(text.split())
