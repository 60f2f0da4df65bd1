"""Several introductions answered at once: an answer for each person, the times for all of them."""

from collections.abc import Sequence

from flask import g, request

from employer_portal import one_tap, replying
from lobby.words import say
from records.introduction import replies
from records.introduction.queries import EmployerView, row_for_employer
from records.ledger import Act

TIMES, TOLD = "times", "told"


class Several:
    """Everybody who waits, with what is answered of each; ``n`` is how many were answered.

    ``owed``: at whose box an answer is asked for, if nobody was given one.
    """

    def __init__(self, views: Sequence[EmployerView], where: str) -> None:
        """Read what was chosen for whom; nothing is chosen beforehand."""
        self.views, self.n, self.owed = views, 0, ""
        self.chosen = {x.code: request.form.get(f"answer-{x.code}", "") for x in views}
        self.form = replying.times_form(where, sent=self._sent_times())
        self.choices = [
            (TIMES, say("employer-several-times")),
            (TOLD, say("employer-several-told")),
            *((reason, reason) for reason in one_tap.reasons("introduced")),
        ]

    def _sent_times(self) -> bool:
        """Tell whether the times were sent: for somebody, or before anybody was chosen."""
        chosen = {says for says in self.chosen.values() if says}
        return request.method == "POST" and (TIMES in chosen or not chosen)

    def take(self, by: Act) -> bool:
        """Do what was chosen, all or nothing; tell whether it was done."""
        if not any(self.chosen.values()):
            self._ask_for_somebody()
        if self.form.errors:
            return False
        done = [self._one(by, code, says) for code, says in self.chosen.items() if says]
        self.n = len(done)
        return all(done)

    def _ask_for_somebody(self) -> None:
        """Blame the first person's box alone: times are asked for once somebody is invited."""
        for box in self.form.fields.values():
            box.error = ""
        self.owed = next(iter(self.chosen), "")
        self.form.errors = [(f"answer-{self.owed}", say("employer-several-none"))]

    def _one(self, by: Act, code: str, says: str) -> bool:
        row = row_for_employer(code, employer_id=g.actor.employer_id)
        if row.state != replies.OPEN_TO_REPLY:
            return True
        if says == TIMES:
            return replying.propose(by, row, self.form)
        if says == TOLD:
            replies.tell_it_was_told(by, row)
            return True
        return replying.decline(by, row, says)
