"""Lines, and what stands inside them."""

from news.intake.context import in_context
from news.intake.pieces import pieces
from news.nouns import LineKind

B, H, C, X, D, Y = (
    LineKind.BODY,
    LineKind.HEADING,
    LineKind.CAPTION,
    LineKind.BOILERPLATE,
    LineKind.DATE,
    LineKind.BYLINE,
)
SENTENCES = "The minister said nothing about the plan that day, nor about its cost. " * 24


def kinds(document: str) -> list[tuple[LineKind, str]]:
    """Return each piece's kind and words, as its neighbours leave it."""
    return [(piece.kind, piece.span.of(document)) for piece in in_context(document, pieces(document))]


def test_gaps_count_line_breaks_of_every_kind() -> None:
    found = list(pieces("One.\r\nTwo.\n\nThree.\u2028Four.\fFive."))
    assert [piece.gap for piece in found] == [1, 1, 2, 1, 1]


def test_a_drawn_line_is_a_rule() -> None:
    assert [piece.rule for piece in pieces("One.\n* * *\n-----\nENDS\nTwo.")] == [
        False,
        True,
        True,
        True,
        False,
    ]


def test_a_line_after_a_players_time_is_a_videos_title() -> None:
    found = kinds("3:19\nWhy are Albanians coming to the UK?\nIt sounds promising.")
    assert [kind for kind, _ in found] == [X, X, B]


def test_a_source_stands_with_its_age() -> None:
    found = kinds(
        "The Sun\n18 minutes ago\n- The Sun\n‘Fuming' Angela Rayner locked in ‘tense' row over review"
    )
    assert [kind for kind, _ in found] == [Y, X, Y, H]


def test_two_sentences_are_no_title() -> None:
    found = kinds("“So why is Starmer flying out to claim credit? What exactly is this trip for?")
    assert found[0][0] is B


def test_advertisements_and_counters_inside_a_line_are_cut_out() -> None:
    line = (
        "The budget. 8 8 8 Ms Roe asked. Advertisement 'Visibly shaken' She left. 12 In Dublin 8 it rained."
    )
    found = kinds(SENTENCES + line)
    assert [words for kind, words in found if kind is X] == ["8 8 8", "Advertisement"]
    assert (H, "'Visibly shaken'") in found
    assert found[-1] == (B, "She left. 12 In Dublin 8 it rained.")


def test_a_quotation_pulled_out_as_a_heading_is_one() -> None:
    pulled = "It's as if someone's passed away."
    line = SENTENCES + f"He wept. 8 8 Staff wept. {pulled} '{pulled[:-1]},' he added."
    assert (H, pulled) in kinds(line)


def test_an_article_on_one_line_breaks_where_a_quotation_opens_anew() -> None:
    line = (
        SENTENCES
        + "He said: 'One thing is sure. 'Two things are not. 'Three are unknown.' Ms Roe left the room."
    )
    assert [words for _, words in kinds(line)][1:] == [
        "'Two things are not.",
        "'Three are unknown.'",
        "Ms Roe left the room.",
    ]


def test_an_ordinary_long_paragraph_stays_whole() -> None:
    line = SENTENCES + "“It is over,” he said. “We lost.” She agreed."
    assert kinds(line) == [(B, line)]


def test_an_appeal_before_the_prose_of_its_line_goes_and_the_prose_stays() -> None:
    appeal = (
        "date 2025-05-14 Your support helps us to tell the story. We need reporters on the ground. Our "
        "readers know that. Your donation allows us to report without paywalls. It makes all the difference. "
    )
    found = kinds(appeal + SENTENCES.strip())
    assert [kind for kind, _ in found] == [D, X, B]
    assert found[2][1] == SENTENCES.strip()
