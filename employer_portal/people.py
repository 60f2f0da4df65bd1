"""A person as an employer reads them: the neutral card in rows of words, and a number to call."""

from lobby.conditions import said
from lobby.show import commune, concept, experience, province
from lobby.words import day, say
from records.introduction.neutral import NeutralCard
from records.introduction.queries import Profile


def rows(card: NeutralCard) -> list[tuple[str, str]]:
    """Return label and answer of what a neutral card says."""
    said = [
        ("employer-card-trades", ", ".join(_trade(card, trade) for trade in card.trades)),
        ("employer-card-held", ", ".join(concept(code) for code, _level in card.held)),
        ("employer-card-area", province(card.province_code)),
        ("employer-card-free", day(card.free_from)),
    ]
    return [(say(label), answer) for label, answer in said if answer]


def profile_rows(profile: Profile | None) -> list[tuple[str, str]]:
    """Return what a granted profile adds: the commune, and the conditions looked for."""
    if profile is None:
        return []
    home = commune(profile.commune_code)
    return [(say("employer-profile-home"), home)] * bool(home) + said(profile.wishes)


def at_place(address: str, commune_code: str | None) -> str:
    """Return an address and its commune in one line."""
    return ", ".join(part for part in (address, commune(commune_code)) if part)


def _trade(card: NeutralCard, trade: str) -> str:
    years = card.years.get(trade)
    return f"{concept(trade)} ({experience(12 * years)})" if years else concept(trade)
