"""Who hears of what: the service's rulebook on one page. A topic not named here is nobody's news."""

WHEN: dict[str, tuple[str, ...]] = {
    "vacancy-posted": (),
    "introduction-proposed": ("mail-employer",),
    "introduction-made": ("mail-employer-link",),
    "introduction-reminded": ("mail-employer-link",),
    "introduction-link": ("mail-employer-link",),
    "introduction-replied": ("note-in-inbox",),
    "interview-chosen": ("mail-employer-link",),
    "introduction-declined": ("note-in-inbox",),
    "introduction-withdrawn": ("note-in-inbox",),
    "interview-agreed": ("note-in-inbox",),
    "placement-reported": ("note-in-inbox", "mail-centre"),
    "placement-confirmed": ("mail-employer",),
    "placement-ended": ("note-in-inbox",),
    "follow-up-asked": ("mail-employer-link",),
    "sign-in-code": ("mail-employer-code",),
}
