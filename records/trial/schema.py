"""What is agreed before a trial, what is reported after it, and what a person adds to their reference."""

from typing import Any

from marshmallow import post_load, validates

from records.field import Day, Lines, Pick, RoomSchema, Text, YesNo, describe
from records.field.basic import refuse
from records.trial.states import MOST_TASKS, WENT

TASK_LIMIT = 80


class TermsSchema(RoomSchema):
    """A trial: from when to when, which tasks (one a line), which hours, which pay."""

    words = "trial"

    first_day = Day(required=True)
    last_day = Day(required=True)
    tasks = Lines(
        limit=MOST_TASKS * (TASK_LIMIT + 1),
        guard="refuse",
        required=True,
        metadata=describe("textarea", hint=True),
    )
    work_hours = Text(
        limit=120, guard="refuse", required=True, metadata=describe("text", hint=True)
    )
    pay_written = Text(
        limit=120, guard="refuse", required=True, metadata=describe("text", hint=True)
    )

    @validates("tasks")
    def _few_and_short(self, value: str, **_: Any) -> None:
        tasks = listed(value)
        if len(tasks) > MOST_TASKS:
            raise refuse("field-trial-tasks", most=MOST_TASKS)
        if any(len(task) > TASK_LIMIT for task in tasks):
            raise refuse("field-trial-task-long", limit=TASK_LIMIT)

    @post_load
    def _as_list(self, data: dict[str, Any], **_: Any) -> dict[str, Any]:
        return {**data, "tasks": listed(data["tasks"])}


def listed(text: str) -> list[str]:
    """Return the lines on which something is written."""
    return [line for line in text.splitlines() if line]


def _task() -> Pick:
    return Pick(WENT, required=True, metadata=describe("radios", choice_prefix="trial-went"))


class ReportSchema(RoomSchema):
    """How each task went, and a few words; taken ``only`` as far as there are tasks."""

    words = "trial-report"

    task_1, task_2, task_3, task_4, task_5 = (_task() for _ in range(MOST_TASKS))
    words_on_it = Lines(
        limit=300,
        guard="refuse",
        load_default="",
        allow_none=True,
        metadata=describe("textarea", hint=True),
    )


class ReferenceSchema(RoomSchema):
    """What a person adds to their reference, and whether it may go with a grant."""

    words = "reference"

    own_words = Lines(
        limit=300,
        guard="warn",
        load_default="",
        allow_none=True,
        metadata=describe("textarea", hint=True),
    )
    shown = YesNo(load_default=False, metadata=describe("tick", hint=True))
