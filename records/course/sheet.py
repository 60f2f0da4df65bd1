"""A row of a list of courses, read into the facts of a course.

A course is given in one commune. Skills that are not surely understood are left out with a note.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from matcher.text import canonical, fold
from matcher.titles import read_title
from records.course.length import read_weeks
from records.field.at_home import read_commune
from records.field.schema import Errors
from records.intake.concepts import SKILLS, TRADES, read_concepts
from records.intake.days import read_day
from records.intake.digits import digits_of
from records.intake.headings import scale_of
from records.intake.mapping import Target
from records.intake.money import amounts
from records.intake.plain import plain
from records.intake.reasons import Reason, because

TARGETS = (
    Target("title", ("Tên khóa học", "Khóa học", "Tên lớp", "Nghề đào tạo", "Tên nghề", "Lớp",
                     "title", "course"), required=True),
    Target("provider", ("Đơn vị đào tạo", "Cơ sở đào tạo", "Đơn vị", "Trường", "Nơi dạy",
                        "Đơn vị tổ chức", "provider", "school"), required=True),
    Target("place", ("Nơi học", "Địa điểm", "Địa điểm học", "Xã/phường", "Địa chỉ", "Xã, phường",
                     "place", "location"), required=True),
    Target("fee", ("Học phí", "Chi phí", "Mức phí", "fee", "price")),
    Target("length", ("Thời gian học", "Thời lượng", "Thời gian đào tạo", "Thời gian", "duration")),
    Target("weeks", ("Số tuần", "Thời gian học (tuần)", "Thời gian đào tạo (tuần)", "weeks")),
    Target("months", ("Số tháng", "Thời gian học (tháng)", "Thời gian đào tạo (tháng)", "months")),
    Target("starts_on", ("Khai giảng", "Ngày khai giảng", "Ngày bắt đầu", "starts on", "start date")),
    Target("seats", ("Số chỗ", "Chỉ tiêu", "Số học viên", "Số lượng", "Sĩ số", "seats")),
    Target("gives", ("Kỹ năng đạt được", "Kỹ năng", "Học được gì", "skills", "gives")),
    Target("trade", ("Nghề", "trade", "occupation")),
    Target("description", ("Nội dung", "Mô tả", "Nội dung đào tạo", "description")),
    Target("id", ("Mã khóa học", "Mã lớp", "Mã số", "Mã", "id", "reference")),
    Target("source", ("Nguồn", "source")),
)  # fmt: skip
TITLE, PROVIDER, DESCRIPTION, MOST_SEATS, BIGGEST_FEE = 200, 200, 5000, 5000, 1_000_000_000
_FREE = frozenset({"mien phi", "khong", "khong thu", "free", "0", "0 d", "0 dong", "mien hoc phi"})


@dataclass(frozen=True, slots=True)
class CourseRow:
    """A row that was understood: ``facts`` for ``actions.write``, ``notes`` are message keys."""

    ref: Ref
    facts: dict[str, Any]
    notes: tuple[str, ...]
