"""What articles say that people and bodies are, by the real pipeline."""

import pytest

from news.nouns import Article
from tests.conftest import reader


def roles(text: str, name: str) -> list[str]:
    people = [one for one in reader().read(Article(text=text)).people if one.name == name]
    assert len(people) == 1, [one.name for one in people]
    return [role.words for role in people[0].roles]


@pytest.mark.parametrize(
    ("text", "name", "found"),
    [
        (
            "It was led by Mark Hay, a marine ecologist and Regents Professor at GT, who said so.",
            "Mark Hay",
            ["marine ecologist", "Regents Professor at GT"],
        ),
        (
            "Principal of St James Primary School in Dublin 8, Ciarán Cronin, told us so.",
            "Ciarán Cronin",
            ["Principal of St James Primary School in Dublin 8"],
        ),
        (
            "Gov. Rick Perry of Texas on Tuesday said he would go.",
            "Rick Perry",
            ["Gov. of Texas"],
        ),
        (
            "Bo Hill, a former F.B.I. agent and Marine who won, left on Monday.",
            "Bo Hill",
            ["former F.B.I. agent"],
        ),
        (
            "It was Bo Hill, the director of the F.B.I., who left on Monday.",
            "Bo Hill",
            ["director of the F.B.I."],
        ),
        (
            "“It was late,” said Bo Hill, the special counsel appointed to lead an inquiry.",
            "Bo Hill",
            ["special counsel"],
        ),
        (
            "A man asked Bo Hill, the newly installed speaker of the House, to leave.",
            "Bo Hill",
            ["newly installed speaker of the House"],
        ),
        (
            "“It was late,” said Bo Hill, an operative unaligned in the race.",
            "Bo Hill",
            ["operative"],
        ),
        (
            "Bo Hill of Boston University, co-author of a study, left on Monday.",
            "Bo Hill",
            ["co-author of a study", "of Boston University"],
        ),
        (
            "We asked Bo Hill, a maintainer and contributor of the project to discuss this takedown.",
            "Bo Hill",
            ["maintainer"],
        ),
        (
            "They asked about the deal’s existence and current Acme attorney Bo Hill denied it.",
            "Bo Hill",
            ["current Acme attorney"],
        ),
        (
            "S.C. Rep. Jim Clyburn said so.",
            "Jim Clyburn",
            ["S.C. Rep."],
        ),
        (
            "Jo Madison, a D.C.-based talk radio host considered one of the best, recalled that day.",
            "Jo Madison",
            ["D.C.-based talk radio host"],
        ),
        (
            "She spoke with one of the four candidates running in the vote, Ann Lee, on Monday.",
            "Ann Lee",
            ["candidate"],
        ),
        (
            "Raul Labrador, a Republican of Idaho and once a leading negotiator in the House, said so.",
            "Raul Labrador",
            ["Republican of Idaho", "once a leading negotiator in the House"],
        ),
        (
            "Mike Bloomberg, formerly the mayor of New York City, left.",
            "Mike Bloomberg",
            ["formerly the mayor of New York City"],
        ),
        (
            "Mr Brat spoke in an interview with the New York Times’s Maggie Haberman.",
            "Maggie Haberman",
            ["New York Times’s"],
        ),
        (
            "Maggie Haberman is angry. It is the Post's Maggie Haberman story.",
            "Maggie Haberman",
            [],
        ),
        (
            "With the delegates Hillary Clinton already had it was over. Hillary Clinton won.",
            "Hillary Clinton",
            [],
        ),
        ("The MPs Ann Lee sacked, and Jo Roe, stood again.", "Ann Lee", []),
        ("Labour MPs Diane Abbott, who won Hackney, and Clive Lewis left.", "Diane Abbott", ["Labour MP"]),
        ("Labour MPs Diane Abbott, who won Hackney, and Clive Lewis left.", "Clive Lewis", ["Labour MP"]),
        ("Labour MPs Diane Abbott, who won, and Clive Lewis’s son left.", "Clive Lewis", []),
        ("Senators Ann Lee, of Ohio, and her colleague Tom Day left.", "Ann Lee", ["Senator of Ohio"]),
        ("Former presidents Barack Obama, now 60, and Bo Hill left.", "Barack Obama", ["Former president"]),
        (
            "Senators Ann Lee, a Maine Republican, and Joe Manchin, a Democrat, left.",
            "Joe Manchin",
            ["Senator", "Democrat"],
        ),
        (
            "Sens. Ann Lee, a Maine Republican, and Joe Manchin, a Democrat, left.",
            "Joe Manchin",
            ["Sen.", "Democrat"],
        ),
        (
            "Councillors Ann Lee (Lab, Hackney South and Shoreditch) and Tom Day (Con) left.",
            "Ann Lee",
            ["Councillor"],
        ),
        ("Professors Jo Roe at Leeds and Ann Lee at York left.", "Jo Roe", ["Professor"]),
        ("Professors Jo Roe at Leeds and Ann Lee at York left.", "Ann Lee", ["Professor"]),
        ("Judges Ann Lee, sitting with Tom Day, refused it.", "Ann Lee", ["Judge"]),
        ("Ministers Ann Lee – who runs health – and Tom Day left.", "Ann Lee", ["Minister"]),
        ("Tom Roe of Conservatives for May said so.", "Tom Roe", ["of Conservatives for May"]),
        ("Jo Bell of Friends of May said so.", "Jo Bell", ["of Friends of May"]),
        ("Ann Lee of the Mail on Sunday said so.", "Ann Lee", ["of the Mail on Sunday"]),
        ("Ann Lee of the World Bank on Monday said so.", "Ann Lee", ["of the World Bank"]),
        ("They searched a house in Tampa, Fla. President Joe Biden was sad.", "Joe Biden", ["President"]),
        ("They met in Harrisburg, Pa. Sen. Marco Rubio left.", "Marco Rubio", ["Sen."]),
        (
            "They nominated Bill Bayes for President and Jo Lee for Vice President. Bayes withdrew.",
            "Bill Bayes",
            [],
        ),
        (
            "The head of the Oversight and Reform Committee, Carolyn Maloney, said so.",
            "Carolyn Maloney",
            ["head of the Oversight and Reform Committee"],
        ),
        (
            "AU trade and industry commissioner Albert Muchanga said so.",
            "Albert Muchanga",
            ["AU trade and industry commissioner"],
        ),
        (
            "It declared a national emergency United States President Donald Trump wanted.",
            "Donald Trump",
            ["United States President"],
        ),
        (
            "Elon Musk, Donald Trump’s “disrupter-in-chief”, left.",
            "Elon Musk",
            ["disrupter-in-chief"],
        ),
        (
            "One of the club's trainers, Ann Lee, told us so.",
            "Ann Lee",
            ["club's trainer"],
        ),
        (
            "The delegate to the U.S. House of Representatives, Aumua Amata, told us so.",
            "Aumua Amata",
            ["delegate to the U.S. House of Representatives"],
        ),
        (
            "The National Institute of Allergy and Infectious Disease's director, Anthony Fauci, said so.",
            "Anthony Fauci",
            ["National Institute of Allergy and Infectious Disease's director"],
        ),
        (
            "Former United States presidential candidate Senator Ted Cruz said so.",
            "Ted Cruz",
            ["Former United States presidential candidate", "Senator"],
        ),
        ("Study co-author and geochemist Seth John said so.", "Seth John", ["Study co-author", "geochemist"]),
        (
            "Businessman Don Lee of West Virginia, the party's nominee, said so.",
            "Don Lee",
            ["Businessman", "party's nominee"],
        ),
        ("Northern Ireland's Bo Hill and Labour's Ann Lee said so.", "Ann Lee", ["Labour's"]),
        ("Jane Roe MP, the shadow minister, left.", "Jane Roe", ["MP", "shadow minister"]),
        ("David Axelrod, the president’s top adviser, left.", "David Axelrod", ["president’s top adviser"]),
        ("Ann Lee, the then chair of the Greens, left.", "Ann Lee", ["chair of the Greens"]),
        (
            "Sam Kamin, a University of Denver law professor, left.",
            "Sam Kamin",
            ["University of Denver law professor"],
        ),
        ("Bo Hill, the 2008 Republican nominee, left.", "Bo Hill", ["Republican nominee"]),
        (
            "Asked by Jane Roe, one of the two U.S. Capitol officers, he left.",
            "Jane Roe",
            ["U.S. Capitol officer"],
        ),
        ("Bo Hill, a broker based in Tampa, left.", "Bo Hill", ["broker"]),
        (
            "Ann Lee — former mayor, member of parliament, and author — left.",
            "Ann Lee",
            ["former mayor", "member of parliament", "author"],
        ),
        ("It took its toll on his wife, Huma Abedin, who left.", "Huma Abedin", ["wife"]),
        (
            "They asked the committee chairman, Representative Bob Good of Virginia, to go.",
            "Bob Good",
            ["committee chairman", "Representative of Virginia"],
        ),
        (
            "Presidential candidate Sen. Bo Hill (I-Vt.) said so.",
            "Bo Hill",
            ["Presidential candidate", "Sen."],
        ),
        ("It came from the driver of his predecessor, Ann Lee, in May.", "Ann Lee", ["predecessor"]),
        ("“No,” wrote Chief Justice John Roberts.", "John Roberts", ["Chief Justice"]),
        (
            "Remarked Center for Diversity scientist Tierra Curry, so.",
            "Tierra Curry",
            ["Center for Diversity scientist"],
        ),
        ("BBC's Jonathan Marcus said so.", "Jonathan Marcus", ["BBC's"]),
        (
            "Alison Kock of the University of Cape Town said so.",
            "Alison Kock",
            ["of the University of Cape Town"],
        ),
        (
            "Former Trump adviser and retired general Michael Flynn said so.",
            "Michael Flynn",
            ["Former Trump adviser", "retired general"],
        ),
        ("The president and former senator Bob Dole left.", "Bob Dole", ["former senator"]),
        ("Todd Wilcox, an Orlando Democrat, left.", "Todd Wilcox", ["Orlando Democrat"]),
        ("Lee's lawyer and former senator Bob Dole left.", "Bob Dole", ["former senator"]),
        ("Jane Roe, the man who worked for Bo Hill as prime minister, quit.", "Jane Roe", ["man"]),
        ("She runs a charity. The NHS paid.", "NHS", []),
        ("Wayne A. I. Frederick, head of Acme, said so.", "Wayne A. I. Frederick", ["head of Acme"]),
        ("Anna Roe of “Have no fear”, a charity, said so.", "Anna Roe", ["of “Have no fear”"]),
        ("As chancellor, Rachel Reeves said so.", "Rachel Reeves", ["chancellor"]),
        ("Texas Lt. Gov. Dan Patrick says so.", "Dan Patrick", ["Texas Lt. Gov."]),
        (
            "Paul Ito, the minister for culture, media and sport, said so.",
            "Paul Ito",
            ["minister for culture, media and sport"],
        ),
    ],
)
def test_roles_beside_a_name(text: str, name: str, found: list[str]) -> None:
    assert roles(text, name) == found


@pytest.mark.parametrize(
    ("text", "name", "found"),
    [
        (
            "Boris Johnson became leader of the Conservative Party and prime minister in July.",
            "Boris Johnson",
            ["leader of the Conservative Party", "prime minister"],
        ),
        ("Jane Roe was elected mayor of Leeds in May.", "Jane Roe", ["mayor of Leeds"]),
        (
            "Jane Roe, who works at the hall as a chef, said so.",
            "Jane Roe",
            ["chef"],
        ),
        ("Jane Roe has been the MP for Leeds East since 2010.", "Jane Roe", ["MP for Leeds East"]),
        ("Pedro Roe is widely known as the founder of Cream.", "Pedro Roe", ["founder of Cream"]),
        ("Ann Lee, nicknamed the “queen of coal”, was head of Acme.", "Ann Lee", ["head of Acme"]),
        ("The party elected Bo Hill as leader.", "Bo Hill", ["leader"]),
        ("The club named Ann Lee head coach.", "Ann Lee", ["head coach"]),
        ("The party picked Jane Roe as its candidate.", "Jane Roe", ["candidate"]),
        ("Ann Lee succeeded Bo Hill as chancellor.", "Ann Lee", ["chancellor"]),
        ("Ann Lee, who chairs the transport committee, left.", "Ann Lee", ["chairs the transport committee"]),
        ("Tom Reed leads the Green Party.", "Tom Reed", ["leads the Green Party"]),
        ("Ann Lee held the post of transport minister.", "Ann Lee", ["transport minister"]),
        (
            "Ann Lee, a career politician who served as mayor of Leeds for five years, died.",
            "Ann Lee",
            ["career politician", "mayor of Leeds"],
        ),
        ("The army, whose commander is Bo Hill, left.", "Bo Hill", ["commander"]),
        (
            "Ann Lee, eventually serving as speaker pro tem of the house, died.",
            "Ann Lee",
            ["speaker pro tem of the house"],
        ),
    ],
)
def test_roles_that_a_sentence_states(text: str, name: str, found: list[str]) -> None:
    assert roles(text, name) == found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("According to Boris Johnson, the Queen suspended parliament.", "Boris Johnson"),
        ("The vote falls if Jane Roe is president of the club.", "Jane Roe"),
        ("Critics say Jane Roe is a dictator.", "Jane Roe"),
        ("“I think Jane Roe is the president of nothing,” said John Doe.", "Jane Roe"),
        ("They met the president, the vice president, Susan Rice and others.", "Susan Rice"),
        ("Jane Roe, of Thornton Heath, said so.", "Jane Roe"),
        ("Jane Roe, of Colwyn Bay, said so.", "Jane Roe"),
        ("Jane Roe, of Palace Gardens, said so.", "Jane Roe"),
        ("Workers carried a bust of Winston Churchill from the Oval Office.", "Winston Churchill"),
        ("Jane Roe was the first woman to say so.", "Jane Roe"),
        ("Jane Roe, whose father was a miner, said so.", "Jane Roe"),
        ("The firm has not named Jane Roe as chairman.", "Jane Roe"),
        ("The firm hasn’t named Jane Roe as chairman.", "Jane Roe"),
        ("The firm has not yet named Jane Roe as chairman.", "Jane Roe"),
        ("The firm denied it had appointed Jane Roe as chairman.", "Jane Roe"),
        ("Jane Roe was nominated as ambassador to Spain.", "Jane Roe"),
        ("The president picked Jane Roe as ambassador.", "Jane Roe"),
        ("Jane Roe succeeded in having Bo Hill confirmed as chancellor.", "Jane Roe"),
        ("John Doe claimed Ann Lee and Jane Roe were murderers.", "Jane Roe"),
        ("John Doe claimed Jane Roe was an adviser to the bank.", "Jane Roe"),
        ("“Ann Lee and Jane Roe were ministers,” said John Doe.", "Jane Roe"),
        ("The vote falls if Ann Lee and Jane Roe were ministers.", "Jane Roe"),
        ("Jane Roe led police on a chase.", "Jane Roe"),
        ("Jane Roe led the party in a chant.", "Jane Roe"),
        ("Jane Roe of West Virginia said so.", "Jane Roe"),
        ("Northern Ireland's Jane Roe said so.", "Jane Roe"),
        ("When he met the Queen, Jane Roe, who was ill, sat.", "Jane Roe"),
        ("It included First Minister of Scotland Ann Lee, Jane Roe, and others.", "Jane Roe"),
        ("Previous Acme missions failed, and Jane Roe left.", "Jane Roe"),
        ("Jane Roe, daughter to a poor farming family, left.", "Jane Roe"),
        ("Bo Hill beat Jane Roe in 2016, and later served as president.", "Jane Roe"),
        ("Bo Hill met Jane Roe, working as a chef there.", "Jane Roe"),
        ("Sens. Ann Lee, Bo Hill and Jane Roe spoke.", "Jane Roe"),
        ("Jane Roe wrote a book on it. The bomber, she said, had planned it.", "Jane Roe"),
        ("The gang, whose leader was Jane Roe's brother, fled.", "Jane Roe"),
        ("Jane Roe took the role of mayor in the film.", "Jane Roe"),
        ("Bo Hill left, and Jane Roe, whose husband is Bo Hill, stayed.", "Jane Roe"),
    ],
)
def test_what_makes_nobody_anything(text: str, name: str) -> None:
    assert roles(text, name) == []


def test_an_office_goes_on_behind_the_name() -> None:
    assert roles("President Abdel el-Sisi of Egypt said so.", "Abdel el-Sisi") == ["President of Egypt"]
    text = "Presidents Muhammadu Buhari of Nigeria and Patrice Talon of Benin signed."
    assert roles(text, "Muhammadu Buhari") == ["President of Nigeria"]
    assert roles(text, "Patrice Talon") == ["President of Benin"]
    text = "Reps. Peter Ito of Oregon, Jim Roe of Utah and Ann Lee left."
    assert [roles(text, who) for who in ("Peter Ito", "Jim Roe", "Ann Lee")] == [
        ["Rep. of Oregon"],
        ["Rep. of Utah"],
        [],
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The company's founders, Ann Lee and Bo Hill, left.", ["company's founder"]),
        ("Their parents, Ann Lee and Bo Hill, were sharecroppers.", ["parent", "sharecropper"]),
        ("Ann Lee and Bo Hill, both ministers, spoke.", ["minister"]),
        ("Co-founders Ann Lee and Bo Hill left.", ["Co-founder"]),
        ("Republican Sens. Ann Lee (Utah) and Bo Hill left.", ["Republican Sen."]),
    ],
)
def test_what_several_are_each_of_them_is(text: str, found: list[str]) -> None:
    assert (roles(text, "Ann Lee"), roles(text, "Bo Hill")) == (found, found)


def test_what_is_stated_of_she_is_hers_where_nobody_else_can_be_meant() -> None:
    text = "Jane Roe spoke in Leeds. She was also a member of the Transport Committee."
    assert roles(text, "Jane Roe") == ["member of the Transport Committee"]
    assert roles("Jane Roe left. A freelancer, she was honoured.", "Jane Roe") == ["freelancer"]
    assert roles("Jane Roe left. As mayor of Leeds, she cut taxes.", "Jane Roe") == ["mayor of Leeds"]
    assert roles("Jane Roe left. As a child, she sang.", "Jane Roe") == []
    assert roles("Jane Roe met Ann Lee. She was the mayor of Leeds.", "Ann Lee") == []


def test_who_is_of_a_body_has_a_post_and_who_goes_to_school_has_none() -> None:
    text = "Mike Ryan of the World Health Organization said so. Ann Lee of Riverside School said so."
    people = reader().read(Article(text=text)).people
    assert [(one.name, one.roles[0].words, one.public) for one in people if one.kind == "person"] == [
        ("Mike Ryan", "of the World Health Organization", True),
        ("Ann Lee", "of Riverside School", False),
    ]


def test_what_bodies_are() -> None:
    assert roles("The news agency AFP said so.", "AFP") == ["news agency"]
    assert roles("Northfield Trust, the homelessness charity, said so.", "Northfield Trust") == [
        "homelessness charity"
    ]


def test_a_description_that_carries_the_text_on_gives_a_role() -> None:
    text = (
        "Chris Philp, the shadow home secretary, said it was theatre.\n"
        "The senior Tory added: “The deal has worked.”"
    )
    assert roles(text, "Chris Philp") == ["shadow home secretary", "senior Tory"]


def test_a_description_of_another_place_gives_none() -> None:
    text = "Senator Ted Cruz of Texas spoke of the collapse.\nThe Florida senator lost seven points."
    assert roles(text, "Ted Cruz") == ["Senator of Texas"]


def test_the_leader_of_a_nation_is_its_president() -> None:
    text = (
        "President Volodymyr Zelenskyy spoke in Ukraine. The Ukrainian president left Donald Trump.\n"
        "Mr Trump waited while the Ukrainian leader spoke."
    )
    assert roles(text, "Volodymyr Zelenskyy") == ["President", "Ukrainian president", "Ukrainian leader"]
    assert roles(text, "Donald Trump") == []


def test_nobody_beside_the_prime_minister_is_the_prime_minister() -> None:
    text = (
        "Nigel Farage spoke in Leeds. Nigel Farage said the prime minister had failed.\n"
        "Mr Farage left. The prime minister stayed."
    )
    assert roles(text, "Nigel Farage") == []


def test_relations_and_firms() -> None:
    text = (
        "Kelly-Ann Burke, from Rotherham, was saved. Her husband Darren, a plumber, raised the alarm.\n"
        "Her daughter, Gemma, added: “She is my hero.” Brookhouse Homes, the developer behind it, left.\n"
        "Peter Lund, a violin maker, saw it, as did the mother of two Joan Hart of Northern Link."
    )
    people = {one.name: one for one in reader().read(Article(text=text)).people}
    assert {"Kelly-Ann Burke", "Darren", "Gemma"} <= people.keys()
    assert [role.words for role in people["Darren"].roles] == ["husband of [Kelly-Ann Burke]", "plumber"]
    assert [role.words for role in people["Gemma"].roles] == ["daughter"]
    assert not any(one.public for one in people.values() if one.kind == "person" and one.name != "Joan Hart")
    assert "Brookhouse Homes" not in {name for name, one in people.items() if one.kind == "person"}


def test_two_roles_before_a_name() -> None:
    text = "The commission's chair, retired High Court judge Simon Blake, asked why."
    assert roles(text, "Simon Blake") == ["commission's chair", "retired High Court judge"]


def test_the_leader_of_another_body_is_somebody_else() -> None:
    text = (
        "The leader of Brackley Council has resigned. Priya Nand said so.\n"
        "Conservative group leader Alan Prior said it was time."
    )
    (prior,) = (one for one in reader().read(Article(text=text)).people if one.name == "Alan Prior")
    assert "The leader of Brackley Council" not in prior.aliases


def test_who_is_named_in_a_sentence_is_not_what_it_describes() -> None:
    text = "Rovers boss Danny Flint spoke.\nFlint hailed Leon Sarr after the striker scored twice."
    (flint,) = (one for one in reader().read(Article(text=text)).people if one.name == "Danny Flint")
    assert "the striker" not in flint.aliases


def test_only_who_spoke_speaks_on_as_somebody_described() -> None:
    text = "Ann Lee said it was over.\nThe real estate mogul has won many votes."
    assert roles(text, "Ann Lee") == []


def test_who_has_no_office_stays_private() -> None:
    text = (
        "Jermaine Cole, of Church Road, Thornton Heath, was found guilty.\n"
        "Shopkeeper Imran Khalid, a member of the local mosque, saw it.\n"
        "Mother-of-two Tracy Ward was a witness. Grandmother Joan Hart wept.\n"
        "Barrister Omar Sheikh defended. Committee member Doug Collins said no."
    )
    people = reader().read(Article(text=text)).people
    assert {one.name: one.public for one in people} == {
        "Jermaine Cole": False,
        "Imran Khalid": False,
        "Tracy Ward": False,
        "Joan Hart": False,
        "Omar Sheikh": True,
        "Doug Collins": True,
    }


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("NASA has selected two astronauts, Ann Lee and Bob Roe, for it.", "astronaut"),
        ("Prayers came from the actresses Ann Lee and Bob Roe. Lee said so.", "actress"),
        ("Rock musicians such as Ann Lee and Bob Roe paid tribute.", "Rock musician"),
        ("Several senators, including Ann Lee and Bob Roe, said so.", "senator"),
        ("Ann Lee and Bob Roe, the ministers who resigned, said so.", "minister"),
        ("Foreign secretaries Ann Lee and Bob Roe said so.", "Foreign secretary"),
    ],
)
def test_what_several_are_each_is(text: str, found: str) -> None:
    assert roles(text, "Ann Lee") == [found]
    assert roles(text, "Bob Roe") == [found]


def test_what_several_are_is_nobody_elses() -> None:
    text = "With help from radio hosts like Ann Lee, Mr. Roe was able to win and went. Mr. Roe said so."
    assert roles(text, "Mr. Roe") == []
    text = "He played with Bob Roe and artists such as Ann Lee. Roe said so."
    assert roles(text, "Ann Lee") == ["artist"]
    assert roles(text, "Bob Roe") == []
    text = "She was director to Representative Bob Roe, a farmer and singer."
    assert roles(text, "Bob Roe") == ["Representative", "farmer", "singer"]
    text = "Ann Lee was director to Representative Bob Roe, a farmer and singer. Lee said so."
    assert roles(text, "Ann Lee") == ["director to Representative Bob Roe"]


def test_lists_of_posts_are_all_given() -> None:
    text = "Ann Lee served as energy minister, mayor of Leeds, and ambassador to France."
    assert roles(text, "Ann Lee") == ["energy minister", "mayor of Leeds", "ambassador to France"]
    text = "Ann Lee was mayor of Leeds, chair of the board, and went home."
    assert roles(text, "Ann Lee") == ["mayor of Leeds"]


def test_who_finds_fault_is_no_critic_by_trade() -> None:
    text = "Critics of the plan, including Ann Lee, said so. Film critic Bob Roe said no."
    people = reader().read(Article(text=text)).people
    assert {one.name: one.public for one in people} == {"Ann Lee": False, "Bob Roe": True}


def test_whose_wife_somebody_is_stands_in_brackets() -> None:
    text = "Ed Cox died on Monday. He is survived by his wife, Ann Lee, and three children."
    (ann,) = (one for one in reader().read(Article(text=text)).people if one.name == "Ann Lee")
    assert [(role.words, role.span.of(text)) for role in ann.roles] == [("wife of [Ed Cox]", "his wife")]
    text = "Joe Poe won. That day, Ed Cox and his aide Jim Roe spoke."
    assert roles(text, "Jim Roe") == ["aide to [Ed Cox]"]
    text = "Joe Poe met Ed Cox and his son, Jim Cox."
    assert roles(text, "Jim Cox") == ["son of [Ed Cox]"]


def test_whose_wife_somebody_is_stays_open_in_doubt() -> None:
    text = "Ann Lee met Sue Poe on Monday. Her husband, John Doe, said so."
    assert roles(text, "John Doe") == ["husband"]
    text = "Kim Poe said so. She moved to Leeds with her mother and sister, Ann Lee, in 1990."
    assert roles(text, "Ann Lee") == ["sister"]
    text = "Joe Poe met Ed Cox and his spokesman, Jim Roe, said it went well."
    assert roles(text, "Jim Roe") == ["spokesman"]
    text = "Joe Poe sued Ed Cox, his lawyer, Ann Lee, said."
    assert (roles(text, "Ann Lee"), roles(text, "Ed Cox")) == (["lawyer"], [])


def test_an_office_of_nothing_but_an_article_is_of_no_body() -> None:
    assert roles("The chief of The Ann Lee said so.", "Ann Lee") == []


def test_what_he_is_in_doubt_is_his_who_was_named_last() -> None:
    text = "Ed Cox met Joe Poe in 1990. Mr Cox wrote a book. He served as mayor of Leeds."
    assert roles(text, "Ed Cox") == ["mayor of Leeds"]
    assert roles(text, "Joe Poe") == []


@pytest.mark.parametrize(
    ("text", "name", "found"),
    [
        ("US Ambassador to Germany Ann Lee left.", "Ann Lee", "US Ambassador to Germany"),
        ("The speaker of the parliament Ali Roe said so.", "Ali Roe", "speaker of the parliament"),
        ("Minister of Foreign Affairs Sergey Roe left.", "Sergey Roe", "Minister of Foreign Affairs"),
        ("Secretary of Human Services Alex Roe left.", "Alex Roe", "Secretary of Human Services"),
        ("The governor of the Bank of England Ann Lee left.", "Ann Lee", "governor of the Bank of England"),
        ("The Archbishop of Leeds, the Most Rev Ann Lee, said so.", "Ann Lee", "Archbishop of Leeds"),
        ("Vatican spokesman the Rev. Joe Roe said so.", "Joe Roe", "Vatican spokesman"),
        (
            "Professor of law at Leeds University Ann Lee left.",
            "Ann Lee",
            "Professor of law at Leeds University",
        ),
        ("The state's Democratic senator, Ann Lee, said so.", "Ann Lee", "state's Democratic senator"),
        ("The bank's then chief executive, Ann Lee, would go.", "Ann Lee", "bank's then chief executive"),
        ("Rep. Ann Lee (R-N.Y.), the No. 2 Republican, left.", "Ann Lee", "No. 2 Republican"),
        ("Ann Lee is one of the founders of the club.", "Ann Lee", "founder of the club"),
        ("Ann Lee was the first president of the union.", "Ann Lee", "first president of the union"),
        ("The head of the RMT (the rail workers' union), Ann Lee, said so.", "Ann Lee", "head of the RMT"),
        ("The party's leader, Ann Lee announced she would go.", "Ann Lee", "party's leader"),
        ("Congressmen Joe Roe and Bo Hill left.", "Joe Roe", "Congressman"),
        ("Labour MPs Ann Lee and Bo Hill left.", "Bo Hill", "Labour MP"),
        ("U.S. Reps. Joe Roe, Bo Hill and Ann Lee left.", "Ann Lee", "U.S. Rep."),
        ("Co-developer Ann Lee said so.", "Ann Lee", "Co-developer"),
        ("United States Senator from Ohio Ann Lee left.", "Ann Lee", "United States Senator from Ohio"),
        ("The judge overseeing the case, Ann Lee, said so.", "Ann Lee", "judge"),
        ("Ann Lee was chosen by Bo Hill as his running mate.", "Ann Lee", "running mate of [Bo Hill]"),
        ("Ann Lee also served as mayor of Leeds.", "Ann Lee", "mayor of Leeds"),
        ("Ann Lee, a U.S. senator, is the former mayor of Leeds.", "Ann Lee", "former mayor of Leeds"),
    ],
)
def test_titles_of_all_shapes(text: str, name: str, found: str) -> None:
    assert found in roles(text, name)


@pytest.mark.parametrize(
    "text",
    [
        "The head of the firm Ann Lee founded has gone.",
        "He is a spokesman for Prime Minister Ann Lee.",
        "U.S. Reps. Joe Roe, Bo Hill and Ann Lee left. Actress Ann Lee sang.",
        "Dictators like Ann Lee cannot last.",
        "Suspects including Ann Lee were freed.",
        "Jo Roe, a head who worked for the opponent in the race, Ann Lee, left.",
        "Bo Hill and Ann Lee, the dictators of our time, left.",
    ],
)
def test_what_others_are_is_not_hers(text: str) -> None:
    words = {word.lower() for role in roles(text, "Ann Lee") for word in role.split()}
    assert words.isdisjoint(("head", "spokesman", "u.s.", "dictator", "suspect"))


def test_what_a_sentence_about_her_tells_makes_nobody_public() -> None:
    text = "Paul Ray killed a shopkeeper in Leeds. He was an immigrant, and a trustee of the mosque."
    assert not any(one.public for one in reader().read(Article(text=text)).people)


@pytest.mark.parametrize(
    ("text", "name", "found"),
    [
        ("Deputy Prime Minister and Finance Minister Ann Lee left.", "Ann Lee", "Deputy Prime Minister"),
        ("Chairman and CEO Ann Lee left.", "Ann Lee", "Chairman"),
        (
            "Road Transport and Bridges Minister Ann Lee left.",
            "Ann Lee",
            "Road Transport and Bridges Minister",
        ),
        ("Members of Parliament Bo Hill and Ann Lee left.", "Ann Lee", "Member of Parliament"),
        ("They met a pair of senators, Bo Hill and Ann Lee.", "Ann Lee", "senator"),
        ("The three ministers — Bo Hill, Ann Lee and Jo Roe — left.", "Ann Lee", "minister"),
        ("Ann Lee left Leeds in 2001 and later became the mayor of York.", "Ann Lee", "mayor of York"),
        ("Ann Lee, who reportedly works in Leeds as a chef, left.", "Ann Lee", "chef"),
        ("It impeached two presidents, Bo Hill and Ann Lee. Both have died.", "Ann Lee", "president"),
        ("Ann Lee stayed for years, eventually serving as chair.", "Ann Lee", "chair"),
        ("Ann Lee sold the firm, becoming a Labour councillor.", "Ann Lee", "Labour councillor"),
        (
            "Ann Lee met those who won, and in 2003 served as chair of the party.",
            "Ann Lee",
            "chair of the party",
        ),
        ("Ann Lee works at Fishmongers' Hall as a chef.", "Ann Lee", "chef"),
        ("Police held a rubber tapper identified only as “Ann Lee”.", "Ann Lee", "rubber tapper"),
        ("Bo Hill will succeed Ann Lee as chair of the party.", "Ann Lee", "chair of the party"),
        ("Bo Hill took over as chair from Ann Lee.", "Bo Hill", "chair"),
        ("Sen. Ann Lee, R-Tex., who heads the party, left.", "Ann Lee", "heads the party"),
        ("Ann Lee, 56, who chairs the committee, left.", "Ann Lee", "chairs the committee"),
        (
            "He designated Ann Lee, a former general, as the security minister.",
            "Ann Lee",
            "security minister",
        ),
        (
            "Ann Lee was one of several members of the Leeds Committee.",
            "Ann Lee",
            "member of the Leeds Committee",
        ),
        ("Ann Lee, another unaligned strategist, left.", "Ann Lee", "unaligned strategist"),
        ("Ann Lee, one of the two police officers injured in it, said so.", "Ann Lee", "police officer"),
        ("Ann Lee -- the party's former treasurer -- left.", "Ann Lee", "party's former treasurer"),
        ("“It was.” Political commentators such as Ann Lee agreed.", "Ann Lee", "Political commentator"),
    ],
)
def test_roles_in_further_places(text: str, name: str, found: str) -> None:
    assert found in roles(text, name)


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee, 40, left. The senator called Ann Lee a liar.",
        "The minister named Ann Lee as a suspect.",
        "The speaker was Ann Lee.",
        "The mayor and the school nurse, Ann Lee, left.",
        "The mayor and his daughter, Ann Lee, left.",
        "The prime minister and Finance Secretary Bo Hill met Ann Lee.",
        "He dismissed Ann Lee as a politician.",
        "Ann Lee thought her brother left and became a mayor.",
        "Ann Lee's brother left Leeds and became a mayor.",
        "Ann Lee, 40, left. Bo Hill, the leader of the house, called Ann Lee a liar.",
    ],
)
def test_what_else_is_said_beside_her_makes_her_nothing(text: str) -> None:
    words = {word.lower() for role in roles(text, "Ann Lee") for word in role.split()}
    assert words.isdisjoint(("senator", "minister", "speaker", "politician", "mayor", "leader"))
    assert not any(one.public for one in reader().read(Article(text=text)).people if one.name == "Ann Lee")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Angela Merkel left in 2021 and Bo Hill formed a cabinet and became chancellor.", "Angela Merkel"),
        ("Ann Lee stood down, Bo Hill stood unopposed and was elected leader.", "Ann Lee"),
        ("In a suit by Ann Lee, a judge ruled on Monday that the ban was lawful.", "Ann Lee"),
        ("Speaking to Ann Lee, a senator elected in May, said no.", "Ann Lee"),
        ("Ann Lee was nearly elected mayor of Leeds.", "Ann Lee"),
        ("Ann Lee moved to Leeds and supposedly became the president of a bank.", "Ann Lee"),
        ("Ann Lee was allegedly hired as a spy.", "Ann Lee"),
        ("Ann Lee met Bo Hill, serving as mayor of York.", "Ann Lee"),
        ("Members of Congress Ann Lee met left.", "Ann Lee"),
        ("“He lied. The real murderer is Ann Lee,” said Bo Hill.", "Ann Lee"),
        ("The next pope is Ann Lee.", "Ann Lee"),
        ("He blamed the two terrorists — Ann Lee and Bo Hill — for it.", "Ann Lee"),
        ("The ministers — Ann Lee, Bo Hill and Sue Day say — would quit.", "Ann Lee"),
        ("Two ministers, Ann Lee and Bo Hill said, had left.", "Bo Hill"),
        ("Unlike the two senators, Ann Lee and Bo Hill left.", "Bo Hill"),
        ("Unlike Ann Lee, a mayor known for his wit resigned.", "Ann Lee"),
        ("A number of ministers, Ann Lee and Bo Hill said, had left.", "Ann Lee"),
        ("A minister named Ann Lee as the leaker.", "Ann Lee"),
        ("Bo Hill, a former mayor, Ann Lee wrote, lied.", "Ann Lee"),
        ("They named Ann Lee, aged 30, as a suspect.", "Ann Lee"),
        ("Ann Lee joined the film in May and became the doctor.", "Ann Lee"),
    ],
)
def test_what_is_said_near_somebody_gives_them_nothing(text: str, name: str) -> None:
    assert roles(text, name) == []
    assert not any(one.public for one in reader().read(Article(text=text)).people if one.name == name)


@pytest.mark.parametrize(
    ("text", "name", "only"),
    [
        ("The Ministry of Health and Prime Minister Ann Lee said no.", "Ann Lee", "Prime Minister"),
        ("The Ministry of Health and Education Secretary Ann Lee said no.", "Ann Lee", "Education Secretary"),
        ("Cuts to Defence and Labour leader Ann Lee said no.", "Ann Lee", "Labour leader"),
        ("Home Secretary and London Mayor Ann Lee clash.", "Ann Lee", "London Mayor"),
        ("The governor and Chief Justice Ann Lee met.", "Ann Lee", "Chief Justice"),
        ("The board replaced Ann Lee as chairman with Sue Day.", "Ann Lee", "chairman"),
        (
            "Ann Lee, a Democratic senator from Virginia Beach, left.",
            "Ann Lee",
            "Democratic senator from Virginia Beach",
        ),
    ],
)
def test_an_office_has_no_words_that_are_anothers(text: str, name: str, only: str) -> None:
    assert roles(text, name) == [only]


@pytest.mark.parametrize(
    ("text", "name", "found"),
    [
        ("It passed under then-President Bo Hill in May.", "Bo Hill", "then-President"),
        ("Ex-Sen. Ann Lee left.", "Ann Lee", "Ex-Sen."),
        ("They met then-Sen. Ann Lee in May.", "Ann Lee", "then-Sen."),
        ("Syrian Pres. Bashar Roe left.", "Bashar Roe", "Syrian Pres."),
        ("Presidential hopeful Ann Lee left.", "Ann Lee", "Presidential hopeful"),
        ("Ann Lee, a veteran, activist, radio show host, and now a candidate, left.", "Ann Lee", "candidate"),
        (
            "Ann Lee, chair of the party’s drafting committee, left.",
            "Ann Lee",
            "chair of the party’s drafting committee",
        ),
        ("Tom Reed, the C.I.A.’s director, left.", "Tom Reed", "C.I.A.’s director"),
        ("Ann Lee, the ranking Democrat on the panel, left.", "Ann Lee", "ranking Democrat on the panel"),
        ("Ann Lee, host of “Meet the Press,” left.", "Ann Lee", "host of “Meet the Press”"),
        ("Ann Lee, host of NBC’s “Today”, left.", "Ann Lee", "host of NBC’s “Today”"),
        ("Ann Lee was the author of “The Long War.”", "Ann Lee", "author of “The Long War”"),
        ("Ann Lee, president and chief executive of Acme, left.", "Ann Lee", "president"),
        ("Ann Lee, president and director of research at Acme, left.", "Ann Lee", "president"),
        ("Ann Lee, deputy editor and head of news at the Sun, left.", "Ann Lee", "deputy editor"),
        ("Ann Lee, a writer and former editor of the Post, left.", "Ann Lee", "writer"),
        ("Ann Lee, a union leader and founder of the Greens, left.", "Ann Lee", "union leader"),
        ("Ann Lee has been serving as an adviser to the party.", "Ann Lee", "adviser to the party"),
        ("Ann Lee — who has been the mayor of Leeds for years — left.", "Ann Lee", "mayor of Leeds"),
        ("The head of the club, Ann Lee, is also the mayor of Leeds.", "Ann Lee", "mayor of Leeds"),
        ("Ann Lee left. It began during her tenure as mayor of Leeds.", "Ann Lee", "mayor of Leeds"),
        ("They praised Ann Lee’s five years as mayor of Leeds.", "Ann Lee", "mayor of Leeds"),
        ("While serving as mayor of Leeds, Ann Lee left.", "Ann Lee", "mayor of Leeds"),
        (
            "On Monday he called Valeant’s chief executive, Ann Lee, a friend.",
            "Ann Lee",
            "Valeant’s chief executive",
        ),
        ("Ann Lee became the first female senator from Ohio.", "Ann Lee", "first female senator from Ohio"),
    ],
)
def test_roles_that_more_constructions_tell(text: str, name: str, found: str) -> None:
    assert found in roles(text, name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Bo Hill took office in 2008 with Ann Lee as his Secretary of State.", "Bo Hill"),
        ("While Sue Day has pledged to support Jo Roe as the nominee, Ann Lee left.", "Ann Lee"),
        ("Ann Lee was hopeful of a deal. A hopeful Ann Lee left.", "Ann Lee"),
        ("Ann Lee, hopeful of a deal, left.", "Ann Lee"),
        ("The election of Ann Lee as a surprise ended it.", "Ann Lee"),
        ("The nomination of Ann Lee as ambassador failed.", "Ann Lee"),
        ("The election of Ann Lee as mayor was blocked.", "Ann Lee"),
        ("He fought the Viet Cong. Ann Lee said so.", "Ann Lee"),
        ("He opposed the appointment of Ann Lee as chair.", "Ann Lee"),
        ("Ann Lee rejected a post as minister.", "Ann Lee"),
        ("Ann Lee faked years as a doctor.", "Ann Lee"),
        ("Ann Lee’s hopes of a term as president are over.", "Ann Lee"),
        ("Ann Lee’s rival for the job as president is Bo Hill.", "Ann Lee"),
        ("He met with Ann Lee as her deputy resigned.", "Ann Lee"),
        ("Ann Lee joined Labour as Corbyn became leader.", "Ann Lee"),
        ("Ann Lee worked in Leeds as Jeremy Corbyn became leader.", "Ann Lee"),
        ("Ann Lee worked in Leeds as Secretary of State John Kerry left.", "Ann Lee"),
        ("Ann Lee joined her husband as a volunteer tried to save him.", "Ann Lee"),
    ],
)
def test_what_such_constructions_tell_of_nobody(text: str, name: str) -> None:
    assert roles(text, name) == []


@pytest.mark.parametrize(
    ("text", "name", "only"),
    [
        ("Ann Lee became governor at 5 p.m. on Friday.", "Ann Lee", "governor"),
        ("Ann Lee was sworn in as president at 12:30 p.m. on Friday.", "Ann Lee", "president"),
        ("Also charged with his brother, Tom Day, is the mayor of Leeds.", "Tom Day", "brother"),
        ("Among the critics of the chancellor, Bo Hill, is the mayor of Ayr.", "Bo Hill", "chancellor"),
        ("Sitting beside his wife, Ann Lee, was the chief executive of Acme.", "Ann Lee", "wife"),
        ("Standing next to the president, Bo Hill, was the governor of Texas.", "Bo Hill", "president"),
    ],
)
def test_an_office_is_no_hour_and_nobodys_who_stands_beside_its_holder(
    text: str, name: str, only: str
) -> None:
    assert roles(text, name) == [only]


def test_a_list_behind_a_name_ends_before_somebody_else() -> None:
    text = "Bo Hill, a Republican, his brother, and his wife, Ann Hill, left."
    assert roles(text, "Bo Hill") == ["Republican"]
