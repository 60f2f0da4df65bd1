"""The matcher: who suits which vacancy, exactly, with every point explained.

Pure: numpy, RapidFuzz and the standard library. It knows nothing of pages, tables or people's
names; it sees only the frozen facts of :mod:`matcher.facts`.

    words = taxonomy.standard()
    index = Index.build(vacancies, words, seekers=seekers, courses=courses)
    hits = Matcher(index).vacancies_for(seeker, today=today, limits=limits)
    hits[0].explain().lines
"""
