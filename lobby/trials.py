"""A trial at the door: the form of an offer, and the report of either side, by a link or signed in."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from flask import flash, render_template, request

from lobby.door import Answer, act, done, today
from lobby.forms import Form, asked
from lobby.links import act_by, behind
from lobby.words import say
from records.ledger import Act, NotFound, Role
from records.lifecycle.machine import Moved
from records.rule import advice
from records.rule.replying import TRIAL, the
from records.trial import actions, queries
from records.trial.asking import REPORT
from records.trial.queries import ReportFacts, TrialFacts
from records.trial.schema import ReportSchema, TermsSchema
from records.trial.standing import OVER

if TYPE_CHECKING:
    from records.introduction.model import Introduction
    from records.trial.model import Trial

Find = Callable[[], "Trial"]
"""Finds the row of a trial; that of its introduction is locked."""
LAW = ("WORK-TRY-PLAIN", "WORK-TRY-SKILLED", "WORK-TRY-PAY")


def terms_form() -> Form:
    """Return the form of an offer, as it was sent if it was."""
    form = asked(TermsSchema())
    form.fields["last_day"].hint = say("trial-most-days", n=the(TRIAL).amount)
    return form


def law() -> list[dict[str, object]]:
    """Return what the law says of trying somebody out, as it stands today, each with its source."""
    return [
        {
            "text": say(f"trial-law-{row.id.lower()}", n=row.amount),
            "source": row.source,
            "certainty": row.certainty,
            "checked_on": row.checked_on,
        }
        for row in advice.named(LAW, today())
    ]


def proposed(form: Form, lock: Callable[[], "Introduction"]) -> bool:
    """Propose what the form says; tell whether it could be, else a box says why not."""
    if request.method == "GET" or not form.ok:
        return False
    try:
        actions.propose(act(), lock(), **form.values)
    except actions.NotSoon as refusal:
        form.blame("first_day", say(refusal.key, **refusal.values))
    except actions.TooLong as refusal:
        form.blame("last_day", say(refusal.key, **refusal.values))
    return form.ok


def report_form(trial: TrialFacts, known: ReportFacts | None = None) -> Form:
    """Return the form of a report, a question for each task; ``known`` is what was reported before."""
    names = _names(trial)
    schema = ReportSchema(only=(*names, "words_on_it"))
    before = {"words_on_it": known.words} if known else {}
    before |= {
        name: went for name, (_, went) in zip(names, known.tasks if known else (), strict=False)
    }
    form = asked(schema, before)
    for name, task in zip(names, trial.tasks, strict=True):
        form.fields[name].label = f"{form.fields[name].label}: {task}"
    return form


def take(by: Act, row: "Trial", trial: TrialFacts, side: str, form: Form) -> None:
    """Keep what a form reports."""
    actions.report(
        by,
        row,
        side=side,
        went=[form.values[name] for name in _names(trial)],
        words=form.values["words_on_it"] or "",
    )


def by_link(token: str) -> Answer:
    """Ask, or take the report of, whoever holds an employer's link; it names nobody."""
    link = behind(token, REPORT, Role.EMPLOYER)
    it = queries.asked(link.subject_id, today=today())
    by = act_by(link, it.centre_id)
    find = partial(actions.behind, link.subject_id)
    return _reported(it.trial, Role.EMPLOYER, by, find, request.path)


def over(trial: TrialFacts | None) -> TrialFacts:
    """Return a trial that can be reported on; refuse one that is not over yet, or never will be."""
    if trial is None:
        raise NotFound()
    if trial.state == "called-off":
        raise Moved(state=trial.state)
    if trial.state != OVER:
        raise actions.NotOver()
    return trial


def signed_in(trial: TrialFacts | None, side: str, find: Find, then: str) -> Answer:
    """Ask, or take the report of, a person or an employer about one of their own; ``then`` lead on."""
    answer = _reported(over(trial), side, act(), find, then)
    if request.method == "POST" and not isinstance(answer, tuple):
        flash(say("trial-report-kept"), "success")
    return answer


def _reported(trial: TrialFacts, side: str, by: Act, find: Find, then: str) -> Answer:
    form = report_form(trial)
    if request.method == "GET" or not form.ok:
        drawn = {"side": side, "trial": trial, "form": form, "way_back": then}
        html = render_template("lobby/trial_report.html", **drawn)
        return html, 422 if form.errors else 200
    take(by, find(), trial, side, form)
    return done(then)


def _names(trial: TrialFacts) -> list[str]:
    return [f"task_{number}" for number in range(1, len(trial.tasks) + 1)]
