"""Who repeats words is not taken for who said them first."""

import pytest

from news.quotes.repeated import repeated

ABBOTT = "I heard him. And, finally, he said we risk becoming an island of strangers. That is wrong."


@pytest.mark.parametrize(
    ("stretch", "words", "found"),
    [
        (ABBOTT, "island of strangers", "he said"),
        (ABBOTT, "that is wrong", None),
        ("We risk becoming an island of strangers.", "island of strangers", None),
        (
            "Sir Keir Starmer warned of an island of strangers.",
            "island of strangers",
            "Sir Keir Starmer warned",
        ),
        ("He said so. We are no island of strangers.", "island of strangers", None),
        ("He said so.", "", None),
        ("Now I'm saying that we are an island of strangers.", "island of strangers", None),
        ("We said we are an island of strangers.", "island of strangers", None),
        ("That said, we are an island of strangers.", "island of strangers", None),
        ("Hillary Clinton called on us to end this island of strangers.", "island of strangers", None),
        ("I trust what he said on this island of strangers.", "island of strangers", None),
        ("What Mr Poe said is that we are an island of strangers.", "island of strangers", "Mr Poe said"),
        ("He said no, and I see an island of strangers.", "island of strangers", None),
        ("He said, ‘No, and I see an island of strangers.’", "island of strangers", "He said"),
        ("They claimed it is an island of strangers.", "island of strangers", "They claimed"),
        ("As Ana Doe said, we are an island of strangers.", "island of strangers", "Ana Doe said"),
        ("I forgot she had said it on this island of strangers.", "island of strangers", None),
        ("Starmer called us an island of strangers.", "island of strangers", "Starmer called"),
        ("He called us back about an island of strangers.", "island of strangers", None),
        ("What Starmer called an island of strangers is ours.", "island of strangers", "Starmer called"),
        ("He said, and I quote, take back control.", "take back control", "He said"),
        ("He said, and I agree with him, that we take back control.", "take back control", "He said"),
        ("She said it in 2016: enough is enough.", "enough is enough", "She said"),
        ("He said one thing: enough is enough.", "enough is enough", "He said"),
        ("He said one thing and did another on this island of strangers.", "island of strangers", None),
        ("What he said was take back control.", "take back control", "he said"),
        ("It said we risk becoming an island of strangers.", "island of strangers", "It said"),
        ("The party is over. He said art is over.", "art", "He said"),
    ],
)
def test_words_given_as_somebody_else_s(stretch, words, found):
    assert repeated([stretch], words) == found
