"""Which articles tell one event, and that event in the articles' own sentences.

`terms` (what an article is about) → `assign` (which story it joins); `window` keeps the last days in memory
for a stream of articles; `summary` chooses sentences, `title` a headline.
"""
