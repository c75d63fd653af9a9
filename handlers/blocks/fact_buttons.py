"""The buttons and the menu of a card of `/facts`."""

import json
from collections.abc import Iterator

from slack_sdk.models.blocks import Block

from handlers.blocks.fact_card import Card
from handlers.blocks.figure_titles import title_of
from handlers.blocks.kit import aside, bold, button, count, escape, row, total

MOST_CHARTS = 2
MOST_MARKS = 100


def buttons_of(card: Card) -> list[Block]:
    """Return at most two buttons and a menu, and what leads to the figures that are left out."""
    apart: list[Block] = []
    if card.undated:
        show = button("Show", "facts.card.undated", card.shown.value(undated=True, start=0))
        apart.append(aside(f"Undated, so not in this period: {total(card.undated, 'figure')}", show))
    if card.anytime:
        show = button("Show", "facts.card.anytime", card.shown.anytime.value())
        apart.append(aside(f"From all dates: {total(card.anytime, 'figure')}", show))
    for at, (person, figures) in enumerate(card.givers):
        theirs = card.shown.value(person=person.id, words=None, about=None, start=0)
        given = button("Show", f"facts.card.giver{at}", theirs)
        apart.append(aside(f"Given by {bold(person.name)}: {total(figures, 'figure')}", given))
    apart += _charts(card)
    ways = list(_ways_on(card))
    buttons = [button(label, f"facts.card.{action}", value) for label, action, value in ways[:1]]
    if card.articles:
        buttons.append(button("Share…", "facts.share", card.shown.value()))
    menu = [*((label, f"facts.card {value}") for label, _, value in ways[1:2]), *_menu(card)]
    return [*apart, row(buttons, menu, action="facts.card.menu")] if buttons else apart


def _charts(card: Card) -> Iterator[Block]:
    """Yield the way to a chart of each measure with several dated values, on the first page."""
    for at, stated in enumerate(card.charts[:MOST_CHARTS] if not card.shown.start else ()):
        value = json.dumps({"ids": [one.id for one in stated[:MOST_MARKS]]}, separators=(",", ":"))
        told = f"{escape(title_of(stated))}: {count(len(stated), 'dated value')}"
        yield aside(told, button("Chart…", f"facts.chart.{at}", value))


def _menu(card: Card) -> Iterator[tuple[str, str]]:
    """Yield what can be done with the card: label and value, at most four as the menu takes five."""
    if not card.articles:
        return
    value = card.shown.value()
    yield "Copy as text…", f"facts.copy {value}"
    yield "Keep", f"facts.keep {value}"
    if card.person is None or card.person.followable:
        yield "CSV file", f"facts.export {card.shown.value(start=0, full=False)}"
    yield "Correct or hide…", f"decide.open {card.concerned.value}"


def _ways_on(card: Card) -> Iterator[tuple[str, str, str]]:
    """Yield what else of it can be shown: label, action and value, what matters most first."""
    shown, left = card.shown, len(card.entries) - card.end
    if left > 0:
        yield "Next", "next", shown.value(start=card.end)
    if shown.start:
        yield "Back to the first", "first", shown.value(start=0)
    if card.articles:
        label = "Without the sentences" if shown.full else "Show the sentences"
        yield label, "full", shown.value(full=not shown.full)
    if card.person:
        naming = shown.value(person=None, words=card.person.name, about=None, start=0)
        yield "Figures that name them", "naming", naming
