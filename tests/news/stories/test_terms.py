from news.nouns import Article
from news.stories.terms import MOST_TERMS, terms_of
from news.stories.words import common, empty, stem


def weight(text, term, headline=None, names=()):
    return terms_of(Article(text=text, headline=headline), names).get(term, 0)


def test_a_name_weighs_more_than_another_word():
    text = "The grocer saw Etheridge. Etheridge saw the grocer."
    assert weight(text, "etheridge") > weight(text, "grocer") > 0


def test_a_word_also_written_small_is_no_name():
    assert weight("Grocers left. The grocers sang.", "grocer") == weight(
        "grocers left, grocers sang", "grocer"
    )


def test_names_may_be_handed_in():
    assert weight("ask.com closed", "closed") < weight("ask.com closed", "com", names=["Ask.com"])


def test_the_headline_counts():
    assert weight("A ferry sank.", "ferry", headline="Ferry sinks") > weight("A ferry sank.", "ferry")


def test_spelling_is_folded():
    assert weight("Zelenskyy’s café", "cafe")
    assert weight("Zelenskyy’s café", "zelenskyy")


def test_words_of_the_calendar_are_left_out():
    assert not terms_of(Article(text="It was said on Monday that they would."))


def test_only_the_heaviest_terms_are_kept():
    text = " ".join(f"word{number}" for number in range(1000))
    assert len(terms_of(Article(text=text))) == MOST_TERMS


def test_lists_are_stems_and_apart():
    assert {stem(word) for word in common() | empty()} == common() | empty()
    assert not common() & empty()
