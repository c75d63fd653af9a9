"""From what comes in to articles. `dumps` is the door for text.

A text is cut into `pieces` (lines, `inline` furniture and `breaks` within a line, `wrapped` lines joined),
which their `context` tells apart; `signals` (`openings`, `cohesion`, `headlines`) say where articles have
their `boundaries`; `prose` keeps what is the article's own; `masthead` and `embargo` read what stands above.
"""
