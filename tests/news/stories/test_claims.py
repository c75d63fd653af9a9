import pytest

from news.nouns import Article
from news.stories.claims import Timing, ahead, alleges, denies, timing_of
from news.stories.standing import sentences


@pytest.mark.parametrize(
    "words", ["He allegedly took it.", "Doe is accused of theft.", "The allegations grew."]
)
def test_allegations_are_told(words):
    assert alleges(words)
    assert not denies(words)


@pytest.mark.parametrize(
    "words", ["Doe denies it.", "Doe pleaded not guilty.", "A denial came.", "She rejected the claim."]
)
def test_denials_are_told(words):
    assert denies(words)


@pytest.mark.parametrize(
    ("words", "foretold"),
    [
        ("Sir Keir and Edi Rama are expected to agree measures.", True),
        ("Britain will pay for drone patrols.", True),
        ("The judge is scheduled to sentence Mr Doe on Friday.", True),
        ("Mr Doe said he will resign.", False),
        ("Mr Doe told reporters that talks are expected to fail.", False),
        ("“We will win,” says Ana Doe in the town.", False),
        ("Mr Doe resigned.", False),
    ],
)
def test_what_is_to_come_is_told_from_what_somebody_said_about_it(words, foretold):
    assert ahead(words) is foretold


def test_an_article_is_a_preview_by_its_opening():
    before = "Doe will meet Roe on Friday. They are expected to sign a deal. It follows a row."
    after = "Doe met Roe on Friday and signed. They shook hands. Roe will visit Doe in May."
    assert timing_of(sentences(Article(text=before))) is Timing.PREVIEW
    assert timing_of(sentences(Article(text=after))) is Timing.REPORT
    assert timing_of([]) is Timing.REPORT
