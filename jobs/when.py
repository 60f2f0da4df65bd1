"""Who hears of what: the service's rulebook on one page. A topic not named here is nobody's news."""

WHEN: dict[str, tuple[str, ...]] = {
    "vacancy-posted": (),
    "introduction-proposed": ("ask-seeker", "show-employer"),
    "introduction-made": ("mail-employer-link",),
    "introduction-reminded": ("mail-employer-link",),
    "introduction-link": ("mail-employer-link",),
    "introduction-replied": ("let-seeker-choose", "note-in-inbox"),
    "interview-chosen": ("mail-employer-link",),
    "introduction-declined": ("tell-seeker", "note-in-inbox"),
    "introduction-lapsed": ("tell-seeker",),
    "introduction-withdrawn": ("note-in-inbox",),
    "interview-agreed": ("tell-seeker", "note-in-inbox"),
    "appointment-near": ("tell-seeker",),
    "placement-reported": ("note-in-inbox", "mail-centre"),
    "placement-confirmed": ("mail-employer",),
    "placement-ended": ("note-in-inbox",),
    "course-near": ("tell-seeker",),
    "alert-opened": ("tell-of-new",),
    "follow-up-asked": ("mail-employer-link",),
    "check-in-asked": ("link-seeker",),
    "sign-in-code": ("mail-employer-code",),
}
