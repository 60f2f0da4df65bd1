"""What an employer says about a vacancy: the one place of its rules, for pages, imports and interface."""

from datetime import date
from typing import Any

from marshmallow import ValidationError, post_load, validates_schema

from matcher.concepts import standard_lexicon
from matcher.text import canonical
from records.field import (
    Day,
    Lines,
    Pay,
    Pick,
    RoomSchema,
    Skills,
    Spots,
    Text,
    Trade,
    Whole,
    condition_fields,
    describe,
    gathered,
)
from records.intake.pay import Pay as PayRead
from records.intake.pay import as_monthly
from records.intake.reasons import because
from records.rule.asking import rows
from records.vacancy.lint import objections

# For comparing pay named in dollars only; shown pay is always as written.
DONG_PER_DOLLAR = 26_000
PAY_WRITTEN = 120
RULES = {x.id: f"rule-{x.id.lower()}" for x in rows() if x.trades and x.is_verified}
"""Rules that can be cited, each with the key of its sentence."""


class _Boxes(RoomSchema):
    words = "vacancy"

    title = Text(limit=200, guard="by-trade", required=True, metadata=describe("text", hint=True))
    trade = Trade(load_default=None, allow_none=True)
    place = Spots(required=True)
    places = Whole(low=1, high=5000, required=True)
    pay = Pay(required=True)
    description = Lines(limit=5000, guard="by-trade", load_default="", allow_none=True)
    must = Skills(load_default=list, allow_none=True)
    should = Skills(load_default=list, allow_none=True)
    experience_years = Whole(low=0, high=40, load_default=0, allow_none=True)
    starts_on = Day(load_default=None, allow_none=True)
    open_until = Day(required=True)


class VacancySchema(_Boxes.from_dict(condition_fields("employer"))):  # type: ignore[misc]
    """The form of a vacancy; loads into the facts that ``actions.write`` takes."""

    words = "vacancy"

    def __init__(self, *, insists: bool = False, today: date | None = None, **more: Any) -> None:
        """Who insists on asking about a past is let through, to be held for a counsellor.

        With ``today``, a deadline that is over is refused: it would hide the vacancy at once.
        """
        super().__init__(**more)
        self.insists, self.today = insists, today

    @validates_schema(skip_on_field_errors=False)
    def _is_still_open(self, values: dict[str, Any], **_: Any) -> None:
        until = values.get("open_until")
        if isinstance(until, date) and self.today is not None and until < self.today:
            raise ValidationError({"open_until": [because("vacancy-open-until-past")]})

    @validates_schema
    def _ends_after_it_begins(self, values: dict[str, Any], **_: Any) -> None:
        starts, until = values.get("starts_on"), values.get("open_until")
        if starts and until and (until - starts).days > 365:
            raise ValidationError({"open_until": [because("vacancy-open-too-long")]})

    @validates_schema(skip_on_field_errors=False)
    def _asks_for_no_past(self, values: dict[str, Any], **_: Any) -> None:
        wrong = objections(values, insists=self.insists)
        if wrong:
            raise ValidationError({name: list(reasons) for name, reasons in wrong.items()})

    @post_load
    def _as_facts(self, values: dict[str, Any], **_: Any) -> dict[str, Any]:
        terms, pay = gathered("employer", values), values.pop("pay")
        needs = [{"concept": x, "strength": "must"} for x in values.pop("must") or ()]
        known = {need["concept"] for need in needs}
        needs += [
            {"concept": x, "strength": "should"}
            for x in values.pop("should") or ()
            if x not in known
        ]
        return {
            **{key: values[key] for key in ("title", "trade", "places", "starts_on", "open_until")},
            "description": values["description"] or "",
            "spots": values["place"],
            "experience_months": 12 * (values["experience_years"] or 0),
            "needs": needs,
            "terms": terms,
            **pay_facts(pay),
        }


def with_trade(facts: dict[str, Any]) -> dict[str, Any]:
    """Return the facts of a form; a trade the title surely names need not be written again."""
    if facts["trade"] is None:
        found = standard_lexicon().look_up(facts["title"], limit=1, kinds=("trade",))
        if found and found[0].sure:
            return {**facts, "trade": found[0].concept}
    return facts


def pay_facts(pay: PayRead | None) -> dict[str, Any]:
    """All of it is said even when nothing is, so that pay a source takes back is gone here too."""
    if pay is None:
        ends = dict.fromkeys(("pay_low", "pay_high", "month_low", "month_high"))
        return {**ends, "pay_currency": "VND", "pay_period": "month", "pay_written": ""}
    low, high = as_monthly(pay, rate_usd=DONG_PER_DOLLAR)
    return {
        "pay_low": pay.low,
        "pay_high": pay.high,
        "pay_currency": pay.currency,
        "pay_period": pay.period,
        "pay_written": canonical(pay.as_written)[:PAY_WRITTEN],
        "month_low": low,
        "month_high": high,
    }


class ReleaseSchema(RoomSchema):
    """Why a held text may be shown as it is: the rule that covers it, and what the counsellor saw."""

    words = "release"

    rule = Pick(
        tuple(RULES),
        required=True,
        metadata=describe("radios", choice_words=list(RULES.values()), seen_by="counsellor"),
    )
    reason = Lines(
        limit=500,
        guard="refuse",
        required=True,
        metadata=describe("textarea", hint=True, seen_by="counsellor"),
    )


class SendBackSchema(RoomSchema):
    """What a held text could say instead; its employer reads it."""

    words = "send-back"

    wording = Lines(
        limit=500,
        guard="refuse",
        required=True,
        metadata=describe("textarea", hint=True, seen_by="employer counsellor"),
    )
