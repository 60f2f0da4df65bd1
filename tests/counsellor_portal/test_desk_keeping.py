"""How long what is kept, at the manager's desk."""

from datetime import timedelta


def test_the_manager_reads_counts_and_whom_to_ask(world, visitor, clock):
    world.a_seeker(name="Nguyễn Thị Đào")
    clock.now += timedelta(days=350)
    manager = visitor.signed_in_as(world.a_manager())

    assert "Hỏi 1 người đã lâu không liên lạc" in manager.get("/desk/").text
    page = manager.get("/desk/keeping")
    assert "Nguyễn Thị Đào" in page.text
    assert "chưa đối chiếu" in page.text
    assert "desk-" not in manager.in_english().get("/desk/keeping").text


def test_with_nobody_to_ask_it_says_so(world, visitor):
    assert "Chưa có ai" in visitor.signed_in_as(world.a_manager()).get("/desk/keeping").text


def test_only_managers_come_here(world, visitor):
    visitor.signed_in_as(world.counsellor).get("/desk/keeping", status=403)
    visitor.signed_in_as(world.an_auditor()).get("/desk/keeping", status=403)
