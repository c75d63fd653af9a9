"""The parser: a tree a sentence, in order."""

from news.nlp import Parser


def test_equal_sentences_have_equal_trees_in_their_own_places() -> None:
    sentences = ["He said so.", "She left.", "He said so.", "", "She left."]
    assert ["".join(tree.words[:1]) for tree in Parser().trees(sentences)] == ["He", "She", "He", "", "She"]
