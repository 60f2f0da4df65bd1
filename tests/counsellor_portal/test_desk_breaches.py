"""The register of breaches at the manager's desk."""

import pytest

WHAT = {
    "known_at": "08:00 23/11/2026",
    "happened_at": "20:00 22/11/2026",
    "kinds": ["who", "contact"],
    "people": "12",
    "what": "Gửi nhầm một danh sách cho nơi khác.",
}


@pytest.fixture
def manager(world, visitor):
    return visitor.signed_in_as(world.a_manager())


@pytest.fixture
def kept(manager):
    manager.get("/desk/breaches/new")
    return manager.submit(**WHAT).response.request.path


def test_from_writing_down_to_the_end(manager, kept):
    assert "còn 71 giờ" in manager.get("/desk/").text
    assert "Còn 71 giờ để báo" in manager.get(kept).text

    manager.get(f"{kept}/tell")
    assert len(manager.submit(status=422).errors) == 2
    page = manager.submit(told_at="09:00 23/11/2026", told_how="A05, văn bản 3/BC")
    assert "Đã báo đúng hạn" in page.text
    assert f"{kept}/close" not in page.html

    manager.get(f"{kept}/measures")
    manager.submit(measures="Đã gọi lấy lại.")
    assert "Đã kết thúc" in manager.submit("/close").text
    assert "Đã kết thúc" in manager.get("/desk/breaches").text


def test_what_was_none_says_why(manager, kept):
    manager.get(f"{kept}/dismiss")

    assert "Không có ai trong đó." in manager.submit(reason="Không có ai trong đó.").text


def test_typed_values_stay_with_the_error_at_its_field(manager):
    manager.get("/desk/breaches/new")
    page = manager.submit(status=422, **{**WHAT, "what": "Số 0912345678 bị lộ."})

    assert len(page.errors) == 1
    assert page.fields()["people"] == "12"


def test_only_managers_come_here(app, visitor, world, kept):
    for other in (world.counsellor, world.an_auditor(), world.an_employer()):
        visitor.signed_in_as(other).get("/desk/breaches", status=403)
        visitor.get(kept, status=403)
    assert "Sự cố" not in visitor.signed_in_as(world.counsellor).get("/desk/").text


def test_it_reads_in_english_too(manager, kept):
    manager.in_english()
    for path in ("/desk/", "/desk/breaches", kept, f"{kept}/tell", "/desk/breaches/new"):
        assert "desk-" not in manager.get(path).text.replace("desk/", "")
