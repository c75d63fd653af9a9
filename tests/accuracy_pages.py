"""How well are web pages read? `python -m tests.accuracy_pages --pages PATH [--news] [--errors]`.

Pages are JSONL, gzipped or not: `{"id", "url", "html", "gold_text", "date"}`. Measured are the F1 of words a
page, the quotations of 15 characters or more in the gold that are kept whole, the dates that the page itself
states (where the gold's day stands in the page, in any spelling), what is quoted without standing in the
page's visible text, pages refused, and processor time a page. `--news` takes only pages that call themselves
news articles in their JSON-LD.
"""

import argparse
import gzip
import json
import re
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any

from lxml import html as lxml_html

from news.intake.page import read_page
from news.intake.page_blocks import page_text, parsed
from news.intake.page_stated import stated
from news.nouns import PUBLISHED, Article

_QUOTATION = re.compile(r"“([^“”\n]{15,}?)”|\"([^\"\n]{15,}?)\"")
_STRAIGHT = str.maketrans("‘’“”", "''\"\"")


@dataclass
class Figures:
    """What is measured on one set of pages."""

    scores: list[float] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    quotations: int = 0
    kept: int = 0
    dates: int = 0
    stated: int = 0
    right: int = 0
    invented: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    errors: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        """Return a line a figure."""
        pages = max(1, len(self.scores))
        return "\n".join(
            (
                f"  pages                      {len(self.scores)} ({dict(self.refused) or 'none'} refused)",
                f"  words, F1 a page           {sum(self.scores) / pages:.4f}",
                f"  quotations kept whole      {_share(self.kept, self.quotations)}",
                f"  dates that the page states {_share(self.right, self.stated)}; the gold has {self.dates}",
                f"  quotations not on the page {self.invented}",
                f"  processor time, median     {median(self.seconds or [0]) * 1000:.0f} ms a page",
            )
        )


def main() -> int:
    """Print the figures of the pages."""
    asked = argparse.ArgumentParser(prog="python -m tests.accuracy_pages")
    asked.add_argument("--pages", type=Path, required=True, help="JSONL of pages with their gold, may be .gz")
    asked.add_argument("--news", action="store_true", help="only pages that call themselves news articles")
    asked.add_argument("--errors", action="store_true", help="name what went wrong")
    wanted = asked.parse_args()
    figures = measured(wanted.pages, news=wanted.news)
    sys.stdout.write(f"{wanted.pages.name}\n{figures}\n")
    if wanted.errors:
        sys.stdout.write("\n".join(figures.errors) + "\n")
    return 0


def measured(path: Path, *, news: bool = False) -> Figures:
    """Measure the pages of a file, all or those of news."""
    figures = Figures()
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as rows:
        for line in rows:
            row = json.loads(line)
            if not news or is_news(row["html"]):
                _count(figures, row)
    return figures


def is_news(html: str) -> bool:
    """Tell whether a page calls itself a news article, of any of schema.org's kinds."""
    return any(kind.endswith("newsarticle") for kind in stated(parsed(page_text(html))).types)


def _count(figures: Figures, row: dict[str, Any]) -> None:
    begun = time.process_time()
    page = read_page(row["html"], url=row["url"], standing=PUBLISHED)
    figures.seconds.append(time.process_time() - begun)
    if page.refused:
        figures.refused[page.refused] += 1
        figures.errors.append(f"{row['id']} refused: {page.refused}")
    text = page.article.text if page.article else ""
    figures.scores.append(_f1(row["gold_text"], text))
    if figures.scores[-1] < 0.8:
        figures.errors.append(f"{row['id']} F1 {figures.scores[-1]:.2f}")
    _count_quotations(figures, row, text)
    _count_date(figures, row, page.article)


def _count_quotations(figures: Figures, row: dict[str, Any], text: str) -> None:
    given, shown = _plain(text), visible_text(row["html"])
    wanted = quotations(row["gold_text"])
    missing = [words for words in wanted if words not in given]
    figures.quotations += len(wanted)
    figures.kept += len(wanted) - len(missing)
    invented = [words for words in quotations(text) if "".join(words.split()) not in shown]
    figures.invented += len(invented)
    figures.errors += [f"{row['id']} lost: {words[:90]}" for words in missing]
    figures.errors += [f"{row['id']} not on the page: {words[:90]}" for words in invented]


def _count_date(figures: Figures, row: dict[str, Any], article: Article | None) -> None:
    if not row.get("date"):
        return
    day = date.fromisoformat(row["date"])
    given = article.published.day if article and article.published else None
    figures.dates += 1
    if not states(row["html"], day):
        return
    figures.stated += 1
    figures.right += given == day
    if given != day:
        figures.errors.append(f"{row['id']} date {given}, the gold has {day}")


def states(html: str, day: date) -> bool:
    """Tell whether a page's source has a day in it, spelt in one of the usual ways."""
    month, short = day.strftime("%B"), day.strftime("%b")
    ordinal = rf"0?{day.day}(?:st|nd|rd|th)?"
    spelt = (
        rf"{day.year}[-/.]0?{day.month}[-/.]0?{day.day}(?!\d)",
        rf"(?<!\d)0?{day.day}[-/.]0?{day.month}[-/.]{day.year}|(?<!\d)0?{day.month}[-/.]0?{day.day}[-/.]{day.year}",
        rf"(?:{month}|{short})\.?\s+{ordinal},?\s+{day.year}",
        rf"(?<!\d){ordinal}\s+(?:of\s+)?(?:{month}|{short})\.?,?\s+{day.year}",
    )
    return bool(re.search("|".join(spelt), html, re.IGNORECASE))


def visible_text(html: str) -> str:
    """Return all text of a page but that of its scripts and styles, in plain spelling without white space."""
    parser = lxml_html.HTMLParser(encoding="utf-8")
    tree = lxml_html.document_fromstring(html.encode("utf-8", "replace"), parser=parser)
    words = tree.xpath("//text()[not(ancestor::script or ancestor::style or ancestor::noscript)]")
    return "".join("".join(words).translate(_STRAIGHT).split())


def quotations(text: str) -> list[str]:
    """Return what stands in double marks in `text`, of 15 characters or more, in plain spelling."""
    return [_plain(one or other) for one, other in _QUOTATION.findall(text)]


def _share(part: int, whole: int) -> str:
    return f"{part} of {whole} ({part / max(1, whole):.1%})"


def _f1(gold: str, given: str) -> float:
    wanted, got = (Counter(re.findall(r"\w+", text.lower())) for text in (gold, given))
    both = (wanted & got).total()
    return 2 * both / max(1, wanted.total() + got.total())


def _plain(text: str) -> str:
    return " ".join(text.translate(_STRAIGHT).split())


if __name__ == "__main__":
    raise SystemExit(main())
