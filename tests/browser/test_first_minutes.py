"""The first five minutes of a newcomer: the page, a question, its sentences, a channel."""

from playwright.sync_api import expect


def test_the_page_says_what_to_type_and_an_example_answers(desk):
    expect(desk.page.get_by_role("heading", name="Who said what, in which article?")).to_be_visible()
    desk.press(desk.page.locator("#log"), "/whosaid Rama")
    answer = desk.answer(0)
    expect(answer).to_contain_text("Edi Rama")
    expect(answer).to_contain_text("No quotes by Edi Rama")
    expect(answer).to_contain_text("Only visible to you")
    assert desk.faults() == []


def test_an_answer_opens_to_full_sentences_in_place_and_is_shared_with_own_words(desk):
    answer = desk.type("/whosaid Rama")
    expect(answer).to_contain_text("who won a record fourth term")
    desk.press(answer, "Full sentences")
    expect(answer.get_by_role("button", name="Shorter", exact=True)).to_be_focused()
    expect(desk.answers).to_have_count(1)
    desk.press(answer, "Share…")
    expect(desk.modal).to_be_visible()
    assert desk.faults() == []
    desk.modal.get_by_label("Channel").select_option(label="#migration")
    desk.modal.get_by_label("Your words, shown first").fill("For tomorrow’s page <b>3</b> & 4")
    desk.press(desk.modal, "Share")
    expect(desk.modal).to_have_count(0)
    expect(desk.answer(1)).to_contain_text("Shared in #migration")
    desk.enter("migration")
    shared = desk.answer(0)
    expect(shared).to_contain_text("For tomorrow’s page <b>3</b> & 4")
    expect(shared).to_contain_text("Collected, not checked")
    desk.become("Tom Ellery")
    desk.enter("migration")
    expect(desk.answer(0)).to_contain_text("Edi Rama")
    assert "No quotes" in desk.shown()


def test_a_name_of_two_people_is_asked_about_and_resolved(desk):
    answer = desk.type("/whosaid Doe")
    expect(answer).to_contain_text("Which")
    expect(answer.get_by_role("button")).to_have_count(2)
    answer.get_by_role("button", name="Eva Doe").click()
    expect(answer).to_contain_text("“We will build it.”")
    expect(answer.locator("strong", has_text="Eva Doe").first).to_be_visible()


def test_a_modal_that_is_refused_says_where_and_takes_the_correction(desk):
    answer = desk.type("/whosaid Ana Doe")
    desk.choose(answer, "Correct or hide…")
    desk.modal.get_by_label("What is to be changed").select_option(
        label="Ana Doe is shown by the name typed below"
    )
    desk.press(desk.modal, "Decide")
    name = desk.modal.get_by_label("Or the name, typed")
    expect(name).to_be_focused()
    expect(name).to_have_attribute("aria-invalid", "true")
    assert desk.faults() == []
    name.fill("Ana Doe-Smith")
    desk.press(desk.modal, "Decide")
    expect(desk.modal).to_have_count(0)
    told = desk.answer(1)
    expect(told).to_contain_text("is shown as Ana Doe-Smith")
    desk.press(told, "Undo")
    expect(told).to_contain_text("Undone.")


def test_words_from_outside_are_shown_never_obeyed(desk):
    answer = desk.type("/whosaid <img src=x onerror=alert(1)> <!channel>")
    expect(answer).to_contain_text("<img src=x onerror=alert(1)>")
    assert desk.page.locator("#log img[src=x]").count() == 0
