"""Why somebody is not put forward."""

from records.ledger import Refusal


class NoEmployer(Refusal):
    """A listing has no employer here to be introduced to."""

    key = "refused-listing-has-no-employer"


class NotOpen(Refusal):
    """The vacancy takes nobody any more."""

    key = "refused-vacancy-not-open"


class AlreadyInTouch(Refusal):
    """This seeker and this vacancy are in touch already."""

    key = "refused-already-in-touch"


class AnsweredBefore(Refusal):
    """The two had an answer or a start already: the centre reopens that, with a reason."""

    key = "refused-answered-before"


class NotForNow(Refusal):
    """Something keeps this person from this work for now; only they and the centre are told."""

    key = "no-match-now"


class Resting(Refusal):
    """The person asked that nothing of theirs be used for now; they alone lift that."""

    key = "refused-resting"


class NotYours(Refusal):
    """Only a person's own counsellor knows what the law sets on their work, so only they put them forward."""

    key = "refused-not-your-person"


class WhyOwed(Refusal):
    """The ranking puts others first: a counsellor says why this person all the same."""

    key = "refused-why-owed"
