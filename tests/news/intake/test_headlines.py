"""Headlines among kickers, lists of other stories, labels and markup; bylines and tags around them."""

import pytest

from news.intake.dumps import find_articles
from news.nouns import Article

LEAD = (
    "The old bridge in Tarn will be closed for two years, the city council said on Monday.\n"
    "Ann Roe, the council's engineer, said the bridge had sunk by 40 centimetres since 2019.\n"
    "“Nobody should drive on it,” Ms Roe told reporters.\n"
)
HEADLINE = "Old bridge in Tarn to close for two years"


def article(text: str) -> Article:
    (found,) = find_articles(text)
    return found.article


@pytest.mark.parametrize(
    "above",
    [
        f"{HEADLINE}\n",
        f"{HEADLINE}\n\n",
        f"# {HEADLINE}\n\n",
        f"Headline: {HEADLINE}\nSource: Tarn Herald\n\n",
        f"World\n{HEADLINE}\nJane Doe\n",
        f"Article 3\n{HEADLINE}\n",
        f"{HEADLINE}\nPublished\n14 May 2025\nShare\nJane Doe\nTarn Herald\nImage caption,\nThe bridge\n",
        f"{HEADLINE}\n\nCouncil warns drivers of long delays as winter draws near\n\n",
    ],
)
def test_the_headline_is_found_among_what_stands_above(above: str) -> None:
    found = article(above + LEAD)
    assert found.headline == HEADLINE
    assert found.text == LEAD.strip()


def test_a_standfirst_follows_the_headline() -> None:
    standfirst = "Council warns drivers of long delays as winter draws near"
    assert article(f"{HEADLINE}\n{standfirst}\n{LEAD}").standfirst == standfirst


def test_labels_state_outlet_and_author() -> None:
    found = article(f"Title: {HEADLINE}\nAuthor: Jane Doe\nSource: Tarn Herald\nDate: 2024-05-02\n\n{LEAD}")
    assert (found.headline, found.outlet, found.byline) == (HEADLINE, "Tarn Herald", "Author: Jane Doe")
    assert found.published is not None


def test_tags_below_are_no_prose() -> None:
    assert article(f"{LEAD}Topics\nTarn\nBridges and tunnels\n").text == LEAD.strip()


def test_a_sentence_is_no_headline() -> None:
    assert article(LEAD).headline is None


def test_no_dateline_is_made_up() -> None:
    assert article(f"TARN, May 2 (Reuters) - {LEAD}").dateline == "TARN, May 2 (Reuters)"
    assert article(LEAD).dateline is None
