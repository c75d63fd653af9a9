"""Web pages as news sites make them, in small: an article amid everything that isn't one."""

PROSE = tuple(
    """
    The council in Dover voted on Tuesday to rebuild the harbour wall after three winters of storms, setting \
aside money that had been meant for a new road.
    “We will not let the sea take another street,” said Ana Doe, the leader of the council, who had argued \
for the work since she was elected.
    The wall, which was built in the last century, has been closed to the public for most of the year, and \
engineers have warned that it could fail when the next spring tide comes.
    John Roe, who keeps a boat in the harbour, told the meeting: “It should have been done ten years ago, \
and everybody in this room knows it.”
    The work is to begin in the autumn and will take two years, the council said, and the harbour is to stay \
open to boats while it goes on.
    """.strip().split("\n    ")
)
HEADLINE = "Dover council votes to rebuild harbour wall"
LD = (
    '{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"The Example"},'
    '{"@type":"NewsArticle","headline":"Dover council votes to rebuild harbour wall",'
    '"datePublished":"2025-05-14T06:25:06+01:00","dateModified":"2025-05-15T09:00:00+01:00",'
    '"author":[{"@type":"Person","name":"Jane Poe"}],'
    '"publisher":{"@type":"Organization","name":"The Example"}}]}'
)


def page(
    *,
    prose: tuple[str, ...] = PROSE,
    headline: str = HEADLINE,
    ld: str = LD,
    head: str = "",
    dateline: str = "",
    below: str = "",
    html: str = '<html lang="en">',
) -> str:
    """Return a page's source with what news sites put around an article."""
    paragraphs = "\n".join(f"<p>{words}</p>" for words in prose)
    return f"""<!DOCTYPE html>{html}<head><title>{headline} | The Example</title>
<meta property="og:title" content="{headline}"><meta property="og:site_name" content="The Example">
<link rel="canonical" href="https://www.example.com/news/dover-wall?utm_source=feed">
<script type="application/ld+json">{ld}</script>{head}</head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav>
<main><article><h1>{headline}</h1>{dateline}
<script>window.__STATE__ = {{"siteNavIsOpen":true,"lead":"“They lied to us,” said nobody at all"}};</script>
<div class="story">{paragraphs}</div>{below}</article>
<aside><h2>Most read</h2><ul><li><a href="/a">Another story about a road nobody wanted</a></li></ul></aside>
</main><footer><p>© 2025 The Example. All rights reserved.</p><a href="/terms">Terms of use</a></footer>
</body></html>"""
