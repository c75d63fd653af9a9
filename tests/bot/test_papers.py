"""Press releases and agencies' items through the front door: `whosaid ingest` of files and folders."""

import json
from datetime import UTC, date, datetime
from email.message import EmailMessage
from gzip import compress
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from sqlalchemy import select

from bot.ingest import Ingest
from news.nouns import INTERNAL
from storage.tables import ArticleRow, SectionRow
from tests.bot.test_command_line import lines
from tests.bot.test_ingest import Reader
from tests.conftest import NOW
from tests.news.intake.documents import edited_word, pdf, word
from tests.news.intake.pages import PROSE as PAGE_PROSE
from tests.news.intake.pages import page

RELEASE = (
    "EMBARGOED UNTIL 00:01 GMT Tuesday 3 June",
    "Council to rebuild the harbour wall",
    "The council voted to rebuild the harbour wall after three winters of storms, and set money aside.",
    "The wall was built in the last century and has been closed to the public for most of this year.",
    "The work is to begin in the autumn and will take two years, during which the harbour is to stay open.",
)
PROSE = "\n".join(RELEASE[2:])
NINJS: dict[str, Any] = {
    "uri": "tag:agency.example,2025:1",
    "type": "text",
    "pubstatus": "usable",
    "versioncreated": "2025-05-14T06:25:06+01:00",
    "language": "en-GB",
    "headline": RELEASE[1],
    "byline": "Jane Poe",
    "infosource": [{"name": "The Agency"}],
    "subject": [{"name": "Local government"}],
    "body_xhtml": "".join(f"<p>{line}</p>" for line in RELEASE[2:]),
}
NEWSML = f"""<?xml version="1.0" encoding="UTF-8"?>
<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet><newsItem guid="urn:1" version="2">
<itemMeta><provider literal="The Agency"/><versionCreated>2025-05-14T06:25:06+01:00</versionCreated>
<pubStatus qcode="stat:usable"/></itemMeta><contentMeta><headline>{RELEASE[1]}</headline><by>Jane Poe</by>
<language tag="en"/><subject qcode="x:1"><name>Local government</name></subject></contentMeta>
<contentSet><inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><body>
{"".join(f"<p>{line}</p>" for line in RELEASE[2:])}</body></html></inlineXML></contentSet>
</newsItem></itemSet></newsMessage>"""


@pytest.fixture
def taken(store, tmp_path):
    """Ingests files by their contents; returns what is told of them and what is saved."""

    def take(files: dict[str, bytes | str]):
        for name, content in files.items():
            (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
        reader: Any = Reader()
        run = Ingest(store=store, reader=reader, standing=INTERNAL, workspace="T1", clock=lambda: NOW)
        told = [f"{one.name} {one.refused}" for one in run.run([str(tmp_path)]) if one.refused]
        with store.read() as session:
            return told, session.scalars(select(ArticleRow).order_by(ArticleRow.id)).all()

    return take


@pytest.mark.parametrize(("name", "made"), [("release.pdf", pdf), ("release.docx", word)])
def test_a_press_release_is_read_with_its_embargo(taken, name, made):
    told, (saved,) = taken({name: made(RELEASE)})
    assert told == []
    assert saved.headline == RELEASE[1]
    assert saved.text == PROSE
    assert (saved.standing, saved.embargo_until) == ("embargoed", datetime(2025, 6, 3, 0, 1, tzinfo=UTC))
    assert (saved.place, saved.workspace) == (name, "T1")


def test_a_word_file_is_read_as_its_editors_left_it(taken):
    content = edited_word(
        RELEASE[1:],
        added=" “We will pay for it,” Ana Doe said.",
        struck=" Nobody will pay.",
        rows=[
            ("Year", "Cost"),
            ("2025", "£4m"),
            ("“It is a start,” Sam Coe said of the sum set aside for it.", ""),
        ],
    )
    _, (saved,) = taken({"release.docx": content})
    assert saved.text.split("\n")[-4:] == [
        RELEASE[-1] + " “We will pay for it,” Ana Doe said.",
        "Year | Cost",
        "2025 | £4m",
        "“It is a start,” Sam Coe said of the sum set aside for it.",
    ]


@pytest.mark.parametrize(("name", "made"), [("release.pdf", pdf), ("release.docx", word)])
def test_a_file_s_article_starts_internal(taken, name, made):
    _, (saved,) = taken({name: made(RELEASE[1:])})
    assert saved.standing == "internal"


def bomb() -> bytes:
    written = BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", b"\0" * 70_000_000)
    return written.getvalue()


def other_zip() -> bytes:
    written = BytesIO()
    with ZipFile(written, "w") as packed:
        packed.writestr("a.txt", b"hello")
    return written.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("long.pdf", pdf(["A line."], pages=201), "has more than 200 pages"),
        ("empty.pdf", pdf([]), "holds no text"),
        ("broken.pdf", b"%PDF-1.4\n" + b"\xff" * 500, "is a PDF that can't be read"),
        ("cut.pdf", pdf(RELEASE)[:300], "PDF that can't be read"),
        ("bomb.docx", bomb(), "unpacks to more than an article can hold"),
        ("other.docx", other_zip(), "is no Word file"),
        ("broken.docx", b"PK\x03\x04" + b"\0" * 100, "is a Word file that can't be read"),
        ("other.xml", b"<?xml version='1.0'?><note>hello</note>", "neither NewsML-G2 nor a web page"),
        ("dtd.xml", NEWSML.replace("<newsM", "<!DOCTYPE x [<!ENTITY a 'b'>]><newsM"), "entities of its own"),
        ("cut.xml", NEWSML[:900], "is NewsML that can't be read"),
        ("list.json", json.dumps([NINJS]), "is no JSON object: give one a line"),
        ("rss.xml", "<?xml version='1.0'?><rss version='2.0'/>", "is a feed: whosaid feeds add"),
        ("opml.xml", "<?xml version='1.0'?><opml version='2.0'/>", "whosaid feeds import takes it"),
        ("binary.txt", bytes(range(256)), "is a binary file"),
        ("chinese.txt", ("议会投票决定重建海港墙。" * 40).encode("gbk"), "is not text in UTF-8"),
        ("mac.txt", f"{PROSE} “Never,” he said.".encode("mac_roman"), "is not text in UTF-8: save it so"),
        ("packed.txt", compress(b"hello", mtime=0), "is packed (gzip): unpack it first"),
        ("old.txt", b"\xd0\xcf\x11\xe0" * 9, "is an old Office file: save it as .docx"),
        ("rich.txt", "{\\rtf1 hello}", "is rich text: save it as .docx"),
        ("empty.eml", "Subject: Hello\n\n", "is empty"),
        ("nested.eml", "Content-Type: message/rfc822\n\n" * 2000, "is a mail that can't be read"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_says_why_and_the_others_go_on(taken, name, content, why):
    told, saved = taken({name: content, "release.docx": word(RELEASE)})
    assert len(told) == 1
    assert why in told[0]
    assert len(saved) == 1


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("item.json", json.dumps(NINJS, indent=2)),
        ("item.json", json.dumps(NINJS)),
        ("items.jsonl", json.dumps({**NINJS, "body_xhtml": None, "body_text": PROSE})),
        (
            "item.json",
            json.dumps({**NINJS, "body_xhtml": None, "bodies": [{"role": "main", "value": PROSE}]}),
        ),
        ("message.xml", NEWSML),
        ("message.xml", NEWSML.encode("utf-8-sig")),
    ],
)
def test_an_agency_s_item_is_read_with_all_that_it_says(taken, store, name, content):
    told, (saved,) = taken({name: content})
    assert told == []
    assert saved.text == PROSE
    assert (saved.headline, saved.byline, saved.outlet) == (RELEASE[1], "Jane Poe", "The Agency")
    assert (saved.published_day, saved.standing) == (date(2025, 5, 14), "internal")
    with store.read() as session:
        assert session.scalars(select(SectionRow.folded)).all() == ["local government"]


@pytest.mark.parametrize(
    "content",
    [
        json.dumps({**NINJS, "embargoed": "2025-06-03T00:01:00+00:00"}),
        NEWSML.replace("</itemMeta>", "<embargoed>2025-06-03T00:01:00Z</embargoed></itemMeta>"),
    ],
    ids=["ninjs", "NewsML-G2"],
)
def test_an_agency_s_embargo_holds(taken, content):
    _, (saved,) = taken({"item.json" if content[0] == "{" else "item.xml": content})
    assert (saved.standing, saved.embargo_until) == ("embargoed", datetime(2025, 6, 3, 0, 1, tzinfo=UTC))


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"pubstatus": "canceled"}, "is canceled by its agency"),
        ({"pubstatus": "withheld"}, "is withheld by its agency"),
        ({"language": "fr"}, "is not in English"),
        ({"body_xhtml": ""}, "has no text in it"),
        ({"body_xhtml": None, "bodies": "x"}, "has no text in it"),
    ],
)
def test_what_an_agency_takes_back_is_not_saved(taken, change, why):
    told, saved = taken({"item.json": json.dumps(NINJS | change)})
    assert why in told[0]
    assert saved == []


def test_json_lines_are_read_as_before(taken):
    lines = "\n".join(
        json.dumps({"id": number, "text": f"{PROSE}\nEdition {number}."}) for number in range(3)
    )
    told, saved = taken({"news.json": lines, Path("more.jsonl").name: "{broken\n" + lines.splitlines()[0]})
    assert [one.split(" is ")[0] for one in told] == ["more.jsonl, line 1"]
    assert len(saved) == 3


def test_intake_shows_what_it_makes_of_them(whosaid, tmp_path):
    (tmp_path / "a.pdf").write_bytes(pdf(RELEASE))
    (tmp_path / "b.json").write_text(json.dumps(NINJS, indent=2))
    (tmp_path / "c.xml").write_text(NEWSML)
    (tmp_path / "d.docx").write_bytes(other_zip())
    run = whosaid("intake", "--format", "jsonl", str(tmp_path), cwd=tmp_path)
    *read, refused = lines(run)
    assert [one["articles"][0]["text"] for one in read] == [PROSE] * 3
    assert "is no Word file" in refused["error"]


def mail(*lines: str, documents: tuple[bytes, ...] = (), html: bool = False) -> bytes:
    written = EmailMessage()
    written["Subject"] = RELEASE[1]
    written["Date"] = "Mon, 2 Jun 2025 10:00:00 +0100"
    if html:
        written.set_content("".join(f"<p>{line}</p>" for line in lines), subtype="html")
    elif lines:
        written.set_content("\n\n".join(lines))
    for number, content in enumerate(documents):
        written.add_attachment(
            content, maintype="application", subtype="pdf", filename=f"release {number}.pdf"
        )
    return written.as_bytes()


@pytest.mark.parametrize("html", [False, True])
def test_a_mail_is_read_below_its_subject_and_states_no_date_of_its_text(taken, html):
    told, (saved,) = taken({"release.eml": mail(RELEASE[0], *RELEASE[2:], html=html)})
    assert told == []
    assert (saved.headline, saved.text, saved.published_day) == (RELEASE[1], PROSE, None)
    assert (saved.standing, saved.embargo_until) == ("embargoed", datetime(2025, 6, 3, 0, 1, tzinfo=UTC))


def test_documents_that_a_mail_brings_are_read_too(taken):
    told, (saved,) = taken({"release.eml": mail(documents=(pdf(RELEASE[1:]), b"%PDF-1.4 broken"))})
    assert told == ["release.eml, release 1.pdf is a PDF that can't be read"]
    assert (saved.text, saved.place, saved.standing) == (PROSE, "release.eml, release 0.pdf", "internal")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "utf-16-le", "utf-16-be", "windows-1252"])
def test_a_text_is_read_in_the_encoding_that_it_is_in(taken, encoding):
    said = "“We will not let the sea take another street,” said Ana Doe, of the council’s party."
    told, (saved,) = taken({"release.txt": "\n\n".join([*RELEASE[1:], said]).encode(encoding)})
    assert (told, saved.headline, saved.text) == ([], RELEASE[1], f"{PROSE}\n{said}")


def test_a_page_in_utf_16_is_read_as_a_page(taken):
    told, (saved,) = taken({"page.html": page().encode("utf-16")})
    assert (told, saved.text) == ([], "\n".join(PAGE_PROSE))


def test_an_embargo_in_an_item_s_text_holds_too(taken):
    item = {**NINJS, "body_xhtml": f"<p>{RELEASE[0]}</p>{NINJS['body_xhtml']}"}
    _, (saved,) = taken({"item.json": json.dumps(item)})
    assert (saved.standing, saved.embargo_until) == ("embargoed", datetime(2025, 6, 3, 0, 1, tzinfo=UTC))


@pytest.mark.parametrize(
    ("notice", "until"),
    [
        ("EMBARGOED UNTIL 00:01 GMT ON 3 JUNE 2025", datetime(2025, 6, 3, 0, 1, tzinfo=UTC)),
        ("Embargoed until 00:01, 1 January 2031.", None),
        (
            "\n\n\nSea wall\n\nEMBARGOED UNTIL 00:01 GMT ON 3 JUNE 2025",
            datetime(2025, 6, 3, 0, 1, tzinfo=UTC),
        ),
    ],
)
def test_an_embargo_above_the_text_of_a_line_holds_too(taken, notice, until):
    line = json.dumps({"text": f"{notice}\n\n{PROSE}", "published": "2025-06-02"})
    _, (saved,) = taken({"articles.jsonl": f"{line}\n"})
    assert (saved.standing, saved.embargo_until) == ("embargoed", until)


def test_a_line_that_tells_of_an_embargo_lays_none(taken):
    text = f"The report is embargoed until Tuesday, the council said.\n{PROSE}"
    _, (saved,) = taken({"articles.jsonl": json.dumps({"text": text}) + "\n"})
    assert (saved.standing, saved.embargo_until) == ("internal", None)
