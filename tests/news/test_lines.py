"""The kinds of lines that news pages print, each judged by itself."""

import pytest

from news.lines import kind_of
from news.nouns import LineKind

BOILERPLATE = (
    "Please use Chrome browser for a more accessible video player",
    "Please enable JavaScript to watch this video",
    "Media playback is not supported on this device",
    "This video can not be played. To play this video you need to enable JavaScript in your browser.",
    "3:19",
    "Play Video  0:00 / 2:13",
    "Current Time 0:00 / Duration 2:13  Loaded: 0%",
    "1/8",
    "8 8 8",
    "Advertisement",
    "ADVERTISEMENT - SCROLL TO CONTINUE",
    "Article continues below",
    "Story continues below advertisement",
    "Hashtags",
    "Try Our AI Features",
    "Explore what Daily8 AI can do for you:",
    "No comments yet...",
    "Be the first to comment",
    "42 comments",
    "Related Articles",
    "More from World",
    "More on this story",
    "Read more: Five things to know about the vote",
    "READ MORE: What the deal says",
    "Share this with  Facebook  Twitter  Email  Copy link",
    "Follow us on Twitter @newsdesk",
    "Sign up to our newsletter: the day in five minutes",
    "Get the day's headlines in your inbox",
    "Your support helps us to tell the story",
    "This story is free to read because readers chose to fund us.",
    "We rely on readers like you. Become a member today.",
    "Support independent reporting — give from $5 a month",
    "18 minutes ago",
    "2 hrs ago",
    "© 2024 Example News. All rights reserved.",
    "https://example.org/news/1",
    "#politics #news",
    "* * *",
    "----------",
    "Reporting by Jane Doe; Editing by John Roe",
)
CAPTIONS = (
    "Image: Arbër Hajdari",
    "Image: Mike Johnson. Pic: Reuters",
    "Image copyright AGENCY  Image caption  Crowds gathered on 2019-08-08",
    "FILE PHOTO: a general view of the building, 2020-03-15. AGENCY/Staff",
    "People wait at the border (A. Stringer / Agency)",
    "Rishi Sunak leaves Downing Street (Joe Giddens/PA)",
    "(Picture: Getty-style stock image)",
    "Photo: A. Photographer/Agency",
    "Scott Olson via Getty Images.",
    "Sirhan in 1969  (Image: CDCR)",
)
HEADINGS = (
    "Debt bondage agreements",
    "More than 12,000 came to UK in small boats",
    "£20,000 to send her son to England",
    "‘Maybe America changed their mind’",
    "‘Our president was right’",
)
BODY = (
    "Ms Dodds is right.",
    "“Something has to change,” Mr Johnson told NBC.",
    "“I want to live well, just like everybody else. I don’t want them to hang around the bins and beg.",
    "He was speaking for the Palestinian Authority (PA).",
    "The picture: a hundred thousand people in the square, and not one of them left.",
    "More from World Bank officials is expected on Monday, the minister said.",
    "Share prices fell by 4% on Monday.",
    "Two deaths were reported from Gaza City, and three from Rafah.",
    "What do you think of the minister's plan to vote it down?",
    "What do you think about the poll, which gave Labour 40%?",
    "Do you really think voters would like to hear from you, Ms Lee asked the minister.",
    "Have you been affected? He said he would like to hear from you.",
    "Edited by Sam Poe, the anthology won the Booker Prize in 2019.",
    "Contributing Editor Ann Lee was sacked on Monday.",
    "With files from Ann Lee the police raided the house.",
    "With assistance from Nato, Ukraine retook the town.",
    "Source Two said he had seen it.",
    "Source Media, which owns 12 titles, was sold on Monday.",
    "We need your permission to show the film, the minister wrote.",
    "This victory will keep us going until May.",
    "Join our WhatsApp group, the recruiters told her.",
    "Like the president, she posted it on Facebook.",
    "Reporting by Reuters found that 40 people had died.",
    "By signing up to the treaty, Britain lost its fish.",
    "“Your support helps us to report from the front, and your donation matters,” the editor said.",
    "",
)


@pytest.mark.parametrize("line", BOILERPLATE)
def test_furniture_is_boilerplate(line: str) -> None:
    assert kind_of(line) is LineKind.BOILERPLATE


@pytest.mark.parametrize("line", CAPTIONS)
def test_captions(line: str) -> None:
    assert kind_of(line) is LineKind.CAPTION


@pytest.mark.parametrize("line", HEADINGS)
def test_headings(line: str) -> None:
    assert kind_of(line) is LineKind.HEADING


@pytest.mark.parametrize("line", BODY)
def test_prose_stays_prose(line: str) -> None:
    assert kind_of(line) is LineKind.BODY


def test_an_article_about_journalism_on_one_line_is_no_appeal() -> None:
    line = "Quality journalism behind a paywall is what readers like you pay for. " + "He disagreed. " * 90
    assert kind_of(line + "Your support makes all the difference.") is LineKind.BODY
