"""A person's own words: asked about once, with the words marked, and kept if the writer says so."""

import pytest
from werkzeug.datastructures import MultiDict

from lobby.forms import Form
from records.seeker.schema import WishesSchema

pytestmark = pytest.mark.usefixtures("spoken")

TEXT = "Em vừa ra tù, hàn giỏi."


def posted(*pairs):
    return Form.posted(WishesSchema(), MultiDict(pairs))


def test_it_is_asked_once_with_the_words_marked():
    form = posted(("own_words", TEXT))
    box = form.fields["own_words"]

    assert not form.ok
    assert "“vừa ra tù”" in box.error
    assert ("vừa ra tù", True) in box.pieces
    assert box.value == TEXT


def test_sent_back_with_keep_it_stays():
    keep = posted(("own_words", TEXT)).fields["own_words"].keep
    form = posted(("own_words", TEXT), ("own_words-keep", ""), ("own_words-keep", keep))

    assert form.ok
    assert form.values["own_words"] == TEXT


def test_what_is_stored_is_not_asked_about_again():
    kept = Form.blank(WishesSchema(), {"own_words": TEXT}).fields["own_words"].kept

    assert posted(("own_words", TEXT), ("own_words-keep", kept)).ok
    assert not posted(("own_words", TEXT + " Từng đi tù."), ("own_words-keep", kept)).ok


def test_a_person_keeps_their_words_in_the_browser(visitor, world):
    seeker = world.a_seeker()
    visitor.signed_in_as(seeker).get("/wishes/words")

    page = visitor.submit("/wishes/words", own_words=TEXT, status=422)
    (keep,) = (
        box.get("value") for box in page.tree.iter("input") if box.get("id") == "own_words-keep"
    )
    assert [mark.text for mark in page.tree.iter("mark")] == ["vừa ra tù"]
    assert "Giữ nguyên như đã viết" in page.text

    visitor.submit("/wishes/words", **{"own_words-keep": keep})
    assert visitor.get("/wishes/words").fields("/wishes/words")["own_words"] == TEXT
    visitor.submit("/wishes/words", own_words=TEXT + " Biết hàn TIG.")


def test_a_counsellor_who_writes_them_down_is_asked_too(visitor, world):
    seeker = world.a_seeker()
    desk = visitor.signed_in_as(world.counsellor)
    desk.get(f"/desk/seekers/{seeker.seeker_code}/wishes")

    page = desk.submit("/wishes", own_words=TEXT, status=422)

    assert [mark.text for mark in page.tree.iter("mark")] == ["vừa ra tù"]
