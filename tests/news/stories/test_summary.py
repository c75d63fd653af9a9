from hypothesis import given
from hypothesis import strategies as st

from news.nouns import Article
from news.stories.claims import alleges, denies
from news.stories.loaded import loaded_words
from news.stories.standing import Sentence, stands_alone
from news.stories.summary import Carried, Tells, summarise
from tests.made import span

APOLOGY = (
    "Representative Bob Etheridge apologised on Monday for grabbing a student by the wrist in Washington."
)
SHORT = "Bob Etheridge apologised on Monday for grabbing a student by the wrist."
VIDEO = "A film of the tussle was posted on Friday and was seen by more than 12,000 people in a day."
QUOTED = "“I deeply and profoundly regret my reaction,” Mr Etheridge told reporters at a press conference."
HE = "He also said that he would meet the student and hear his side of the affair."
LOADED = "Etheridge mounted a desperate defence of his shameful conduct before reporters in Washington."
ALLEGED = "A second student, Roe, alleged that Etheridge had pushed another visitor in the spring."
DENIED = "Mr Etheridge denied the claim of the second student, and said that no visitor was ever pushed."
HE_DENIED = "He denied it when reporters asked about the matter at the press conference."
PREVIEW = "Bob Etheridge is expected to apologise on Monday for grabbing a student. He will speak at noon."


def carried(key, *said, outlet=None, **found):
    return Carried(key=key, article=Article(text="\n".join(said), outlet=outlet), **found)


def words(*story, **limits):
    return [chosen.words for chosen in summarise(story, **limits).sentences]


def test_a_lead_comes_first_and_no_other_says_the_same():
    chosen = words(carried(1, APOLOGY, VIDEO, outlet="fox"), carried(2, SHORT, QUOTED, outlet="nyt"))
    assert chosen[0] in {APOLOGY, SHORT}
    assert len({APOLOGY, SHORT}.intersection(chosen)) == 1
    assert VIDEO in chosen


def test_each_sentence_comes_with_its_article_and_outlet():
    article = carried(7, APOLOGY, outlet="fox")
    (chosen,) = summarise([article]).sentences
    assert (chosen.key, chosen.outlet, chosen.ahead) == (7, "fox", False)
    assert chosen.span.of(article.article.text) == chosen.words


def test_mid_air_and_loaded_sentences_are_left_out():
    assert words(carried(1, HE, LOADED, APOLOGY)) == [APOLOGY]


def test_a_figure_or_quote_is_worth_more_than_its_words():
    plain = carried(1, APOLOGY, VIDEO, QUOTED)
    limits = {"most_words": 35, "most_sentences": 2}
    text = plain.article.text
    figure = carried(1, APOLOGY, VIDEO, QUOTED, figures=(span(text, "more than 12,000"),) * 9)
    quote = carried(1, APOLOGY, VIDEO, QUOTED, quotes=(span(text, "I deeply and profoundly regret"),))
    assert VIDEO in words(figure, **limits) or QUOTED in words(plain, **limits)
    assert QUOTED in words(quote, **limits)


def test_an_allegation_comes_with_its_denial():
    chosen = words(carried(1, APOLOGY, ALLEGED, VIDEO, DENIED))
    assert chosen.index(DENIED) == chosen.index(ALLEGED) + 1


def test_an_allegation_whose_denial_cannot_be_shown_is_left_out():
    assert ALLEGED not in words(carried(1, APOLOGY, ALLEGED, VIDEO, HE_DENIED))
    assert ALLEGED not in words(carried(1, APOLOGY, ALLEGED, DENIED), most_words=35)


def test_an_allegation_that_nobody_denied_keeps_its_hedge():
    assert ALLEGED in words(carried(1, APOLOGY, ALLEGED, VIDEO))


def test_previews_and_reports_are_told_apart():
    before, after = carried(1, PREVIEW, outlet="fox"), carried(2, APOLOGY, outlet="nyt")
    assert summarise([before]).tells is Tells.PREVIEWS
    assert [chosen.ahead for chosen in summarise([before]).sentences] == [True]
    assert summarise([after]).tells is Tells.REPORTS
    both = summarise([before, after])
    assert both.tells is Tells.BOTH
    assert [chosen.words for chosen in both.sentences] == [APOLOGY]


def test_outlets_that_are_not_stated_count_as_one():
    chosen = words(carried(1, APOLOGY, VIDEO), carried(2, QUOTED), outlet_words=40)
    assert sum(len(each.split()) for each in chosen) <= 40


def test_a_story_without_a_showable_sentence_has_an_empty_summary():
    assert summarise([carried(1, HE, LOADED)]).sentences == ()
    assert summarise([]).sentences == ()


pool = st.sampled_from(
    [APOLOGY, SHORT, VIDEO, QUOTED, HE, LOADED, ALLEGED, DENIED, HE_DENIED, PREVIEW, "Read more", "— ‘"]
)
stories = st.lists(
    st.tuples(st.lists(pool, max_size=8), st.sampled_from([None, "fox", "nyt"])), min_size=1, max_size=4
)


@given(stories, st.integers(0, 150))
def test_whatever_the_story_its_summary_keeps_the_rules(made, most):
    story = [carried(key, *said, outlet=outlet) for key, (said, outlet) in enumerate(made)]
    chosen = summarise(story, most_words=most).sentences
    lengths = dict.fromkeys((None, "fox", "nyt"), 0)
    for one in chosen:
        assert one.span.of(story[int(one.key)].article.text) == one.words
        assert stands_alone(Sentence(span=one.span, words=one.words, place=0 if one.span.start == 0 else 1))
        assert not loaded_words(one.words)
        lengths[one.outlet] += len(one.words.split())
    assert max(lengths.values()) <= 75
    assert sum(lengths.values()) <= most
    assert len({one.words for one in chosen}) == len(chosen)
    for one in chosen:
        if alleges(one.words) and not denies(one.words) and DENIED in story[int(one.key)].article.text:
            assert any(denies(other.words) for other in chosen)
