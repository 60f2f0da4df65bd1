"""Whom a vacancy can't take, in words that everybody may read: whom, and by what right."""

from collections.abc import Iterable

from lobby.words import say
from records.exclusion.queries import ExclusionFacts


def said(listed: Iterable[ExclusionFacts]) -> list[tuple[str, str]]:
    """Return whom and why of each exclusion."""
    return [(whom(each), why(each)) for each in listed]


def whom(each: ExclusionFacts) -> str:
    """Return whom it is about."""
    return each.whom_words or say(f"exclusion-whom-{each.whom}")


def why(each: ExclusionFacts) -> str:
    """Return the law that says so, the duty that would be unsafe, or that it is looked at case by case."""
    if each.rule is not None:
        return say("exclusion-why-legal", source=each.rule.source)
    if each.duty is not None and each.kind == "duty":
        duty = each.duty_words or say(f"exclusion-duty-{each.duty}")
        return say("exclusion-why-duty", duty=duty)
    return say("exclusion-why-case")
