import pytest

from records.intake.concepts import SKILLS, TRADES, read_concepts
from records.intake.headings import scale_of, unit_of
from records.intake.source import ref_of


@pytest.mark.parametrize(
    ("heading", "scale"),
    [
        ("Lương (triệu)", 1_000_000),
        ("Lương (nghìn đồng)", 1_000),
        ("Lương (VNĐ)", 1),
        ("Lương", None),
    ],
)
def test_a_heading_says_what_bare_money_counts(heading: str, scale: int | None) -> None:
    assert scale_of(heading) == scale


@pytest.mark.parametrize(
    ("heading", "unit"),
    [
        ("Số năm kinh nghiệm", "year"),
        ("KN (tháng)", "month"),
        ("Kinh nghiệm", None),
        ("năm/tháng", None),
    ],
)
def test_a_heading_says_what_bare_experience_counts(heading: str, unit: str | None) -> None:
    assert unit_of(heading) == unit


def test_several_concepts_in_one_cell_are_told_apart() -> None:
    read = read_concepts("thợ hàn; thợ xây, gì cũng được", TRADES)
    assert read.sure[0] == "7212"
    assert read.left == ("gì cũng được",)


def test_a_concept_named_twice_is_there_once() -> None:
    assert read_concepts("hàn MIG, hàn mig", SKILLS).sure == ("mig-welding",)


def test_an_id_too_long_to_keep_is_named_by_its_digest() -> None:
    long = ref_of({"id": "https://san.example/" + "x" * 80}, "Sàn").ref
    assert len(long) <= 80
    assert long != ref_of({"id": "https://san.example/" + "y" * 80}, "Sàn").ref
