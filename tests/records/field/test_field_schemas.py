"""No text makes a schema raise: it loads, or it says why."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from records.account.schema import PinSchema, SignInSchema
from records.intake.reasons import Reason
from records.introduction.schema import GrantSchema, InvitationSchema, ReasonSchema
from records.person.particulars import NOTHING_MORE
from records.placement.schema import EndSchema, StartSchema
from records.seeker.schema import RegistrationSchema, WishesSchema
from records.vacancy.schema import VacancySchema

SCHEMAS = (
    EndSchema(),
    GrantSchema(),
    InvitationSchema(),
    PinSchema(),
    ReasonSchema(),
    RegistrationSchema(),
    SignInSchema("staff"),
    StartSchema(),
    VacancySchema(),
    WishesSchema(),
)
by_schema = pytest.mark.parametrize("schema", SCHEMAS, ids=lambda x: type(x).__name__)
NEAR = st.sampled_from(
    "1 0 -1 9,5 6tr5 ² ٣ 22/11/2026 31/2/2026 14:30 24:00 yes no must 7212 19333 commune:19333 "
    "communes:1+2 province: Gio%sLinh %(x)s triệu USD / ; , \x00 0912345678 a@b.vn".split(" ")
)
TYPED = (
    st.none()
    | st.text(max_size=60)
    | st.lists(NEAR, max_size=6).map(" ".join)
    | st.lists(st.text(max_size=10) | NEAR, max_size=3)
    | st.fixed_dictionaries({p: st.text(max_size=4) | NEAR for p in ("day", "month", "year")})
)


@by_schema
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_whatever_is_typed_it_loads_or_says_why(schema, data):
    typed = data.draw(st.fixed_dictionaries(dict.fromkeys(schema.fields, TYPED)))

    values, errors = schema.read(typed)

    assert not (values and errors)
    assert set(errors) <= {*schema.fields, "_schema"}
    assert all(isinstance(x, Reason) for found in errors.values() for x in found)


@by_schema
def test_an_empty_form_asks_for_what_is_required_and_nothing_else(schema):
    _, errors = schema.read({})

    required = {name for name, box in schema.fields.items() if box.required}
    assert set(errors) == required
    assert {x.key for found in errors.values() for x in found} <= {"field-required"}


@by_schema
def test_what_a_browser_sends_besides_is_ignored(schema):
    assert schema.read({"csrf_token": "x", "idem_key": "y"})[1].keys() == schema.read({})[1].keys()


def test_a_vacancy_loads_into_facts_that_can_be_written(world, today):
    typed = {
        "title": "Thợ hàn",
        "trade": "thợ hàn",
        "place": "commune:19333",
        "places": "2",
        "pay": "350k/ngày",
        "must": "",
        "experience_years": "2",
        "open_until": "31/12/2026",
    }

    facts, errors = VacancySchema().read({k: v for k, v in typed.items() if v})

    assert errors == {}
    assert (facts["month_low"], facts["experience_months"]) == (350_000 * 26, 24)
    vacancy = world.a_vacancy(**facts)
    assert [x.commune_code for x in vacancy.spots] == ["19333"]


def test_a_vacancy_is_open_for_a_year_after_its_start_at_most():
    typed = {
        "title": "Thợ hàn",
        "place": "commune:19333",
        "places": "2",
        "pay": "thỏa thuận",
        "starts_on": "1/12/2026",
        "open_until": "1/12/2028",
    }

    _, errors = VacancySchema().read(typed)

    assert [x.key for x in errors["open_until"]] == ["vacancy-open-too-long"]


def test_a_skill_both_needed_and_wished_for_is_needed():
    known = {"must": "skill", "should": "skill"}
    typed = {
        "title": "Thợ",
        "place": "commune:19333",
        "places": "1",
        "pay": "thỏa thuận",
        "open_until": "31/12/2026",
        **dict.fromkeys(known, "hàn MIG"),
    }

    facts, errors = VacancySchema().read(typed)

    assert errors == {}
    assert [need["strength"] for need in facts["needs"]] == ["must"]


def test_somebody_at_the_counter_needs_no_telephone_and_no_papers():
    values, errors = RegistrationSchema().read({"name": "Hồ Văn Pả"})

    assert errors == {}
    assert values["who"].pop("name") == "Hồ Văn Pả"
    assert values["who"].pop("particulars") == NOTHING_MORE
    assert set(values["who"].values()) == {None}
    assert (values["wishes"]["reach_km"], values["wishes"]["moves_to"]) == (15, [])


def test_wishes_load_into_what_a_seeker_is_changed_by():
    typed = {"trades": "thợ hàn", "years": "3", "moves": "anywhere", "reach_km": "0"}

    wishes, errors = WishesSchema().read(typed)

    assert errors == {}
    assert (wishes["trades"], wishes["years"]) == (["7212"], {"7212": 3})
    assert (wishes["reach_km"], wishes["moves_to"]) == (0, ["*"])
