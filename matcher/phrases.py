"""Skills as phrases of an advert: what is said, without the words in which everything is said there.

"Có khả năng chịu áp lực cao trong công việc" and "chịu được áp lực công việc" say the same skill. The words
that carry nothing are left out, and a few ways of saying one thing are brought to one.
"""

import re
from functools import lru_cache

from matcher.likeness import words
from matcher.spelling import key

_EMPTY = re.compile(
    r"\b(?:kha nang|ki nang|kien thuc|tinh than|thai do|tac phong|y thuc|su dung|thanh thao|hieu qua"
    r"|cong viec|lam viec|co the|co ban|kinh nghiem|nam vung|am hieu|hieu biet|phan mem|he thong|cong cu"
    r"|moi truong|lien quan|thuc hien|chuyen mon|nghiep vu|yeu cau|uu tien|tro len|it nhat|muc do|cac loai"
    r"|phu hop|mot so)\b"
)
"""Two words that stand in any skill's phrase, in the form of a key."""
_PADDING = frozenset(
    """co biet ve tot cao nhanh trong lam khi voi cua duoc vung ro nhung la thi de phai can rat luon
    theo duoi o ability able skill good excellent strong basic knowledge experience with using use proficient
    fluent software system tool working""".split()
)
_MEANT = tuple(
    (re.compile(rf"\b(?:{written})\b"), meant)
    for written, meant in (
        ("nguyen vong", "mong muon"),
        ("linh dong", "linh hoat"),
        ("thuong luong|thuong thao|negotiation|negotiating", "dam phan"),
        ("chup hinh", "chup anh"),
        ("hinh anh", "anh"),
        ("trinh bay|presentation|presenting", "thuyet trinh"),
        ("xu the|trend", "xu huong"),
        ("len ke hoach|planning", "lap ke hoach"),
        ("xu li van de|problem solving", "giai quyet van de"),
        ("sales?|selling", "ban hang"),
        ("social media", "mang xa hoi"),
        ("doi nhom|teamwork|team", "nhom"),
        ("khach(?! hang)", "khach hang"),
        ("(?:xay dung|tao dung|thiet lap|phat trien|ket noi) (?:moi )?quan he", "quan he"),
        ("lau dai|gan bo(?! lau)", "gan bo lau dai"),
        ("ms office|microsoft office|office", "tin hoc van phong"),
        ("customer service|customer care|dich vu khach hang", "cham soc khach hang"),
        ("communication|communicating", "giao tiep"),
        ("leadership|leader", "lanh dao"),
        ("noi quy|ki luat|quy dinh", "noi quy"),
        ("chap hanh", "tuan thu"),
        ("reading", "doc hieu"),
        ("technical drawings?", "ban ve ki thuat"),
    )
)


@lru_cache(maxsize=65_536)
def telling(text: str) -> str:
    """The words of a phrase that tell which skill it is, as a key; all of them if none is left."""
    said = key(text)
    for written, meant in _MEANT:
        said = written.sub(meant, said)
    every = words(said)
    left = [word for word in words(_EMPTY.sub(" ", said)) if word not in _PADDING]
    return " ".join(left or every)


def same_skill(one: str, other: str) -> bool:
    """Whether two phrases name one skill: the same telling words, whatever their order."""
    return set(telling(one).split()) == set(telling(other).split())
