"""What the work needs to know: each skill asked, and what the seeker has, or has near it."""

from matcher.criteria.asked import Asked

CRITERION = Asked("skills", licences=False, group="you-suit", weight=25)
