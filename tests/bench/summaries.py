"""Do chosen sentences tell what another outlet tells? Beside LexRank and the lead, by ROUGE at equal length.

usage: python -m tests.bench.summaries --stories PATH

PATH: JSONL `{"id", "cluster", "source", "title", "text"}`, stories of three articles. Two of them are
summarised; the third's first 100 words are the reference; each of the three in turn. Every summary is cut
to as many words as ours has. ROUGE-N is the F1 of n-grams (Lin 2004), without stemming. LexRank is sumy's,
with its defaults, on the sentences that ours are chosen from.
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

_WORD = re.compile(r"\w+")
Ways = dict[str, Callable[[Sequence[Article]], str]]


def main() -> int:
    """Print ROUGE-1 and ROUGE-2 of each way; exit 1 where ours falls below LexRank's."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.summaries", description=__doc__)
    parser.add_argument("--stories", metavar="PATH", required=True)
    stories = _stories(Path(parser.parse_args().stories))
    found = {name: _rouge(way, stories) for name, way in WAYS.items()}
    for name, (one, two, length) in found.items():
        sys.stdout.write(f"{name:8} ROUGE-1 {one:.3f}  ROUGE-2 {two:.3f}  {length:.0f} words\n")
    return int(
        any(ours < theirs for ours, theirs in zip(found["ours"][:2], found["lexrank"][:2], strict=True))
    )


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


def _rouge(
    way: Callable[[Sequence[Article]], str], stories: Sequence[Sequence[Article]]
) -> tuple[float, ...]:
    rows = [
        _scores(way, [article for article in story if article is not held], held)
        for story in stories
        for held in story
    ]
    return tuple(sum(column) / len(rows) for column in zip(*rows, strict=True))


def _scores(
    way: Callable[[Sequence[Article]], str], given: Sequence[Article], held: Article
) -> tuple[float, float, float]:
    length = len(_words(ours(given)))
    made, reference = _words(way(given))[:length], _words(held.text)[:LENGTH]
    return _overlap(made, reference, 1), _overlap(made, reference, 2), float(len(made))


def _overlap(made: Sequence[str], reference: Sequence[str], n: int) -> float:
    one, other = (Counter(zip(*(words[k:] for k in range(n)), strict=False)) for words in (made, reference))
    both = sum((one & other).values())
    return 2 * both / max(1, sum(one.values()) + sum(other.values()))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _stories(path: Path) -> list[list[Article]]:
    stories: dict[str, list[Article]] = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        text = row["text"]
        stories[row["cluster"]].append(
            Article(text=text, headline=row["title"], outlet=row["source"], paragraphs=paragraphs(text))
        )
    return list(stories.values())


if __name__ == "__main__":
    sys.exit(main())
