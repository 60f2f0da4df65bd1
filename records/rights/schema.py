"""What is written on the pages of a person's rights, and into the registers."""

from records.field import (
    Commune,
    Day,
    Lines,
    Moment,
    Pick,
    RoomSchema,
    Text,
    Whole,
    YesNo,
    describe,
)
from records.person.schema import WhoSchema
from records.rights.model import ASKERS, ASKS_FOR

PRIVATE = "seeker counsellor"
STAFF = "counsellor"


def _radios(choices: tuple[str, ...], seen_by: str) -> Pick:
    return Pick(choices, required=True, metadata=describe("radios", seen_by=seen_by))


def _text(limit: int, seen_by: str, *, hint: bool = False) -> Text:
    about = describe("text", seen_by=seen_by, hint=hint)
    return Text(limit=limit, guard="refuse", required=True, metadata=about)


def _lines(seen_by: str, *, hint: bool = False, limit: int = 1000) -> Lines:
    about = describe("textarea", seen_by=seen_by, hint=hint)
    return Lines(limit=limit, guard="refuse", required=True, metadata=about)


class AskSchema(RoomSchema):
    """What a person asks of the centre, in their own words."""

    words = "ask-right"

    asks_for = _radios(ASKS_FOR, PRIVATE)
    said = Lines(
        limit=1000,
        guard="warn",
        load_default="",
        allow_none=True,
        metadata=describe("textarea", seen_by=PRIVATE, hint=True),
    )


class NotedSchema(AskSchema):
    """The same, as the staff write it down at the counter."""

    said = Lines(
        limit=1000,
        guard="refuse",
        load_default="",
        allow_none=True,
        metadata=describe("textarea", seen_by=PRIVATE, hint=True),
    )


class AnswerSchema(RoomSchema):
    """What the staff did about it, or why not; the person reads it."""

    words = "answer-right"

    answer = _lines(PRIVATE, hint=True)


class CorrectionSchema(WhoSchema):
    """Who somebody is, to be set right."""

    commune_code = Commune(
        load_default=None, allow_none=True, metadata=describe("place", seen_by=PRIVATE)
    )


class EraseSchema(RoomSchema):
    """The person's PIN once more, and that they have read what it means."""

    words = "erase-right"

    pin = Text(
        limit=20,
        guard="none",
        required=True,
        metadata=describe("password", seen_by="", inputmode="numeric", width="10"),
    )
    sure = YesNo(metadata=describe("tick", seen_by=""))


class OutsideSchema(RoomSchema):
    """A written request from outside about a person, or about nobody here."""

    words = "outside"

    asker = _radios(ASKERS, PRIVATE)
    office = _text(200, PRIVATE)
    document_no = _text(60, PRIVATE)
    document_on = Day(required=True, metadata=describe("day", seen_by=PRIVATE))
    basis = _text(300, PRIVATE, hint=True)
    asked = _lines(PRIVATE, hint=True)
    hidden_by = Text(
        limit=300,
        guard="refuse",
        load_default=None,
        allow_none=True,
        metadata=describe("text", seen_by=STAFF, hint=True),
    )


class ReleaseSchema(RoomSchema):
    """Just what is to be given to whoever asked; the person reads it."""

    words = "release"

    given = _lines(PRIVATE, hint=True)


class BreachSchema(RoomSchema):
    """What got out or was lost: numbers and measures, no name."""

    words = "breach"

    what = _lines("manager", hint=True)
    known_at = Moment(required=True, metadata=describe("text", seen_by="manager", hint=True))
    concerned = Whole(
        low=0, high=1_000_000, required=True, metadata=describe("number", seen_by="manager")
    )
    measures = _lines("manager")


class ToldSchema(RoomSchema):
    """Who was told of a breach."""

    words = "told"

    told_whom = _text(300, "manager", hint=True)
    people_told = _text(300, "manager", hint=True)
