"""The console on a phone, in the dark, and without a mouse."""

from playwright.sync_api import expect

PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}


def test_a_phone_shows_everything_within_its_width(desk_for):
    desk = desk_for(**PHONE)
    answer = desk.type("/whosaid Starmer")
    expect(answer).to_contain_text("Keir Starmer")
    assert not desk.overflows()
    desk.page.get_by_role("button", name="Open the channel list").click()
    assert desk.faults() == []
    desk.enter("migration")
    expect(desk.page.get_by_role("heading", name="#migration")).to_be_visible()
    expect(desk.page.locator("#sidebar")).not_to_be_in_viewport()
    answer = desk.type("/whosaid Rama")
    desk.press(answer, "Share…")
    box = desk.modal.bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360
    assert not desk.overflows()


def test_the_dark_page_is_dark_and_has_the_contrast_that_people_need(desk_for):
    desk = desk_for(color_scheme="dark")
    answer = desk.type("/whosaid Philp")
    paper = desk.page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert max(int(part) for part in paper.removeprefix("rgb(").rstrip(")").split(",")) < 64
    assert desk.faults() == []
    desk.choose(answer, "Copy as text…")
    expect(desk.modal).to_be_visible()
    assert desk.faults() == []


def test_a_menu_lies_above_the_messages_below_it(desk):
    answer = desk.type("/whosaid Rama")
    desk.type("/whosaid Philp")
    answer.get_by_role("button", name="More", exact=True).scroll_into_view_if_needed()
    desk.choose(answer, "Correct or hide…")
    expect(desk.modal).to_be_visible()


def test_the_keyboard_is_enough(desk):
    keys = desk.page.keyboard
    keys.type("/wh")
    keys.press("Tab")
    expect(desk.composer).to_have_value("/whosaid ")
    keys.type("Rama")
    keys.press("Enter")
    answer = desk.answer(0)
    expect(answer).to_contain_text("Edi Rama")
    walk_to(desk, "Full sentences")
    keys.press("Enter")
    expect(answer.get_by_role("button", name="Shorter", exact=True)).to_be_focused()
    walk_to(desk, "More")
    keys.press("ArrowDown")
    keys.type("k")
    expect(desk.page.get_by_role("menuitem", name="Keep", exact=True)).to_be_focused()
    keys.press("Escape")
    expect(answer.get_by_role("button", name="More", exact=True)).to_be_focused()
    walk_to(desk, "Share…")
    keys.press("Enter")
    expect(desk.modal.get_by_label("Channel")).to_be_focused()
    keys.press("Escape")
    expect(desk.modal).to_have_count(0)
    keys.press("Escape")
    expect(desk.composer).to_be_focused()
    keys.press("ArrowUp")
    expect(desk.composer).to_have_value("/whosaid Rama")


def walk_to(desk, name: str) -> None:
    """Press Shift+Tab until a button of this name has the focus."""
    for _ in range(30):
        desk.page.keyboard.press("Shift+Tab")
        if (
            desk.page.evaluate("(document.activeElement.ariaLabel ?? document.activeElement.textContent)")
            == name
        ):
            return
    raise AssertionError(f"the keyboard reaches no button {name!r}")
