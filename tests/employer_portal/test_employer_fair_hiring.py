"""Hiring fairly: anybody reads the law with its sources, and nobody in particular is meant."""

from tests.house.test_words import HINTS


def test_anybody_reads_each_rule_with_its_source_and_how_sure_it_is(visitor):
    page = visitor.get("/employer/fair-hiring")

    assert page.h1 == "Tuyển dụng công bằng"
    assert "phạt từ 5.000.000 đ" in page.text
    assert "Nguồn: Nghị định 283/2026" in page.text
    assert "chưa đối chiếu bản gốc" in page.text
    assert not HINTS.search(page.text)
