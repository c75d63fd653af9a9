"""Whom an office or a description means where several could be: nobody, rather than the wrong one."""

import pytest

from news.nouns import MentionKind
from news.reading import Reader
from tests.made import article

NOBODY = """
“We made it,” said Jane Park, a designer. A fashion designer for Acme watched from home. “It is hard,” the designer said.
Cheryl Mills asked them to keep it, Mills said. A firm's employee made no changes. “I deleted it,” the employee said.
“No money,” Bernie Sanders told CNN's Gloria Borger. “That would be you?” Borger asked. “That would be me,” the senator said.
Bernie Sanders, a senator, was sick of it. “I am,” Sanders said. “Some were secret,” the agency's inspector general said.
Jeb Bush brought his older brother, George W. Bush. “I remind you,” the former president said. Many praised President Bush.
Bill Roe spoke on Sunday. Jeff Weaver, the campaign manager, said it was mean, Weaver said. “I worry,” the former president said.
Eva Piesczek, the plaintiff, won on Monday, Piesczek said. “It may be taken down,” the Court of Justice said.
Ivanka Trump showed her new collection on Friday, as Trump said she would. “Shop the look,” her Twitter account posted.
Jane Poe moved in May. Poe voted for the bill. The senator said the bill was dead. Tom Roe, a senator, left.
Ann Lee asked: “What now?” The senator said the bill was dead. The council met in the town hall on Friday.
Rep. Bob Roe grabbed a student. Roe grabs the man's wrist. The cameraman replies, “We're just here for a project.”
The Poes saw Judge Ann Lee. When prosecutors charged the couple on Friday, the ex-congressman said he was to blame.
Ann Lee and Bob Roe issued a joint statement. Jane Poe said yes. “We must see it all,” the joint statement said.
“Will you quit?” asked Ann Lee. The senator said he would not. The council met in the town hall on Friday.
President Tom Roe spoke on Monday. Ann Lee was glad, Lee said. “It is a start,” the former president said.
President Tom Roe spoke on Monday, as Roe does. “It is hard,” the next president will say.
President Tom Roe left the hall on Monday. Ann Lee stayed, Lee said. “It is a start,” the former president said.
President Ann Lee spoke on Monday, as Lee does. “It is hard,” the last president said.
Malia and Sasha Hare joined President Hare. Malia waved. Malia sang. Malia left, as Malia does. “It is hard,” the president said.
“We came,” Ann Lee said. A young woman asked Lee for help. “Nobody came,” the woman said.
"""  # noqa: E501
SOMEBODY = """
Mike Pence|Gov. Mike Pence of Indiana signed it. “I support it,” the governor said.
Marco Rubio|Sen. Marco Rubio spoke on Wednesday to a council. In his speech the senator said Russia was a risk.
Jane Park|“We made it,” said Jane Park, a designer. “It took years,” the designer said.
Marcelo Ebrard|Foreign Secretary Marcelo Ebrard said Mexico would help. The foreign minister said it could charge him.
Mr. Obama|We met Mr. Obama and the first lady, Michelle Obama. “Act,” Lea Bach told President Obama. The president told her it was hard.
Trump|President Trump came with his daughter, Ivanka Trump, who waved. “The game will go on,” President Trump said.
Trump|“The Trump Administration won't let that happen,” President Trump said on Saturday.
Tom Roe|Jane Poe was robbed. Poe told the court it was sad. The judge said it was cruel. Judge Tom Roe jailed him.
Tom Roe|Gov. Ann Lee said no. Lt. Gov. Tom Roe agreed. The governor said so. The lieutenant governor said it was sad.
Josh Hawley|Sen. Josh Hawley objected to the vote. The first-term senator said he would not back down.
Keir Starmer|Keir Starmer was director of public prosecutions. The former director said the law was clear.
John Bolton|John Bolton, Trump's security adviser until 2019, wrote a book. The former security adviser said it was true.
Ann Lee|Ann Lee was mayor of Leeds from 2003 to 2007. Mayor Tom Roe took over. The former mayor said it was sad.
Ann Lee|Ann Lee, former mayor of Leeds, met Mayor Tom Roe. The former mayor said it was late.
Ann Lee|Mayor Ann Lee resigned on Monday. Tom Day, a friend, said she wept. The former mayor said she would write.
Barack Obama|President Barack Obama left office in 2017. Tom Day was sad. The former president said he was hopeful.
Ann Lee|Ann Lee is a candidate for mayor. The third-party candidate said she would win.
Ann Lee|President Ann Lee spoke on Monday. The first woman president said it was late.
Ann Lee|Lt. Col. Ann Lee said it was calm. Mark Dunn, a farmer, said no. The colonel said the road was open.
"""  # noqa: E501


@pytest.fixture(scope="module")
def reader():
    return Reader.load()


def last_speaker(read):
    speaker = read.quotes[-1].speaker
    return None if speaker is None or speaker.person is None else read.people[speaker.person].name


@pytest.mark.parametrize("text", NOBODY.strip().splitlines())
def test_nobody_is_meant(reader, text):
    assert last_speaker(reader.read(article(text))) is None


def test_whoever_neither_speaks_nor_holds_an_office_is_nobody_in_focus(reader):
    text = "“It rained,” Tom Day said on Monday. Day left the hall. The real estate mogul has won many votes."
    mentions = reader.read(article(text)).mentions
    assert not [one for one in mentions if one.kind == MentionKind.NOMINAL and one.person is not None]


@pytest.mark.parametrize("line", SOMEBODY.strip().splitlines())
def test_somebody_is_meant(reader, line):
    who, text = line.split("|")
    read = reader.read(article(text))
    assert last_speaker(read) == who
    family = [one for one in read.people if one.name in ("Michelle Obama", "Ivanka Trump")]
    assert not any(role.words.lower() == "president" for one in family for role in one.roles)


def test_an_election_to_an_office_calls_nobody_by_it(reader):
    read = reader.read(
        article("Mark Dunn said it was close. “It is,” Dunn said. The senator race showed it.")
    )
    assert "The senator" not in read.people[0].aliases
