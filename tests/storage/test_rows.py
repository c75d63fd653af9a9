"""What is there already is added no second time, and a number given twice is an error, no row lost."""

import traceback

import pytest
from sqlalchemy import exc, select

from storage.rows import insert_all, insert_new, insert_new_all
from storage.tables import NameRow, OfficeRow, PersonRow


def test_what_is_there_already_is_added_once(store):
    with store.write() as session:
        first = insert_new(session, OfficeRow, folded="mayor")
        assert insert_new(session, OfficeRow, folded="mayor") is None
        rows = [{"folded": "mayor"}, {"folded": "minister"}]
        added = insert_new_all(session, OfficeRow, rows, by=("folded",))
        assert first
        assert list(added) == [("minister",)]


def test_of_people_only_those_that_articles_share_are_the_same(store):
    ana = {"key": "ana doe", "kind": "person", "name": "Ana Doe", "public": True, "article_id": None}
    with store.write() as session:
        assert insert_new(session, PersonRow, **ana)
        assert insert_new(session, PersonRow, **ana) is None


def test_a_number_that_is_another_row_s_is_an_error_and_hides_nothing(store):
    with store.write() as session:
        first = insert_new(session, OfficeRow, folded="mayor")
    with pytest.raises(exc.IntegrityError), store.write() as session:
        insert_new(session, OfficeRow, id=first, folded="minister")
    with store.read() as session:
        assert list(session.scalars(select(OfficeRow.folded))) == ["mayor"]


@pytest.mark.parametrize("store", ["postgresql"], indirect=True)
def test_what_copy_refuses_is_refused_as_by_other_statements_and_no_row_is_told(store):
    nobody = {"person_id": 17, "article_id": 17, "words": "Ana Doe", "folded": "ana doe", "last": "doe"}
    with pytest.raises(exc.IntegrityError) as orphan, store.write() as session:
        insert_all(session, NameRow, [nobody])
    with pytest.raises(exc.IntegrityError) as unnamed, store.write() as session:
        insert_all(session, NameRow, [{**nobody, "last": None}])
    for error in (orphan, unnamed):
        assert "Doe" not in "".join(traceback.format_exception(error.value))
