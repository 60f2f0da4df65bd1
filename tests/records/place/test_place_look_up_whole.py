"""The look-up over every place there is, and over any text at all."""

from hypothesis import given
from hypothesis import strategies as st

from matcher.text import fold
from records.place.gazetteer import commune_full_name, communes_of, gazetteer
from records.place.look_up import Answer, look_up

QUANG_TRI = "44"


def test_every_communes_own_full_name_is_sure() -> None:
    lost = [code for code in gazetteer().communes if sure_codes(full_name_answer(code)) != (code,)]

    assert lost == []


def test_every_communes_full_name_without_marks_is_among_the_answers() -> None:
    found = {code: codes(look_up(fold(commune_full_name(code)))) for code in gazetteer().communes}

    assert [code for code in found if (code,) not in found[code]] == []


def test_every_old_address_of_the_province_leads_to_its_commune() -> None:
    here = {it.code for it in communes_of(QUANG_TRI)}
    for was in gazetteer().former_communes.values():
        if here.issuperset(was.communes):
            district = gazetteer().former_districts[was.district]
            answer = look_up(f"{was.kind} {was.name}, {district.kind} {district.name}")
            assert {(code,) for code in was.communes} <= codes(answer), was


@given(st.text(max_size=60))
def test_no_text_makes_it_fail(text: str) -> None:
    assert look_up(text).state in ("sure", "ask", "unknown")


@given(
    st.lists(st.sampled_from("xã P. Q 9 thôn cũ Việt Nam Gio Linh quảng , ( ; - 1 \u0301".split()))
)
def test_no_muddle_of_address_words_makes_it_fail(parts: list[str]) -> None:
    answer = look_up(" ".join(parts), within=QUANG_TRI)

    assert (answer.state == "unknown") == (answer.places == ())
    assert (answer.state == "sure") == (answer.reason is None)


def sure_codes(answer: Answer) -> tuple[str, ...] | None:
    return answer.places[0].codes if answer.state == "sure" else None


def codes(answer: Answer) -> set[tuple[str, ...]]:
    return {found.codes for found in answer.places}


def full_name_answer(code: str) -> Answer:
    return look_up(commune_full_name(code))
