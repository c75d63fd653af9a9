"""Home, shortcuts, links and stories: what one comes to after the first minutes."""

from datetime import UTC, datetime

from playwright.sync_api import expect

from tests.digests import about, read, tick


def test_who_manages_allows_a_channel_in_home_and_reads_what_was_done(desk):
    desk.become("Tom Ellery")
    home = desk.home()
    expect(home).to_contain_text("Internal articles are seen nowhere")
    assert desk.faults() == []
    desk.press(home, "Internal articles…")
    expect(desk.modal).to_contain_text("No channel is allowed")
    assert desk.faults() == []
    channel = desk.modal.get_by_label("Allow another channel")
    assert channel.get_by_role("option", name="#wire-partner").count() == 0
    channel.select_option(label="#migration")
    desk.press(desk.modal, "Allow")
    expect(desk.modal).to_contain_text("Internal articles are seen in #migration from now on")
    desk.close()
    expect(home).to_contain_text("Internal articles are seen in 1 channel")
    desk.press(home, "What people did…")
    expect(desk.modal).to_contain_text("@tom allowed internal articles: #migration")
    desk.close()
    desk.press(home, "Internal articles…")
    desk.press(desk.modal, "Take away")
    expect(desk.modal).to_contain_text("No channel is allowed")
    desk.close()
    expect(home).to_contain_text("Internal articles are seen nowhere")


def test_a_question_from_the_shortcuts_is_asked_and_answered_in_a_window(desk):
    desk.page.get_by_role("button", name="Try …").click()
    desk.page.get_by_role("menuitem", name="Who said …?").click()
    desk.modal.get_by_label("A name, an office, or words in quotation marks").fill("Rama")
    assert desk.faults() == []
    desk.press(desk.modal, "Ask")
    expect(desk.modal).to_contain_text("who won a record fourth term")
    assert desk.faults() == []
    desk.press(desk.modal, "Full sentences")
    expect(desk.modal.get_by_role("button", name="Shorter", exact=True)).to_be_visible()
    desk.press(desk.modal, "Share…")
    expect(desk.modal.get_by_label("Channel")).to_be_visible()


def test_a_link_to_an_article_that_was_read_shows_what_is_in_it(desk):
    desk.composer.fill("See https://news.example/mayor?utm_source=mail")
    desk.composer.press("Enter")
    said = desk.page.locator("#log article", has_text="See https://")
    expect(said).to_contain_text("The mayor builds")
    expect(said).to_contain_text("“We will build it.”")
    assert desk.faults() == []


def test_a_digest_is_subscribed_and_received(desk, newsroom):
    desk.enter("migration")
    answer = desk.type("/digest subscribe Kirkwall daily 08:00")
    expect(answer).to_contain_text("Kirkwall")
    expect(answer).to_contain_text("Tue 20 May 2025, 08:00 BST")
    assert desk.faults() == []
    read(newsroom, about("Kirkwall"))
    newsroom.now = datetime(2025, 5, 20, 7, tzinfo=UTC)
    tick(newsroom)
    edition = desk.answer(1)
    expect(edition).to_contain_text("1 new story")
    expect(edition).to_contain_text("Kirkwall in the news")
    assert desk.faults() == []
    expect(desk.home()).to_contain_text("Kirkwall")
    desk.enter("migration")
    desk.press(edition, "Open story")
    expect(desk.answer(2)).to_contain_text("The board of Kirkwall met")
    expect(desk.answer(2)).to_contain_text("Only visible to you")
    expect(edition).to_contain_text("1 new story")


def test_a_story_is_found_and_shared_with_its_sources(desk):
    answer = desk.type("/story Starmer Albania co-operation")
    expect(answer).to_contain_text("The Independent")
    assert desk.faults() == []
    desk.press(answer, "Share…")
    channel = desk.modal.get_by_label("Channel")
    expect(channel.locator("option:checked")).to_have_text("#politics")
    channel.select_option(label="#migration")
    desk.modal.get_by_label("Your words, shown first").fill("Ours for tomorrow")
    desk.press(desk.modal, "Share")
    expect(desk.answer(1)).to_contain_text("Shared in #migration")
    desk.enter("migration")
    expect(desk.answer(0)).to_contain_text("Ours for tomorrow")
    expect(desk.answer(0)).to_contain_text("Collected, not checked")
