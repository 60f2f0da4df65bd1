"""What has happened lately in the sample: introductions on their way, starts reported and confirmed.

It reads its people and vacancies back from the records, so it can be told whenever these are there.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from app.sample.meeting import Known, Stage, cast, example, met
from app.sample.texts import Row, between, rows
from records.follow_up import queries as follow_ups
from records.follow_up.actions import answer
from records.introduction import actions as introductions
from records.introduction.model import Introduction
from records.ledger import Act, Actor, Role
from records.ledger.act import HERE
from records.placement import actions as placements
from records.placement.model import Placement
from records.suggestion import queries as suggestions
from records.suggestion.actions import decide
from records.suggestion.search import search_of
from records.trial import actions as trials
from records.trial.model import Trial

PARTS = ("contact", "profile", "words")
LATE = 7
"""Days after which a start is reported by who forgot to."""
TRIED = timedelta(days=10)


@dataclass(slots=True)
class Story:
    """One introduction being told: who, and how many days ago it has come to."""

    stage: Stage
    person: Known
    employer_id: int | None
    ago: int
    placement: Placement | None = None
    trial: Trial | None = None

    def act(self, role: Role) -> Act:
        """Return the act of one of the three at this point of the story."""
        centre = self.stage.centre_id
        by = Actor(role, self.person.counsellor_id, centre)
        if role == Role.EMPLOYER:
            by = Actor(role, None, centre, employer_id=self.employer_id)
        if role == Role.SEEKER:
            by = Actor(role, None, centre, person_id=self.person.person_id)
        return Act(by, self.stage.moment(self.ago))

    def text(self, kind: str) -> str:
        """Draw words of one kind."""
        return self.stage.chance.choice(
            [it["reason"] for it in rows("reasons") if it["kind"] == kind]
        )


def let_it_run(stage: Stage) -> None:
    """Tell every story of ``stories.csv`` with people drawn by chance and vacancies that suit them."""
    people = cast(stage)
    for row in _stories():
        ago, card = between(stage.chance, row["days"]), None
        while card is None:
            person = next(people)
            card = met(stage, person, ago)
        stage.taken[card.id] += 1
        _tell(Story(stage, person, card.employer_id, ago), card.id, row["steps"].split())
    _decisions(stage, example(stage))


def _stories() -> Iterator[Row]:
    for row in rows("stories"):
        yield from [row] * int(row["count"])


def _tell(story: Story, vacancy_id: int, steps: list[str]) -> None:
    alone = story.stage.chance.random() < 0.4 or not story.person.answered_for
    asked = Role.SEEKER if alone else Role.COUNSELLOR
    introduction = introductions.propose(
        story.act(asked), seeker_id=story.person.seeker_id, vacancy_id=vacancy_id, why=_why()
    )
    left = len(steps)
    for step in steps:
        story.ago -= story.ago // (left + 1)
        left -= 1
        _STEPS[step](story, introduction)


def _why() -> str:
    """What a counsellor of the sample says wherever they overrule the ranking."""
    return next(it["reason"] for it in rows("reasons") if it["kind"] == "overruled")


def _introduce(story: Story, introduction: Introduction) -> None:
    seen = PARTS[: story.stage.chance.choice((1, 2, 3))]
    introductions.introduce(story.act(Role.SEEKER), introduction, parts=seen, how="screen")


def _invite(story: Story, introduction: Introduction) -> None:
    act = story.act(Role.EMPLOYER)
    day = act.today + timedelta(days=story.stage.chance.randint(2, 4))
    at = datetime.combine(day, time(story.stage.chance.choice((8, 9, 14)), 30), HERE)
    introductions.invite(act, introduction, at=at, where=story.text("where"))


def _decline(story: Story, introduction: Introduction) -> None:
    introductions.decline(story.act(Role.EMPLOYER), introduction, reason=story.text("declined"))


def _withdraw(story: Story, introduction: Introduction) -> None:
    introductions.withdraw(story.act(Role.SEEKER), introduction)


def _lapse(story: Story, introduction: Introduction) -> None:
    introductions.lapse(story.act(Role.COUNSELLOR), introduction)


def _start(story: Story, introduction: Introduction, role: Role, before: int = 0) -> None:
    act = story.act(role)
    started_on = act.today - timedelta(days=before)
    story.placement = placements.report_start(act, introduction, started_on=started_on)


def _confirm(story: Story, _: Introduction) -> None:
    placements.confirm(story.act(Role.COUNSELLOR), _started(story))


def _dispute(story: Story, _: Introduction) -> None:
    placements.dispute(story.act(Role.COUNSELLOR), _started(story), reason=story.text("disputed"))


def _end(story: Story, _: Introduction) -> None:
    act = story.act(Role.EMPLOYER)
    placements.end(act, _started(story), ended_on=act.today, reason=story.text("ended"))


def _offer_trial(story: Story, introduction: Introduction) -> None:
    act = story.act(Role.EMPLOYER)
    first_day = act.today + timedelta(days=1)
    story.trial = trials.propose(
        act,
        introduction,
        first_day=first_day,
        last_day=first_day + TRIED,
        tasks=[it["reason"] for it in rows("reasons") if it["kind"] == "task"],
        work_hours=story.text("work-hours"),
        pay_written=story.text("trial-pay"),
    )


def _agree(story: Story, _: Introduction) -> None:
    trials.agree(story.act(Role.SEEKER), _tried(story))


def _report(story: Story, _: Introduction) -> None:
    trial = _tried(story)
    went = ["alone", *["helped"] * (len(trial.tasks) - 1)]
    words = story.text("tried")
    trials.report(story.act(Role.EMPLOYER), trial, side="employer", went=went, words=words)


def _tried(story: Story) -> Trial:
    if story.trial is None:
        raise ValueError("a story goes on from a trial it has not told")
    return story.trial


def _answer(story: Story, role: Role, says: str) -> None:
    act, row = story.act(role), _started(story)
    asked = follow_ups.of_placement(row.id, today=act.today).last
    if asked is None:
        raise ValueError("a story answers before anybody asks")
    answer(act, row, after_days=asked.after_days, says=says)


def _started(story: Story) -> Placement:
    if story.placement is None:
        raise ValueError("a story goes on from a start it has not told")
    return story.placement


_STEPS: dict[str, Callable[[Story, Introduction], None]] = {
    "introduce": _introduce,
    "invite": _invite,
    "decline": _decline,
    "withdraw": _withdraw,
    "lapse": _lapse,
    "offer-trial": _offer_trial,
    "agree": _agree,
    "report": _report,
    "start-employer": lambda story, it: _start(story, it, Role.EMPLOYER),
    "start-seeker": lambda story, it: _start(story, it, Role.SEEKER),
    "start-late": lambda story, it: _start(story, it, Role.SEEKER, LATE),
    "confirm": _confirm,
    "dispute": _dispute,
    "end": _end,
    "still-counsellor": lambda story, _: _answer(story, Role.COUNSELLOR, "still"),
    "still-employer": lambda story, _: _answer(story, Role.EMPLOYER, "still"),
    "ended-seeker": lambda story, _: _answer(story, Role.SEEKER, "ended"),
}


def _decisions(stage: Stage, person: Known) -> None:
    """The example has kept two suggestions and put one aside."""
    by = Actor(Role.SEEKER, None, stage.centre_id, person_id=person.person_id)
    hits = suggestions.vacancies_for(search_of(person.seeker_id, today=stage.today))
    for hit, choice in zip(hits[2:], ("saved", "saved", "not-for-me"), strict=False):
        decide(Act(by, stage.now), person.seeker_id, hit.card.id, choice)
