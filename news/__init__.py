"""The pure core: article text in; quotes, people, figures, stories, digests out.

`nouns` names what the house is about, `text` holds what every reader needs of a text; `intake` turns files
and pages into articles, `reading` turns an article into what it says. Only `nlp` imports spaCy.
"""
