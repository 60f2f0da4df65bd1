"""Consents: no text that was shown is ever changed, and no verb demands one that it does not need."""

import ast
from hashlib import sha256

import pytest

from lobby.consents import text
from lobby.words import LANGUAGES
from records.consent.purposes import FOR_MEMBERS, PURPOSES, VERSIONS
from records.consent.schema import PaperSchema
from tests.house.house import functions, modules

# Written down when a text was first used. A line here is never changed: a new version gets a new line.
SHOWN = {
    ("registration", 1, "vi"): "c59e462c4c01f6ee",
    ("registration", 1, "en"): "351f647cbdbbc79d",
    ("programme-known", 1, "vi"): "3b578c88aec8d6d4",
    ("programme-known", 1, "en"): "1a7c4323dc7b28ff",
    ("credit-referral", 1, "vi"): "8e2f198cdf5519b4",
    ("credit-referral", 1, "en"): "d28952a71149bf94",
    ("credit-referral", 2, "vi"): "694eca3e18ef854e",
    ("credit-referral", 2, "en"): "84368f8631b19349",
    ("training-referral", 1, "vi"): "ce975320b68873ef",
    ("training-referral", 1, "en"): "3cf433e98b98c91d",
    ("follow-up", 1, "vi"): "6ab9c6ea1ce32372",
    ("follow-up", 1, "en"): "b6dab117cbb8dc8c",
    ("story", 1, "vi"): "66aeb002dc0c8204",
    ("story", 1, "en"): "422f0217ae3b1654",
}

# Every verb that asks for a consent. What is not here works whatever a person refused.
DEMANDS = {
    ("demand", "records/seeker/consenting.py", "keep_credit_until", "CREDIT"),
    ("demand", "records/referral/actions.py", "accept", "RESTS_ON[referral.kind]"),
    ("heed", "records/introduction/actions.py", "demand_possible", "REGISTRATION"),
    ("heed", "records/seeker/actions.py", "resume", "REGISTRATION"),
}
# Form 01 of NĐ 352/2025, as printed.
OFFICIAL = (
    "Tôi đã đọc lại và đồng ý để tổ chức dịch vụ việc làm sử dụng các thông tin nói trên phục vụ cho "
    "công tác tư vấn, giới thiệu việc làm, kết nối cung - cầu lao động./."
)


def asked_for():
    for path, tree in modules("records", "lobby", "jobs", "app"):
        for function in functions(tree):
            for call in ast.walk(function):
                if not isinstance(call, ast.Call) or len(call.args) < 2:
                    continue
                name = ast.unparse(call.func).rsplit(".")[-1]
                if name in ("demand", "heed"):
                    yield name, str(path), function.name, ast.unparse(call.args[1])


def test_only_these_verbs_ask_for_a_consent():
    assert set(asked_for()) == DEMANDS


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("purpose", PURPOSES)
def test_a_text_that_was_shown_is_never_changed(app, purpose, language):
    shown = text(purpose, language)

    assert (shown.version, shown.text) == (VERSIONS[purpose], shown.text.strip())
    assert SHOWN[purpose, shown.version, language] == shown.digest[:16]
    assert shown.digest == sha256(shown.text.encode()).hexdigest()


def test_the_first_text_is_the_official_sentence(app):
    assert text("registration", "vi").text == OFFICIAL


def test_a_paper_holds_no_purpose_that_only_the_person_may_begin():
    assert set(PURPOSES) - set(PaperSchema().fields["purposes"].choices) == {"programme-known"}
    assert "programme-known" in FOR_MEMBERS
