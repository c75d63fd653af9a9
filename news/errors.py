"""The root of all errors that a person can do something about."""


class WhosaidError(Exception):
    """Something went wrong that a person can act on: the text is one clear sentence that says how."""


class ModelError(WhosaidError):
    """The parser's model can't be loaded: no article is to blame."""
