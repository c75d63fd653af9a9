"""Do chosen sentences tell what another tells? Beside LexRank and the lead, by ROUGE at equal length.

usage: python -m tests.bench.summaries [--stories PATH] [--articles PATH …]

Stories: JSONL `{"id", "cluster", "source", "title", "text"}`, stories of some articles. All but one of them
are summarised; that one's first 100 words are the reference; each in turn. Articles: JSONL `{"title",
"text"}`, where a first paragraph tells the event: it is the reference, the rest is summarised. Every summary
is cut to as many words as ours has. ROUGE-N is the F1 of n-grams (Lin 2004), without stemming. LexRank is
sumy's, with its defaults, on the sentences that ours are chosen from.
"""

import argparse
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path

from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
from sumy.summarizers.lex_rank import LexRankSummarizer

from news.nouns import Article
from news.stories.standing import sentences
from news.stories.summary import Carried, summarise
from news.text import paragraphs

LENGTH = 100
PARAGRAPH = 12
"""Words from which on a line is a paragraph, not a date or a caption."""

PARAGRAPHS = 5
"""Paragraphs that an article must have, or nothing is chosen."""

_WORD = re.compile(r"\w+")
Ways = dict[str, Callable[[Sequence[Article]], str]]
Case = tuple[Sequence[Article], str]
"""Articles to summarise, and the words to which the summary is compared."""


def main() -> int:
    """Print ROUGE-1 and ROUGE-2 of each way on each set; exit 1 where ours falls below LexRank's."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.summaries", description=__doc__)
    parser.add_argument("--stories", metavar="PATH", type=Path)
    parser.add_argument("--articles", metavar="PATH", type=Path, nargs="*", default=[])
    options = parser.parse_args()
    sets = {path.name: _of_one(path) for path in options.articles}
    if options.stories:
        sets |= {options.stories.name: _of_stories(options.stories)}
    below = [_falls_below(name, cases) for name, cases in sets.items()]
    return int(any(below))


def _falls_below(name: str, cases: Sequence[Case]) -> bool:
    """Print the figures of a set; tell whether ours are below LexRank's."""
    found = {way: _rouge(WAYS[way], cases) for way in WAYS}
    for way, (one, two, length) in found.items():
        told = f"{name}, {len(cases)}: {way:8} ROUGE-1 {one:.3f}  ROUGE-2 {two:.3f}  {length:.0f} words\n"
        sys.stdout.write(told)
    return any(ours < theirs for ours, theirs in zip(found["ours"][:2], found["lexrank"][:2], strict=True))


def ours(articles: Sequence[Article]) -> str:
    """Return the summary as the product chooses it."""
    story = [Carried(key=number, article=article) for number, article in enumerate(articles)]
    return " ".join(chosen.words for chosen in summarise(story, most_words=LENGTH).sentences)


def lead(articles: Sequence[Article]) -> str:
    """Return the articles' first sentences in turn: hard to beat on news (Nenkova 2005)."""
    read = [sentences(article) for article in articles]
    return " ".join(sentence.words for row in zip(*read, strict=False) for sentence in row)


def lexrank(articles: Sequence[Article]) -> str:
    """Return the sentences that are most alike to others that are: as many of sumy's as fill the length."""
    texts = [Sentence(one.words, _Tokens()) for article in articles for one in sentences(article)]
    document = ObjectDocumentModel([Paragraph(texts)])
    made = ""
    for count in range(1, len(texts) + 1):
        made = " ".join(str(one) for one in LexRankSummarizer()(document, count))
        if len(_words(made)) >= LENGTH:
            break
    return made


class _Tokens:
    """What sumy asks of a tokenizer: its own wants data that no registry has."""

    def to_words(self, sentence: str) -> tuple[str, ...]:
        """Return the words in lower case."""
        return tuple(_words(sentence))


WAYS: Ways = {"ours": ours, "lexrank": lexrank, "lead": lead}


def _rouge(way: Callable[[Sequence[Article]], str], cases: Sequence[Case]) -> tuple[float, ...]:
    rows = [_scores(way, given, reference) for given, reference in cases]
    return tuple(sum(column) / len(rows) for column in zip(*rows, strict=True))


def _scores(
    way: Callable[[Sequence[Article]], str], given: Sequence[Article], reference: str
) -> tuple[float, float, float]:
    length = len(_words(ours(given)))
    made, told = _words(way(given))[:length], _words(reference)[:LENGTH]
    return _overlap(made, told, 1), _overlap(made, told, 2), float(len(made))


def _overlap(made: Sequence[str], reference: Sequence[str], n: int) -> float:
    one, other = (Counter(zip(*(words[k:] for k in range(n)), strict=False)) for words in (made, reference))
    both = sum((one & other).values())
    return 2 * both / max(1, sum(one.values()) + sum(other.values()))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _rows(path: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _of_stories(path: Path) -> list[Case]:
    """Return the articles of each story but one, and that one's text."""
    stories: dict[str, list[Article]] = defaultdict(list)
    for row in _rows(path):
        stories[row["cluster"]].append(_article(row["text"], headline=row["title"], outlet=row["source"]))
    return [
        ([article for article in story if article is not held], held.text)
        for story in stories.values()
        for held in story
    ]


def _of_one(path: Path) -> list[Case]:
    """Return what each article tells after its first paragraph, and that paragraph."""
    cases: list[Case] = []
    for row in _rows(path):
        text = row["text"]
        told = [span.of(text) for span in paragraphs(text) if len(span.of(text).split()) >= PARAGRAPH]
        rest = _article("\n".join(told[1:]), headline=row.get("title"), outlet=None)
        if len(told) >= PARAGRAPHS and ours([rest]):
            cases.append(([rest], told[0]))
    return cases


def _article(text: str, *, headline: str | None, outlet: str | None) -> Article:
    return Article(text=text, headline=headline, outlet=outlet, paragraphs=paragraphs(text))


if __name__ == "__main__":
    sys.exit(main())
