"""What a word may be meant as."""

from news.misspelt import slips


def test_a_slip_is_a_letter_away_and_keeps_its_first_one():
    meant = slips("smal")
    assert {"small", "seal", "sma", "saml"} <= meant
    assert all(one.startswith("s") for one in meant)


def test_a_word_longer_than_any_is_no_slip():
    assert slips("x" * 25)
    assert not slips("x" * 26)
