"""Papers the work needs (driving class, certificate): held or covered by a higher one, or not."""

from matcher.criteria.asked import Asked

CRITERION = Asked("licence", licences=True, group="you-suit", weight=6)
