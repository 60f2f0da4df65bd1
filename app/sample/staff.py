"""The centre, its two branches and its staff."""

from dataclasses import dataclass
from datetime import datetime

from pyotp import random_base32

from app.sample.texts import rows
from records.account import second_factor
from records.account.actions import open_account
from records.centre import actions as centres
from records.centre.queries import branches
from records.ledger import Role

SECRET = "sen-hong-2026"
DOMAIN = "dvvl-quangtri.example"
EMAIL = f"lien-he@{DOMAIN}"
_PROVINCE = "44"


@dataclass(frozen=True, slots=True)
class House:
    """The centre's id; per branch (``True`` = the southern one) its id and its counsellors."""

    centre_id: int
    branch_ids: dict[bool, int]
    counsellors: dict[bool, list[int]]


def found_house(now: datetime) -> House:
    """Found the centre with its branches, and open its staff's accounts."""
    said = {row["field"]: row["value"] for row in rows("centre")}
    names = [row["value"] for row in rows("centre") if row["field"] == "branch"]
    centre_id = centres.found(
        name=said["name"],
        province_code=_PROVINCE,
        email=EMAIL,
        phone=said["phone"],
        address=said["address"],
        branches={name: f"chi-nhanh-{at}@{DOMAIN}" for at, name in enumerate(names, 1)},
    )
    by_name = {it.name: it.id for it in branches(centre_id)}
    ids = {True: by_name[names[0]], False: by_name[names[1]]}
    opened = [(row, _open(row, centre_id, by_name, now)) for row in rows("staff")]
    counsellors = {
        south: [
            account
            for row, account in opened
            if row["role"] == Role.COUNSELLOR and by_name[row["branch"]] == branch_id
        ]
        for south, branch_id in ids.items()
    }
    return House(centre_id, ids, counsellors)


def _open(row: dict[str, str], centre_id: int, branch_ids: dict[str, int], now: datetime) -> int:
    """Open an account with a second factor nobody has on their phone: ``loive code`` tells its codes."""
    account_id = open_account(
        role=Role(row["role"]),
        login=row["login"],
        secret=SECRET,
        now=now,
        centre_id=centre_id,
        branch_id=branch_ids[row["branch"]],
        staff_name=row["name"],
        email=f"{row['login']}@{DOMAIN}",
    )
    second_factor.set_up(account_id, random_base32(), 0, now)
    return account_id
