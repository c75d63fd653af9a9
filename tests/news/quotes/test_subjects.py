"""Who does what a verb says, on trees built by hand."""

from news.quotes.complements import complement
from news.quotes.fragments import governing
from news.quotes.speakers import cue_of, cues
from news.quotes.subjects import subject
from tests.news.quotes.trees import clause


def test_coordination_goes_with_the_verb_of_its_own_form() -> None:
    """ "said he believes Trump does want peace but warned": it is Keir who warned."""
    said = clause(
        """
        Keir NNP nsubj 1
        said VBD ROOT 1
        he PRP nsubj 3
        believes VBZ ccomp 1
        Trump NNP nsubj 6
        does VBZ aux 6
        want VB ccomp 3
        peace NN dobj 6
        but CC cc 6
        warned VBD conj 6
        """
    )
    assert subject(said, 9) == 0
    assert subject(said, 6) == 4


def test_did_say_is_of_the_form_of_what_goes_on_from_it() -> None:
    one = clause(
        """
        he PRP nsubj 2
        did VBD aux 2
        say VB ROOT 2
        he PRP nsubj 4
        found VBD ccomp 2
        Doe NNP nsubj 6
        kind JJ ccomp 4
        and CC cc 4
        called VBD conj 4
        it PRP dobj 8
        rare JJ oprd 8
        """
    )
    assert subject(one, 8) == 0


def test_a_statement_speaks_for_who_issued_it() -> None:
    issued = clause(
        """
        Conley NNP nsubj 1
        issued VBD ROOT 1
        a DT det 3
        statement NN dobj 1
        saying VBG acl 3
        it PRP nsubj 6
        works VBZ ccomp 4
        """
    )
    assert subject(issued, 4) == 0


def test_a_lifeless_subject_leaves_adding_to_the_reporter() -> None:
    """ "Kyi said it was early but added": not "it" added."""
    said = clause(
        """
        Kyi NNP nsubj 1
        said VBD ROOT 1
        it PRP nsubj 3
        was VBD ccomp 1
        early JJ acomp 3
        but CC cc 3
        added VBD conj 3
        """
    )
    assert subject(said, 6) == 0


def test_who_is_its_antecedent() -> None:
    related = clause(
        """
        Pence NNP ROOT 0
        , , punct 0
        who WP nsubj 3
        called VBD relcl 0
        him PRP dobj 3
        """
    )
    assert subject(related, 3) == 0


def test_the_nearest_cue_has_the_quotation() -> None:
    """ "Corbyn, who also criticised comments, told protesters: “Yes.”" """
    told = clause(
        """
        Corbyn NNP nsubj 6
        , , punct 0
        who WP nsubj 3
        criticised VBD relcl 0
        comments NNS dobj 3
        , , punct 0
        told VBD ROOT 6
        protesters NNS dobj 6
        : : punct 6
        Yes UH intj 6
        """,
        slots={9: 0},
    )
    cued = cue_of(told, 0)
    assert cued is not None
    assert (cued.cue, cued.speaker) == (6, 0)


def test_signs_and_thoughts_do_not_take_a_fragment_from_a_speaker() -> None:
    said = clause(
        """
        Farage NNP nsubj 1
        said VBD ROOT 1
        it PRP nsubj 3
        showed VBD ccomp 1
        he PRP nsubj 6
        was VBD aux 6
        learning VBG ccomp 3
        """
    )
    cued = governing(said, [6])
    assert cued is not None
    assert (cued.cue, cued.speaker) == (1, 0)


def test_a_broken_complement_is_mended() -> None:
    """ "claimed Iran is influencing", read as an object and a further verb."""
    claimed = clause(
        """
        They PRP nsubj 1
        claimed VBD ROOT 1
        Iran NNP dobj 1
        is VBZ aux 4
        influencing VBG conj 1
        politics NNS dobj 4
        """
    )
    assert complement(claimed, 1) == [2, 3, 4, 5]


def test_deep_chains_end() -> None:
    rows = "\n".join(["said VBD ROOT 0", *(f"said VBD conj {at}" for at in range(300))])
    assert all(cued.speaker is None for cued in cues(clause(rows)))


def test_whoever_was_heard_shouts_not_who_heard_them() -> None:
    heard = clause(
        """
        Fitch NNP nsubjpass 2
        was VBD auxpass 2
        heard VBN ROOT 2
        by IN agent 2
        neighbours NNS pobj 3
        shouting VBG acl 4
        """
    )
    assert subject(heard, 5) == 0
