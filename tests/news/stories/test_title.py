from news.nouns import Article
from news.stories.terms import terms_of
from news.stories.title import Headline, plainest, repeats

TEXT = "Bob Etheridge apologised for a confrontation with a student in Washington."


def headline(number, words):
    terms = terms_of(Article(text=TEXT, headline=words))
    return Headline(key=number, words=words, outlet=f"o{number}", terms=terms.keys())


def chosen(*headlines):
    found = plainest([headline(n, words) for n, words in enumerate(headlines)])
    return found and (found.words, found.outlet)


def test_the_plainest_headline_is_chosen_with_its_outlet():
    plain = "Etheridge Apologizes for Confrontation in Washington"
    loud = "Bob Etheridge ATTACKS Student: VIDEO"
    assert chosen(loud, plain, "Why did Etheridge grab a student?") == (plain, "o1")


def test_a_loaded_headline_is_never_our_title():
    assert chosen("Etheridge slams student in desperate bid") is None
    assert chosen("Etheridge's desperate bid", "Student met Etheridge at what a friend said was a party") == (
        "Student met Etheridge at what a friend said was a party",
        "o1",
    )


def test_without_a_headline_there_is_no_title():
    assert chosen("", " ") is None
    assert plainest([]) is None


def test_ties_go_to_the_article_given_first():
    assert chosen("Etheridge apologised to a student", "Etheridge apologised to a student") == (
        "Etheridge apologised to a student",
        "o0",
    )


def test_a_headline_repeats_no_words_that_are_none():
    assert not repeats("Mayor vows to build it", "…")
