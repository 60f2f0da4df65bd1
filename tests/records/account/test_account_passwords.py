"""Passwords that would be guessed, and sentences that would not."""

import pytest

from records.account.passwords import is_easy


@pytest.mark.parametrize(
    "password",
    ["password12345", "MatKhau@2026", "Mật khẩu 2026", "quangtri@123456", "1qaz2wsx3edc", "a" * 90],
)
def test_what_many_people_use_is_easy(password):
    assert is_easy(password)


@pytest.mark.parametrize(
    "password",
    [
        "mưa chiều trên cầu Hiền Lương",
        "mot cau that dai",
        "kX9-vutto-7Rale",
        "ô" * 3 + "Lươn kho nghệ 4 đĩa",
    ],
)
def test_a_sentence_is_not(password):
    assert not is_easy(password)


def test_a_password_resting_on_ones_own_name_is_easy():
    assert is_easy("phamthuhoaiqt.2026", about=["phamthuhoaiqt"])
    assert not is_easy("phamthuhoaiqt.2026 gánh lúa đêm", about=["phamthuhoaiqt"])
