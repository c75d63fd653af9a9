"""Which stretches stand in quotation marks."""

import pytest

from news.nouns import Span
from news.quotes.marks import marked

CASES = [
    ("double", '"Something has to change," he said.', ["Something has to change,"]),
    ("curly", "“Something has to change,” he said.", ["Something has to change,"]),
    ("single", "He said: 'Things are tense.'", ["Things are tense."]),
    ("curly single", "A ‘visibly distressed’ child", ["visibly distressed"]),
    ("guillemets", "«C'est la vie,» he said.", ["C'est la vie,"]),
    ("doubled singles", "''I know,'' he said.", ["I know,"]),
    ("apostrophes", "The ministers' plan isn't Labour's.", []),
    ("apostrophes inside", "'The women can't agree,' he said of the boys' row.", ["The women can't agree,"]),
    ("elision", "It was rock 'n' roll in the '90s.", []),
    ("reopened", "'It is bad. 'It is over.'", ["It is bad.", "It is over."]),
    ("nested single", "“He said ‘I agree’ to me,” she said.", ["He said ‘I agree’ to me,"]),
    ("nested alike", "'The 'fiscal rules' trap us.'", ["The 'fiscal rules' trap us."]),
    ("mismatched", "given the 'utmost priority\". He left.", ["utmost priority"]),
    ("closing missing", "She said: “We were hoping for peace.", ["We were hoping for peace."]),
    (
        "opening missing",
        "Some asked me for money, so I was homeless.”",
        ["Some asked me for money, so I was homeless."],
    ),
    ("curly and straight", "‘Fuming' Angela Rayner", ["Fuming"]),
    ("two", "“There is still an opening here” for a “deal”.", ["There is still an opening here", "deal"]),
    (
        "lone after an inner one",
        '"She\'ll be \'above the president,\' " said Khin. "It is not."',
        ["She'll be 'above the president,'", "It is not."],
    ),
    ("no space before", 'He declined to be named."We were deceived," he said.', ["We were deceived,"]),
    ("a paragraph marked twice", '"“It is bad,” he said before he left."', ["It is bad,"]),
    ("empty", "“” and ''", []),
]


@pytest.mark.parametrize(("text", "words"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_marked_words(text: str, words: list[str]) -> None:
    found = marked(text, Span(0, len(text)))
    assert [one.content.of(text) for one in found] == words


def test_a_single_mark_left_open_counts_where_the_speech_goes_on() -> None:
    text = "He added: 'If he is serious, he should never have scrapped it."
    assert marked(text, Span(0, len(text))) == []
    (one,) = marked(text, Span(0, len(text)), followed=True)
    assert one.content.of(text) == "If he is serious, he should never have scrapped it."
    assert not one.closed


def test_offsets_are_the_articles() -> None:
    text = "First.\n“Yes,” she said."
    (one,) = marked(text, Span(7, len(text)))
    assert (one.outer.of(text), one.content.of(text)) == ("“Yes,”", "Yes,")
