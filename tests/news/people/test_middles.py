"""Names that a middle one alone tells apart, and when offices say that they are one person's."""

import pytest

from news.people.middles import agree, same_office, stem_of


@pytest.mark.parametrize(
    ("key", "stem"),
    [
        ("michael r bloomberg", "michael bloomberg"),
        ("hillary rodham clinton", "hillary clinton"),
        ("robert s mueller iii", "robert mueller"),
        ("jesse l jackson jr", "jesse jackson jr"),
        ("michael bloomberg", "michael bloomberg"),
        ("j edgar hoover", "j edgar hoover"),
        ("bloomberg", "bloomberg"),
    ],
)
def test_a_name_less_its_middle_one(key, stem):
    assert stem_of(key) == stem


@pytest.mark.parametrize(
    ("keys", "may"),
    [
        (("george bush", "george w bush"), True),
        (("george w bush", "george h w bush"), False),
        (("george w bush", "george walker bush"), True),
        (("george bush", "george w bush", "george h w bush"), False),
        (("robert mueller", "robert s mueller iii"), True),
        (("robert s mueller", "robert s mueller iii"), False),
    ],
)
def test_names_of_one_stem_agree_unless_two_have_other_middle_names(keys, may):
    assert agree(keys) is may


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ("Speaker", "House Speaker"),
        ("Rep.", "Representative of New York"),
        ("former mayor of New York City", "former New York mayor"),
        ("secretary of labor", "Labor Secretary"),
        ("Special Counsel", "FBI special counsel"),
        ("Deputy Attorney General", "deputy attorney general"),
        ("Russian president", "President of Russia, Russian president"),
        ("American Solidarity Party presidential nominee", "presidential nominee of the Solidarity Party"),
    ],
)
def test_one_office_in_other_words(mine, theirs):
    assert same_office([mine], ["best friend", theirs])
    assert same_office([theirs, "Republican"], [mine])


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ("President", "Senator"),
        ("President", "president of the gun club"),
        ("president of Ohio University", "president of Boston University"),
        ("basketball star", "actor"),
        ("American actor", "American actor"),
        ("lawyer", "lawyer"),
        ("football coach", "football coach"),
        ("team captain", "captain of the team"),
        ("campaign manager", "campaign manager"),
        ("Republican", "Republican"),
        ("deputy mayor of Leeds", "mayor of Leeds"),
        ("state representative", "Rep."),
        ("Senator of Massachusetts", "Senator of Louisiana"),
        ("victim of the storm", "victim of the storm"),
        ("", ""),
    ],
)
def test_other_offices_or_none_that_tell_nobody(mine, theirs):
    assert not same_office([mine], [theirs])
    assert not same_office([theirs], [mine])


def test_who_holds_one_seat_at_two_places_is_two_whatever_else_they_share():
    mine, theirs = ["Sen.", "senator from Massachusetts"], ["Sen.", "Senator of Louisiana"]
    assert same_office(mine[:1], theirs[:1])
    assert not same_office(mine, theirs)
