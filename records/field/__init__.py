"""What may be typed into one box, for pages, the open interface and imports alike.

marshmallow fields whose errors are reasons (message key and values), never sentences. A field's
metadata says how it is drawn and which audiences may read it; the room that owns the schema decides.
"""

from records.field.basic import Choices, Email, Lines, Pick, Text, Whole, YesNo
from records.field.conditions import boxed, condition_fields, gathered
from records.field.people import CitizenId, FirmName, FullName, Phone, TaxCode
from records.field.schema import RoomSchema, describe
from records.field.skills import Skills, Trade, Trades
from records.field.spots import Commune, Spots
from records.field.values import Day, Fee, Moment, Moments, Money, Pay

__all__ = [
    "Choices",
    "CitizenId",
    "Commune",
    "Day",
    "Email",
    "Fee",
    "FirmName",
    "FullName",
    "Lines",
    "Moment",
    "Moments",
    "Money",
    "Pay",
    "Phone",
    "Pick",
    "RoomSchema",
    "Skills",
    "Spots",
    "TaxCode",
    "Text",
    "Trade",
    "Trades",
    "Whole",
    "YesNo",
    "boxed",
    "condition_fields",
    "describe",
    "gathered",
]
