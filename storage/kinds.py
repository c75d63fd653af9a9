"""What editors can decide."""

from enum import StrEnum


class Kind(StrEnum):
    """A decision: about a quote, a figure, an article, a person, a story."""

    HIDE_QUOTE = "hide_quote"
    NOT_A_QUOTE = "not_a_quote"
    NOT_THEIRS = "not_theirs"
    SOMEONE_ELSE = "someone_else"
    HIDE_FIGURE = "hide_figure"
    NOT_A_FIGURE = "not_a_figure"
    NOT_THEIR_FIGURE = "not_their_figure"
    FIGURE_BY = "figure_by"
    HIDE_ARTICLE = "hide_article"
    HIDE_PERSON = "hide_person"
    NOT_A_PERSON = "not_a_person"
    MERGE = "merge"
    SPLIT = "split"
    RENAME = "rename"
    ALIAS = "alias"
    MERGE_STORIES = "merge_stories"
    MOVE_ARTICLE = "move_article"
    RENAME_STORY = "rename_story"


HIDING = frozenset({Kind.HIDE_QUOTE, Kind.HIDE_FIGURE, Kind.HIDE_ARTICLE, Kind.HIDE_PERSON})
QUOTES = frozenset({Kind.HIDE_QUOTE, Kind.NOT_A_QUOTE, Kind.NOT_THEIRS, Kind.SOMEONE_ELSE})
FIGURES = frozenset({Kind.HIDE_FIGURE, Kind.NOT_A_FIGURE, Kind.NOT_THEIR_FIGURE, Kind.FIGURE_BY})
PEOPLE = frozenset({Kind.HIDE_PERSON, Kind.NOT_A_PERSON, Kind.MERGE, Kind.RENAME, Kind.ALIAS})
STORIES = frozenset({Kind.MERGE_STORIES, Kind.MOVE_ARTICLE, Kind.RENAME_STORY})
IN_ARTICLES = frozenset(Kind) - PEOPLE - STORIES
