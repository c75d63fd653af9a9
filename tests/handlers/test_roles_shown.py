"""What somebody is called stands in marks only in the article's own words."""

import pytest

from tests.conftest import reader, save
from tests.made import article
from tests.newsroom import words


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Labour MPs Ann Lee and Tom Day said no.", "Ann Lee · Labour MP\n"),
        ("Labour MP Ann Lee said no.", "Ann Lee · “Labour MP”\n"),
        ("President Ann Lee of Ruritania said no.", "Ann Lee · “President of Ruritania”\n"),
    ],
)
def test_a_role_made_of_what_several_are_called_together_stands_in_no_marks(newsroom, text, shown):
    save(newsroom.store, article(text), reader().read(article(text)))
    assert shown in words(newsroom.ask("/whosaid Ann Lee"))
