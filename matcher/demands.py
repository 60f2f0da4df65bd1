"""One demand of a vacancy eased at a time: a must becomes a wish, a condition is dropped."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain

from matcher.criteria import ASKED, CONDITIONS
from matcher.criteria.criterion import Fact
from matcher.facts import Need, Vacancy
from matcher.taxonomy import Taxonomy


@dataclass(frozen=True, slots=True)
class Dropped:
    """The vacancy with one demand eased: which criterion it changes, and in what facts."""

    criterion: str
    vacancy: Vacancy
    facts: Mapping[str, Fact] = field(default_factory=dict)


def dropped(vacancy: Vacancy, words: Taxonomy) -> tuple[Dropped, ...]:
    """Every demand of a vacancy that blocks people, each eased alone."""
    return tuple(chain(_needs(vacancy, words), _experience(vacancy), _terms(vacancy)))


def _needs(vacancy: Vacancy, words: Taxonomy) -> Iterator[Dropped]:
    licences, skills = (next(x.key for x in ASKED if x.licences is kind) for kind in (True, False))
    for at, need in enumerate(vacancy.needs):
        if need.strength == "must":
            eased = (*vacancy.needs[:at], Need(need.concept), *vacancy.needs[at + 1 :])
            criterion = licences if words.is_licence(need.concept) else skills
            facts = {"concept": need.concept}
            yield Dropped(criterion, replace(vacancy, needs=eased), facts)


def _experience(vacancy: Vacancy) -> Iterator[Dropped]:
    if vacancy.experience_years > 0 and vacancy.experience_strength == "must":
        eased = replace(vacancy, experience_strength="should")
        yield Dropped("experience", eased, {"years": vacancy.experience_years})


def _terms(vacancy: Vacancy) -> Iterator[Dropped]:
    """A condition is dropped whole: even what the employer doesn't insist on blocks who does."""
    for criterion in CONDITIONS:
        if criterion.key in vacancy.terms:
            terms = {key: term for key, term in vacancy.terms.items() if key != criterion.key}
            yield Dropped(criterion.key, replace(vacancy, terms=terms))
