from __future__ import annotations

import json

from tests.builders import a_measure, a_state, a_step
from tests.findings import TODAY
from workbench.analysis.engine import rules
from workbench.analysis.register import GapRegister
from workbench.analysis.report import report
from workbench.domain.assurance import Waiver, WaiverId
from workbench.domain.edits.entities import put
from workbench.domain.text import Text

MEASURE = a_measure()
STEP = a_step(measure=MEASURE, stated_none=("time_limits",))
WORLD = a_state(MEASURE, STEP)
PROMISED = {
    "key",
    "rule",
    "family",
    "kind",
    "severity",
    "title",
    "message",
    "about",
    "evidence",
    "standard",
    "remedy",
    "waived",
}


def test_a_finding_is_told_with_everything_scripts_rely_on() -> None:
    findings = GapRegister(TODAY).refresh(WORLD)

    told = report(WORLD, findings, TODAY)

    (line,) = [each for each in told["findings"] if each["rule"] == "sop-no-time-limit"]
    assert line.keys() >= PROMISED
    assert line["key"].startswith("sop-no-time-limit.")
    assert (line["family"], line["kind"], line["severity"]) == ("procedure", "gap", "medium")
    assert line["about"] == [STEP.id, MEASURE.id]
    assert line["about_codes"] == [STEP.code, MEASURE.code]
    assert line["evidence"][0]["about"] == STEP.id
    assert line["standard"] == [
        {"text": each.text, "verified": each.verified}
        for each in rules["sop-no-time-limit"].standard
    ]
    assert line["waived"] is False


def test_the_summary_counts_by_kind_severity_and_family() -> None:
    findings = GapRegister(TODAY).refresh(WORLD)

    summary = report(WORLD, findings, TODAY)["summary"]

    assert summary["findings"] == len(findings) == sum(summary["kinds"].values())
    assert summary["kinds"] == {"gap": 1, "conflict": 0, "unknown": len(findings) - 1}
    assert sum(summary["severities"].values()) == sum(summary["families"].values())
    assert summary["at"] == TODAY.isoformat()


def test_the_order_given_is_kept_and_all_of_it_is_json() -> None:
    findings = GapRegister(TODAY).refresh(WORLD)[::-1]

    told = report(WORLD, findings, TODAY)

    assert [each["key"] for each in told["findings"]] == [each.key for each in findings]
    assert json.loads(json.dumps(told)) == told


def test_an_accepted_finding_is_marked() -> None:
    findings = GapRegister(TODAY).refresh(WORLD)
    waiver = Waiver(id=WaiverId("w"), finding=findings[0].key, reason=Text.of("Known."))

    told = report(put(WORLD, waiver), findings, TODAY)

    assert [each["waived"] for each in told["findings"]] == [True, *[False] * (len(findings) - 1)]
    assert told["summary"]["waived"] == 1


def test_nothing_found_is_told_too() -> None:
    told = report(a_state(), (), TODAY)

    assert told["findings"] == []
    assert told["summary"]["kinds"] == {"gap": 0, "conflict": 0, "unknown": 0}
