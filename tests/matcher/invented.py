"""Invented records for the matcher's tests: strategies, and a small taxonomy of its own."""

from datetime import date, timedelta

from hypothesis import strategies as st

from matcher.criteria import CONDITIONS
from matcher.facts import ANYWHERE, Course, Held, Limits, Need, Seeker, Spot, Term, Vacancy
from matcher.taxonomy import Concept, Near, Taxonomy, Trade

TODAY = date(2026, 11, 22)

CONCEPTS = (
    "arc-welding",
    "tig-welding",
    "bricklaying",
    "plastering",
    "driving",
    "class-b",
    "class-c",
)
TRADES = ("7212", "7213", "7111", "7112", "8332", "9313", "7231", "7231.2", "4444")
COMMUNES = {"a": (16.81, 107.10), "b": (16.75, 107.20), "c": (17.47, 106.62)}


def words() -> Taxonomy:
    """Seven concepts, nine trades, three near pairs."""
    return Taxonomy(
        [
            _trade("7212", core=("arc-welding",), usual=("tig-welding",)),
            _trade("7111", core=("bricklaying", "plastering")),
            _trade("8332", core=("driving", "class-c")),
            _trade("7231", core=("driving",), usual=("class-b",)),
        ],
        [
            *(Concept(key, "skill", f"{key} vi", f"{key} en", ()) for key in CONCEPTS[:5]),
            *(Concept(key, "licence", f"{key} vi", f"{key} en", ()) for key in CONCEPTS[5:]),
        ],
        [
            Near("arc-welding", "tig-welding", 150),
            Near("tig-welding", "arc-welding", 60),
            Near("class-c", "class-b", 255),
            Near("7111", "9313", 140),
        ],
    )


def _trade(code: str, core: tuple[str, ...], usual: tuple[str, ...] = ()) -> Trade:
    return Trade(code, code[:4], code[:4], "test", f"{code} vi", f"{code} en", (), core, usual)


def a_welder() -> Seeker:
    """Five years at it, with a driving class, near the centre of commune a."""
    return Seeker(
        id=1,
        trades=("7212",),
        held=(Held("arc-welding", 4), Held("class-c", 4)),
        years={"7212": 5},
        home=Spot(16.81, 107.10, "44", "a"),
        pay_floor=6_000_000,
        wishes={"shift": Term(frozenset({"day", "night"}), "must")},
    )


strengths = st.sampled_from(("must", "should", "nice"))
days = st.integers(-90, 90).map(lambda offset: TODAY + timedelta(offset))
trades = st.sampled_from(TRADES)
concepts = st.sampled_from((*CONCEPTS, "unheard-of"))


@st.composite
def spots(draw: st.DrawFn) -> Spot:
    """A commune of three, a province, or a place in Japan."""
    commune = draw(st.sampled_from(tuple(COMMUNES)))
    lat, lon = COMMUNES[commune]
    kind = draw(st.sampled_from(("commune", "commune", "province", "abroad")))
    if kind == "abroad":
        return Spot(35.0, 139.0, "JP-13", None, "JP")
    province = draw(st.sampled_from(("44", "46")))
    return Spot(lat, lon, province, commune if kind == "commune" else None)


@st.composite
def said(draw: st.DrawFn, side: str) -> dict[str, Term]:
    """Some conditions answered, now and then with a choice that no longer exists."""
    chosen = draw(st.lists(st.sampled_from(CONDITIONS), max_size=8, unique_by=lambda c: c.key))
    answers: dict[str, Term] = {}
    for criterion in chosen:
        question = criterion.ask_seeker if side == "seeker" else criterion.ask_employer
        choices = (*question.choices, "gone")
        one = st.sampled_from(choices)
        some = st.frozensets(one, max_size=3)
        answers[criterion.key] = Term(draw(some if question.many else one), draw(strengths))
    return answers


def vacancies() -> st.SearchStrategy[list[Vacancy]]:
    """Up to twelve, with distinct ids."""
    pay = st.none() | st.integers(3, 15).map(lambda million: million * 1_000_000)
    one = st.builds(
        Vacancy,
        id=st.integers(1, 10_000),
        trade=st.none() | trades,
        needs=st.lists(st.builds(Need, concepts, strengths), max_size=5).map(tuple),
        spots=st.lists(spots(), max_size=3).map(tuple),
        pay_low=pay,
        pay_high=pay,
        experience_years=st.integers(0, 6),
        experience_strength=strengths,
        starts_on=st.none() | days,
        terms=said("employer"),
        beyond=st.integers(0, 6),
        answers_of_ten=st.none() | st.integers(0, 10),
        others_of_ten=st.integers(0, 10),
    )
    return st.lists(one, max_size=12, unique_by=lambda vacancy: vacancy.id)


def seekers() -> st.SearchStrategy[list[Seeker]]:
    """Up to six, with distinct ids."""
    willing = st.frozensets(st.sampled_from(("44", "46", ANYWHERE, "JP")))
    one = st.builds(
        Seeker,
        id=st.integers(1, 10_000),
        trades=st.lists(trades, max_size=3, unique=True).map(tuple),
        held=st.lists(st.builds(Held, concepts, st.integers(1, 4)), max_size=5).map(tuple),
        years=st.dictionaries(trades, st.integers(0, 9), max_size=3),
        home=st.none() | spots(),
        reach_km=st.integers(0, 120),
        moves_to=willing,
        pay_floor=st.none() | st.integers(0, 14).map(lambda million: million * 1_000_000),
        free_from=st.none() | days,
        wishes=said("seeker"),
    )
    return st.lists(one, min_size=1, max_size=6, unique_by=lambda seeker: seeker.id)


def limits() -> st.SearchStrategy[Limits]:
    """Any limits, none among them."""
    return st.builds(
        Limits,
        barred_trades=st.frozensets(st.sampled_from((*TRADES, "7", "833")), max_size=2),
        barred_until=st.none() | days,
        stay_in_commune=st.none() | st.sampled_from(tuple(COMMUNES)),
        exit_suspended=st.booleans(),
    )


def courses() -> st.SearchStrategy[list[Course]]:
    """Up to eight, with distinct ids."""
    one = st.builds(
        Course,
        id=st.integers(1, 10_000),
        trade=st.none() | trades,
        gives=st.lists(concepts, max_size=3, unique=True).map(tuple),
        needs=st.lists(st.builds(Need, concepts, strengths), max_size=2).map(tuple),
        spots=st.lists(spots(), max_size=2).map(tuple),
        starts_on=st.none() | days,
        fee=st.none() | st.integers(0, 20_000_000),
        weeks=st.none() | st.integers(1, 52),
    )
    return st.lists(one, max_size=8, unique_by=lambda course: course.id)


def weights() -> st.SearchStrategy[dict[str, int] | None]:
    """No weights, or some of them changed."""
    keys = st.sampled_from(("skills", "trade", "distance", "pay", "shift"))
    return st.none() | st.dictionaries(keys, st.integers(0, 60), max_size=4)
