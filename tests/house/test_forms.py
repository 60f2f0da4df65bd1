"""Every form that records carries a key of its own, so that it is recorded once."""

import re

from tests.house.house import templates

OPENED = re.compile(r"\b(?:form_open|post_button)\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)")
# Signing in and out is not recorded, and the gallery only shows.
NOT_RECORDED = ("lobby/sign_in", "lobby/frame", "gallery", "lobby/components")


def test_every_form_that_records_has_its_key():
    keyless = [
        f"{path}: {found[0][:80]}"
        for path, text in templates()
        if not any(part in str(path) for part in NOT_RECORDED)
        for found in OPENED.finditer(text)
        if "idem_key" not in found[0]
    ]

    assert keyless == []
