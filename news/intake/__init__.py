"""From what comes in to articles. `dumps` is the door for text, `page` for web pages.

A text is cut into `pieces` (lines, `inline` furniture and `breaks` within a line, `wrapped` lines joined),
which their `context` tells apart; `signals` (`openings`, `cohesion`, `headlines`) say where articles have
their `boundaries`; `prose` keeps what is the article's own; `masthead` and `embargo` read what stands above.

A page is taken apart into `page_blocks`; `page_prose` keeps the article's own, below its `page_headline`;
`page_stated`, `page_dates` and `page_urls` read what it states about itself; `page_refusals` say why it is no
article, by `page_wordings`.
"""
