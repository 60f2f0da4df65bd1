"""Up to thirty days of agreed tasks before a contract, and the work reference that comes of them.

States: offered (by the employer) → agreed (by the person) → ended (early, by either side) | called-off; that
it is under way or over follows from its days and from the steps of its introduction. Once it is over both
sides report on each task (alone · helped · not-yet). The employer's report makes the work reference. That
belongs to the person: they read it first, may add a sentence, and nobody else sees it unless they choose it
for a grant.
"""
