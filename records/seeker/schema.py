"""What a seeker says: who they are (form 01, starred fields) and what they look for (form 01a)."""

from typing import Any

from marshmallow import post_load

from records.field import (
    Commune,
    Day,
    Lines,
    Money,
    Pick,
    RoomSchema,
    Skills,
    Trades,
    Whole,
    condition_fields,
    gathered,
)
from records.person.particulars import Particulars
from records.person.schema import StarredSchema, WhoSchema, starred

MOVES = ("nowhere", "anywhere")


class _WishBoxes(RoomSchema):
    words = "seeker"

    trades = Trades(load_default=list, allow_none=True)
    held = Skills(load_default=list, allow_none=True)
    years = Whole(low=0, high=60, units=("nam", "year", "years"), load_default=0, allow_none=True)
    commune_code = Commune(load_default=None, allow_none=True)
    reach_km = Whole(
        low=0, high=500, units=("km", "cay", "cay so"), load_default=15, allow_none=True
    )
    moves = Pick(MOVES, load_default="nowhere", allow_none=True)
    pay_floor = Money(load_default=None, allow_none=True)
    free_from = Day(load_default=None, allow_none=True)
    own_words = Lines(limit=2000, guard="warn", load_default="", allow_none=True)


class WishesSchema(_WishBoxes.from_dict(condition_fields("seeker"))):  # type: ignore[misc]
    """What somebody looks for; loads into the facts that ``actions.change_wishes`` takes."""

    words = "seeker"

    @post_load
    def _as_facts(self, values: dict[str, Any], **_: Any) -> dict[str, Any]:
        wishes = gathered("seeker", values)
        trades = values["trades"] or []
        return {
            "trades": trades,
            "held": dict.fromkeys(values["held"] or (), 3),
            "years": {trade: values["years"] or 0 for trade in trades if values["years"]},
            "commune_code": values["commune_code"],
            "reach_km": 15 if values["reach_km"] is None else values["reach_km"],
            "moves_to": ["*"] if values["moves"] == "anywhere" else [],
            "pay_floor": values["pay_floor"],
            "free_from": values["free_from"],
            "own_words": values["own_words"] or "",
            "wishes": wishes,
        }


class RegistrationSchema(WhoSchema, StarredSchema, WishesSchema):
    """Registering somebody at the counter: works without telephone or citizen id."""

    @post_load
    def _as_facts(self, values: dict[str, Any], **more: Any) -> dict[str, Any]:
        more_of_them = Particulars(**starred(values))
        who = {key: values.pop(key) for key in WhoSchema().fields}
        wishes = super()._as_facts(values, **more)
        return {"who": {**who, "particulars": more_of_them}, "wishes": wishes}
