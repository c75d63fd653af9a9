"""What editors can decide."""

from enum import StrEnum


class Kind(StrEnum):
    """A decision: about a quote, about an article, about a person, about a story."""

    HIDE_QUOTE = "hide_quote"
    NOT_A_QUOTE = "not_a_quote"
    NOT_THEIRS = "not_theirs"
    SOMEONE_ELSE = "someone_else"
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


HIDING = frozenset({Kind.HIDE_QUOTE, Kind.HIDE_ARTICLE, Kind.HIDE_PERSON})
QUOTES = frozenset({Kind.HIDE_QUOTE, Kind.NOT_A_QUOTE, Kind.NOT_THEIRS, Kind.SOMEONE_ELSE})
PEOPLE = frozenset({Kind.HIDE_PERSON, Kind.NOT_A_PERSON, Kind.MERGE, Kind.RENAME, Kind.ALIAS})
STORIES = frozenset({Kind.MERGE_STORIES, Kind.MOVE_ARTICLE, Kind.RENAME_STORY})
IN_ARTICLES = frozenset(Kind) - PEOPLE - STORIES
