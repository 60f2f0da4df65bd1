"""Words chosen by a state, a verb, a topic or a duty: none may be missing when a new one is added."""

import pytest
from babel.messages.pofile import read_po

from counsellor_portal.pages.placements import WAITING
from counsellor_portal.pages.today import DOORS
from jobs.reactions import REACTIONS
from jobs.when import WHEN
from records.employer.states import EMPLOYER
from records.introduction.states import ALIVE, INTRODUCTION
from records.overview.duties import KINDS
from records.overview.stage import STAGES
from records.placement.states import PLACEMENT
from tests.house.house import ROOT

BEGIN = {"begin"}
ARRANGED = BEGIN | {"edit", "arrange"}
KEYS = {
    *(f"desk-waits-{state}" for state in INTRODUCTION.states),
    "desk-waits-replied",
    *(f"desk-board-{state}" for state in ALIVE),
    *(f"desk-step-{verb}" for verb in BEGIN | {way.verb for way in INTRODUCTION.ways}),
    *(f"desk-placements-{state}" for state in WAITING),
    *(f"desk-placement-waits-{state}" for state in PLACEMENT.states),
    *(f"desk-placement-step-{way.verb}" for way in PLACEMENT.ways),
    *(f"desk-topic-{topic}" for topic in WHEN),
    *(f"desk-reaction-{reaction}" for reaction in REACTIONS),
    *(f"desk-duty-{kind.key}" for kind in KINDS),
    *(f"desk-employer-step-{verb}" for verb in ARRANGED | {way.verb for way in EMPLOYER.ways}),
    *(f"desk-employer-{way.verb}-done" for way in EMPLOYER.ways),
    *(f"desk-not-taking-{why}" for why in ("paused", "cap", "short-paused", "short-cap")),
    *(f"stage-{stage}" for stage in STAGES),
    *(f"desk-by-{role}" for way in INTRODUCTION.ways for role in way.roles),
}


@pytest.mark.parametrize("language", ["vi", "en"])
def test_everything_the_desk_can_show_has_its_words(language):
    written = set()
    for path in (ROOT / "counsellor_portal" / "words").glob(f"*{language}.po"):
        with path.open("rb") as file:
            written |= {
                message.id[0] if isinstance(message.id, tuple) else message.id
                for message in read_po(file)
                if message.id
            }

    assert written >= KEYS


def test_every_kind_of_duty_leads_to_a_page():
    assert DOORS.keys() == {kind.key for kind in KINDS}
