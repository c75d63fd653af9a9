"""Who may be followed and shown across articles: only who holds an office, a post or a role."""

import pytest

from news.nouns import Article
from tests.conftest import reader


def is_public(text: str, name: str) -> bool:
    (one,) = (one for one in reader().read(Article(text=text)).people if one.name == name)
    return one.public


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Sarah Jones, of Barnsley Road, said the noise kept her awake.", "Sarah Jones"),
        ("Tom Reed of the Save Our Library campaign said it must stay open.", "Tom Reed"),
        ("Lance Corporal Ian Marsh of 3 Para was killed in the blast.", "Ian Marsh"),
        ("Private Lee Ford of the 2nd Battalion, Parachute Regiment, died on Monday.", "Lee Ford"),
        ("Mary Holt, 71, of St Mary's Hospital's dialysis unit, has waited two years.", "Mary Holt"),
        ("A patient of St Mary's Hospital, Joan Dyer, waited nine hours.", "Joan Dyer"),
        ("Witness Carl Dunn, 43, said he heard two shots.", "Carl Dunn"),
        ("Neighbour Pat Wood said she saw smoke.", "Pat Wood"),
        ("Daniel Ash, 15, captain of the school team, was stabbed near his home.", "Daniel Ash"),
        ("Fourteen friends mourned 14-year-old Ella Birch, head girl at Parkside School.", "Ella Birch"),
        ("Primary school teacher Anna Cole, 29, was hit by a lorry.", "Anna Cole"),
        ("Cyclist Peter Vane, 52, died at the scene.", "Peter Vane"),
        ("Dog owner Lucy Hart said the path was flooded.", "Lucy Hart"),
        ("Jordan Pike, 19, of Elm Street, Leeds, is charged with murder.", "Jordan Pike"),
        ("The suspect, Ahmed Noor, was held at Hull police station.", "Ahmed Noor"),
        ("Mother-of-two Kelly Ward said she was scared.", "Kelly Ward"),
        ("His wife, Helen Troy, wept in court.", "Helen Troy"),
        ("Student Mia Long, 20, of the University of Leeds, was found safe.", "Mia Long"),
        ("Gemma Stone, chairwoman's daughter and a nurse, gave evidence.", "Gemma Stone"),
        ("Volunteer Roy Field, of Barnsley Rangers, handed out water.", "Roy Field"),
        ("Nina Patel, of the Elm Close residents' association, moved there in 1990.", "Nina Patel"),
        ("Shop owner Raj Singh swept up the glass.", "Raj Singh"),
        ("Bus passenger Lena Koch, from New York City, was hurt.", "Lena Koch"),
        ("Skier Mark Toft fell 200 metres and survived.", "Mark Toft"),
        ("Parker Eaton, a nominal Republican who voted for Kennedy, said so.", "Parker Eaton"),
        ("Ashley Yago, a Democrat from Ohio, said she was worried.", "Ashley Yago"),
        ("Lifelong Republican Jane Field said she was worried.", "Jane Field"),
        ("Ann Lee, a teacher’s aide, was killed on Monday.", "Ann Lee"),
        ("Ann Lee, a trader from Leeds, said sales fell.", "Ann Lee"),
        ("Ann Lee, an assistant manager at a supermarket in Hull, sued it.", "Ann Lee"),
        ("Ann Lee, 42, an accountant, said she heard two shots.", "Ann Lee"),
        ("Ann Lee, a 42-year-old entrepreneur, gave him money.", "Ann Lee"),
        ("Ann Lee, a blogger from Leeds, said she heard two shots.", "Ann Lee"),
        ("Ann Lee, a graphic designer, said she heard two shots.", "Ann Lee"),
        ("Ann Lee, a warehouse supervisor, said she heard two shots.", "Ann Lee"),
        ("Software developer Ann Lee said the road was noisy.", "Ann Lee"),
        ("Scout leader Ann Lee said the road was noisy.", "Ann Lee"),
        ("Amy, a teacher at the school, said the roof leaked.", "Amy"),
        ("Farmer Ted Moss of Hill Farm lost 40 sheep.", "Ted Moss"),
        ("Retired engineer Bob Lyle, 66, found the coins.", "Bob Lyle"),
        ("Kidney donor Jane Firth gave hers to a stranger.", "Jane Firth"),
        ("Claire Sands of Thornton Heath swimming club was the last to see him.", "Claire Sands"),
        ("Olga Petrenko of Kharkiv fled with two children.", "Olga Petrenko"),
        ("Amateur boxer Jo Bell was hurt in the crash.", "Jo Bell"),
        ("The England captain Luka Roe, 14\nHe was hurt.", "Luka Roe"),
        ("Ann Lee (14), captain of England, was hurt.", "Ann Lee"),
        ("England captain Ann Lee, aged 14 and a half, was hurt.", "Ann Lee"),
        ("England captain Ann Lee, 14 and from Hull, was hurt.", "Ann Lee"),
        ("The 15-year-old England striker Luka Roe was hurt.", "Luka Roe"),
        ("Max Roe, a boy who was captain, was hurt.", "Max Roe"),
        ("Mary Roe wrote to Bo Hill in 2016, and later served as a judge.", "Bo Hill"),
    ],
)
def test_victims_witnesses_neighbours_and_children_stay_inside_their_article(text: str, name: str) -> None:
    assert not is_public(text, name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Chris Philp, the shadow home secretary, said so.", "Chris Philp"),
        ("Mayor Ann Lee opened the bridge.", "Ann Lee"),
        ("House Republican Thomas Massie objected.", "Thomas Massie"),
        ("Republican Lindsey Graham, of South Carolina, objected.", "Lindsey Graham"),
        ("Jay Inslee, Democrat of Washington, objected.", "Jay Inslee"),
        ("Ann Lee, an analyst at Shell, objected.", "Ann Lee"),
        ("Ann Lee, a lawyer who defends him, objected.", "Ann Lee"),
        ("Photographer Tyler Shields said so.", "Tyler Shields"),
        ("Ann Lee, 42, the mayor of Leeds, objected.", "Ann Lee"),
        ("Ann Lee, 42, an analyst at Shell, objected.", "Ann Lee"),
        ("Joe Sullivan, the company's chief security officer, said so.", "Joe Sullivan"),
        ("Reps. Jim Roe of Utah and Ann Lee left.", "Jim Roe"),
        ("Reps. Jim Roe of Utah and Ann Lee left.", "Ann Lee"),
        ("Det Ch Insp Louise Harrow appealed for witnesses.", "Louise Harrow"),
        ("A spokesman for the council, Roy Gill, said the bins were late.", "Roy Gill"),
        ("Mike Ryan of the World Health Organization said cases fell.", "Mike Ryan"),
        ("Kent Police Sergeant Tara Bell gave evidence.", "Tara Bell"),
        ("Labour's Yvette Cooper disagreed.", "Yvette Cooper"),
        ("Ann Lee, who chairs the transport committee, objected.", "Ann Lee"),
        ("Mark Hay, a marine ecologist and Regents Professor at GT, led it.", "Mark Hay"),
        ("Jane Roe has been the MP for Leeds East since 2010.", "Jane Roe"),
        ("Head teacher Paul Nash wrote to parents.", "Paul Nash"),
        ("The club's manager, Erik ten Hag, left.", "Erik ten Hag"),
        ("Judge Ruth Gray sentenced him.", "Ruth Gray"),
        ("Cllr Sam Pope called it a disgrace.", "Sam Pope"),
        ("Lucy Fischer of The Times asked.", "Lucy Fischer"),
        ("Chief executive Carla Mott resigned.", "Carla Mott"),
        ("The party elected Bo Hill as leader.", "Bo Hill"),
        ("Singer Adele cancelled the show.", "Adele"),
        ("BBC political editor Max Trent reported.", "Max Trent"),
        ("Sabrina Bennoui of Reporters Without Borders called for an inquiry.", "Sabrina Bennoui"),
        ("Republican Larry Hogan vetoed it.", "Larry Hogan"),
        ("Pioneering oceanographer Walter Munk died.", "Walter Munk"),
        ("Boxer Tyson Fury won.", "Tyson Fury"),
        ("Soprano Ann Lee sang.", "Ann Lee"),
        ("Olympic cyclist Laura Kenny won.", "Laura Kenny"),
        ("World champion skier Mark Toft won.", "Mark Toft"),
        ("The MP Nigel Farage left. The poll gave Nigel Farage 17 points.", "Nigel Farage"),
        ("The MP Michael Howard left. He asked Michael Howard 12 times.", "Michael Howard"),
        ("President Donald Trump left. It was a 5-year-old law Mr Trump signed.", "Donald Trump"),
        ("It was a 5-year-old law former president Donald Trump signed.", "Donald Trump"),
        ("A 5-year-old girl met mayor Ann Lee.", "Ann Lee"),
        ("Taliban spokesperson Zabiullah Mujahid denied it.", "Zabiullah Mujahid"),
    ],
)
def test_who_holds_an_office_or_a_post_is_public(text: str, name: str) -> None:
    assert is_public(text, name)
