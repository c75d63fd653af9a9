"""Embargoes with their times."""

from datetime import UTC, datetime

import pytest

from news.intake.dumps import find_articles
from news.intake.embargo import is_embargo, standing_of
from news.nouns import INTERNAL, Standing, StandingKind

MIDNIGHT = Standing(kind=StandingKind.EMBARGOED, until=datetime(2025, 5, 13, 23, 1, tzinfo=UTC))
ENDLESS = Standing(kind=StandingKind.EMBARGOED)


@pytest.mark.parametrize(
    "line",
    [
        "EMBARGOED UNTIL 00:01 BST, 14 May 2025",
        "Strictly embargoed until Wednesday 14 May 2025 at 00:01 BST",
        "EMBARGO: 0001 hrs BST Wednesday 14 May 2025",
        "Not for publication before 2025-05-14 00:01 BST",
    ],
)
def test_an_embargo_is_read_with_its_time_and_zone(line: str) -> None:
    assert standing_of([line], INTERNAL) == MIDNIGHT


@pytest.mark.parametrize("line", ["EMBARGOED UNTIL FURTHER NOTICE", "Embargoed until 00:01 on 14 May 2025"])
def test_an_embargo_without_an_instant_has_no_end(line: str) -> None:
    assert standing_of([line], INTERNAL) == ENDLESS


@pytest.mark.parametrize("line", ["Embargo on Russian oil widened", "The embargo, until now a success, ends"])
def test_news_about_embargoes_is_none(line: str) -> None:
    assert not is_embargo(line)


def test_an_embargo_above_an_article_is_its_standing_and_no_prose() -> None:
    (found,) = find_articles(
        "EMBARGOED UNTIL 00:01 BST, 14 May 2025\n\nNew drones for the border\n\n"
        "The home office will buy forty new drones for the border, it will say on Wednesday.\n"
    )
    assert found.article.standing == MIDNIGHT
    assert found.article.headline == "New drones for the border"
    assert found.article.published is None
    assert "EMBARGO" not in found.article.text
