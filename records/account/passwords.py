"""Which password of one's own choice is too easy (NIST SP 800-63B-4, 3.1.1.2; ASVS 5.0, 6.2.4, 6.2.11).

zxcvbn knows the commonest passwords of breached lists, and the habits behind them: words with years,
digits for letters, rows of the keyboard. A sentence in Vietnamese passes.
"""

from collections.abc import Iterable

from zxcvbn import zxcvbn

from matcher.text import fold

SHORTEST = 12  # characters; NIST asks for 8 beside a second proof
SAFE = 3
"""Of zxcvbn's 0 to 4: from ten thousand million guesses on."""
READ = 72
"""What is beyond is not looked at: by then nothing is easy."""
OURS = (
    "trungtam dichvu vieclam timviec tuyendung nguoitimviec congviec laodong congty nhanvien quanly "
    "matkhau dangnhap taikhoan xinchao vietnam quangtri dongha quangbinh donghoi loive anhyeuem"
).split()
"""Words that come to mind here: of this work, of the province, and as a password in Vietnamese."""


def is_easy(password: str, about: Iterable[str] = ()) -> bool:
    """Tell whether it would be guessed; `about` are words on its owner, as the name they sign in with."""
    known = [*OURS, *(fold(word) for word in about)]
    bare = fold(password)
    tried = {each[:READ] for each in (password, bare, bare.replace(" ", ""))}
    return min(zxcvbn(each, user_inputs=known)["score"] for each in tried) < SAFE
