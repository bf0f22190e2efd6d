"""Other series: what a profile says is all it takes, and a wrong profile is told line by line."""

from __future__ import annotations

import csv
import json
import pickle
import re
from pathlib import Path

import frictionless
import openpyxl
import pytest
from jsonschema import Draft202012Validator
from typer.testing import CliRunner, Result

import pipeline
from pipeline.cli import app as cli
from pipeline.errors import ProfileError, Rejected
from pipeline.model.record import CaseStudy
from pipeline.profile.loader import (
    chosen_profiles,
    load_profile,
    parse_profile,
    shipped_profiles,
)
from tests.press.fact_sheets import SAMPLES, FactSheet, fact_sheets
from tests.press.gold import gold_note, gold_passage
from tests.press.producers import producer
from tests.support.texts import CASE

ROOT = Path(__file__).parents[2]
SHEETS = {sheet.name: sheet for sheet in fact_sheets()}

GERMAN = """
profile = "projektblatt"
name = "Projektblätter"
languages = ["de"]

[[sections]]
key = "ausgangslage"
de = ["Ausgangslage"]

[[sections]]
key = "vorgehen"
de = ["Vorgehen", "Unser Vorgehen"]

[[sections]]
key = "wirkung"
de = ["Wirkung"]

[[facts]]
key = "land"
gives = "location"
de = ["Land"]

[[facts]]
key = "laufzeit"
gives = "period"
de = ["Laufzeit"]

[notes]
place = "listed"
de = ["Anmerkungen"]

[accessed]
de = ["abgerufen am"]

[period]
since.de = ["seit"]
"""

BLATT = """BRUNNEN FÜR DAS HOCHLAND

Land: Äthiopien
Laufzeit: seit 2018
Träger: Verein Quellwasser

Im Hochland von Arsi liegen die Brunnen oft eine Stunde vom Haus entfernt. Das Vorhaben hat gezeigt,
dass es auch näher geht.

Ausgangslage

Wer Wasser holt, geht nicht zur Schule. In drei von vier Dörfern waren es die Mädchen, die am Morgen
gegangen sind, und ihre Wirkung auf das Einkommen der Familien hat niemand gezählt.1

Unser Vorgehen

Die Gemeinden haben die Stellen selbst ausgesucht. Jede Familie hat zwei Tage gegraben:

– im ersten Jahr elf Brunnen;
– im zweiten Jahr neun.

Wirkung

Der Weg dauert jetzt im Mittel zwölf Minuten.

Anmerkungen

1. Erhebung des Vereins, https://quellwasser.example.org/erhebung, abgerufen am 3. Februar 2021.
"""

SHEET_AS_TEXT = """Project fact sheet 3

Seeds that stay

Country: Nepal
Period: 2014-2016
Budget: USD 90,000

Farmers kept seeds in jars until the jars were gone.

Challenge

Every second harvest was sown with grain bought in town.

Approach

Four seed banks were opened, and one was closed again.

Results

Seed is lent in spring and comes back in autumn.

Lessons

A bank needs a roof before it needs rules.
"""


@pytest.fixture
def german(tmp_path: Path) -> Path:
    path = tmp_path / "projektblatt.toml"
    path.write_text(GERMAN, "utf-8")
    return path


def write(folder: Path, name: str, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli.app, [str(argument) for argument in arguments])


def facts_of(case: CaseStudy) -> list[tuple[str | None, str, str]]:
    return [(fact.key, fact.label, fact.text) for fact in case.facts]


@pytest.fixture(params=sorted(SHEETS), scope="module")
def sample(request: pytest.FixtureRequest) -> tuple[FactSheet, CaseStudy]:
    path = SAMPLES / f"{request.param}.pdf"
    return SHEETS[request.param], pipeline.extract(path, entities=False)


def test_a_fact_sheet_becomes_a_record_of_its_own_series(
    sample: tuple[FactSheet, CaseStudy],
) -> None:
    sheet, case = sample
    table = sheet.table
    period = (table["period"]["start"], table["period"]["end"] or None)
    assert (case.profile, case.language, case.title) == ("fact_sheets", "en", table["title"])
    assert case.location == table["location"]
    assert case.period and (case.period.start, case.period.end) == period
    assert facts_of(case) == [(f.get("key"), f["label"], f["text"]) for f in table["facts"]]
    assert case.summary == "\n\n".join(passage.text for passage in sheet.summary)
    assert case.about == ("\n\n".join(table["about"]) or None)
    assert (case.callouts, case.unplaced, case.warnings) == ([], [], [])


def test_its_sections_hold_what_the_author_wrote(sample: tuple[FactSheet, CaseStudy]) -> None:
    sheet, case = sample
    assert [section.key for section in case.sections] == [s["key"] for s in sheet.table["sections"]]
    for found, section in zip(case.sections, sheet.table["sections"], strict=True):
        assert found.heading.casefold() == section["heading"].casefold()
        passages = [gold_passage(passage) for passage in sheet.passages(section)]
        names = ("kind", "label", "text", "footnotes")
        assert [{name: getattr(p, name) for name in names} for p in found.passages] == passages


def test_its_endnotes_are_footnotes_of_the_record(sample: tuple[FactSheet, CaseStudy]) -> None:
    sheet, case = sample
    assert [
        note.model_dump(by_alias=True, include={"marker", "text", "links", "accessed"})
        for note in case.footnotes
    ] == [gold_note(note) for note in sheet.notes]
    assert all(note.called_from for note in case.footnotes)


def test_the_place_in_the_fact_box_is_coded() -> None:
    case = pipeline.extract(SAMPLES / "second-shift.pdf", entities=False)
    assert [place.code for place in case.places] == ["KH", "VN"]


FACTS = {"Country": "Nepal", "Project period": "2014–2016", "Implementing partners": "Seed Net"}
SETTINGS = {
    "cells": "".join(
        f"<tr><td style='border:1pt solid;width:22mm'>{label}</td>"
        f"<td style='border:1pt solid'>{said}</td></tr>"
        for label, said in FACTS.items()
    ),
    "row": "".join(
        f"<td style='padding-right:6mm'><b>{label}</b><br>{said}</td>"
        for label, said in FACTS.items()
    ),
    "one line": "<td>" + " | ".join(f"{label}: {said}" for label, said in FACTS.items()),
}


@pytest.mark.parametrize("setting", SETTINGS)
def test_a_fact_box_is_read_in_whatever_way_it_is_set(setting: str, tmp_path: Path) -> None:
    maker = producer("weasyprint")
    if reason := maker.available():
        pytest.skip(reason)
    import weasyprint

    sections = "".join(
        f"<h2>{heading}</h2><p>{'Seed is lent in spring and comes back in autumn. ' * 5}</p>"
        for heading in ("Challenge", "Approach", "Results", "Lessons")
    )
    page = f"<h1>Seeds that stay</h1><table>{SETTINGS[setting]}</table>{sections}"
    weasyprint.HTML(string=page).write_pdf(tmp_path / "seeds.pdf")
    case = pipeline.extract(tmp_path / "seeds.pdf", entities=False)
    assert {fact.label: fact.text for fact in case.facts} == FACTS
    assert (case.title, case.summary, case.location) == ("Seeds that stay", None, "Nepal")


def test_a_text_without_geometry_has_its_facts_too(tmp_path: Path) -> None:
    case = pipeline.extract(write(tmp_path, "seeds.txt", SHEET_AS_TEXT), entities=False)
    assert facts_of(case) == [
        ("country", "Country", "Nepal"),
        ("period", "Period", "2014-2016"),
        ("budget", "Budget", "USD 90,000"),
    ]
    assert case.title == "Seeds that stay"
    assert case.summary == "Farmers kept seeds in jars until the jars were gone."


def test_a_list_whose_items_begin_as_the_facts_do_stays_in_its_section(tmp_path: Path) -> None:
    items = "- Budget: ask for mules.\n- Partner: ask the baker.\n- Period: ask for a year more.\n"
    path = write(tmp_path, "seeds.txt", SHEET_AS_TEXT + "\n" + items)
    case = pipeline.extract(path, entities=False)
    assert [fact.label for fact in case.facts] == ["Country", "Period", "Budget"]
    texts = [passage.text for passage in case.sections[-1].passages]
    assert texts[1:] == [item.removeprefix("- ") for item in items.splitlines()]


def test_a_series_in_a_language_nobody_thought_of_takes_a_profile_only(
    german: Path, tmp_path: Path
) -> None:
    case = pipeline.extract(write(tmp_path, "blatt.txt", BLATT), entities=False, profile=german)
    assert (case.profile, case.language, case.title) == (
        "projektblatt", "de", "BRUNNEN FÜR DAS HOCHLAND",
    )  # fmt: skip
    assert case.location == "Äthiopien"
    assert case.period and (case.period.start, case.period.end) == (2018, None)
    assert facts_of(case)[-1] == (None, "Träger", "Verein Quellwasser")
    assert [(s.key, len(s.passages)) for s in case.sections] == [
        ("ausgangslage", 1), ("vorgehen", 3), ("wirkung", 1),
    ]  # fmt: skip
    (note,) = case.footnotes
    assert (note.accessed, note.called_from) == ("2021-02-03", "ausgangslage")
    assert "account-does-not-balance" not in {warning.code for warning in case.warnings}


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The outputs of a run over both shipped series, one of the user's own, and a letter."""
    folder = tmp_path_factory.mktemp("mixed")
    write(folder / "in", "brune.txt", CASE)
    write(folder / "in", "seeds.txt", SHEET_AS_TEXT)
    write(folder / "in", "blatt.txt", BLATT)
    write(folder / "in", "letter.txt", "Dear all,\n\nApproach\n\nWe met.\n\nResults\n\nNone yet.\n")
    write(folder / "profiles", "own.toml", GERMAN)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        result = run("extract", "in", "-o", "out", "--no-entities", "--jobs", "2")
    assert result.exit_code == 1, result.output
    write(folder, "shown.txt", result.output)
    return folder


def test_each_file_of_a_mixed_folder_finds_its_series(mixed: Path) -> None:
    cases = json.loads((mixed / "out" / "case_studies.json").read_bytes())["case_studies"]
    assert {case["id"]: case["profile"] for case in cases} == {
        "blatt": "projektblatt", "brune": "mieux", "seeds": "fact_sheets",
    }  # fmt: skip
    listed = json.loads((mixed / "out" / "run.json").read_bytes())["profiles"]
    assert {one["profile"]: one["cases"] for one in listed} == {
        "fact_sheets": 1, "mieux": 1, "projektblatt": 1,
    }  # fmt: skip


def test_what_fits_no_series_is_told_which_were_tried(mixed: Path) -> None:
    shown = (mixed / "shown.txt").read_text("utf-8")
    (line,) = [line for line in shown.splitlines() if "letter.txt: This" in line]
    for name in ("Project fact sheets", "MIEUX case studies", "Projektblätter"):
        assert f"“{name}”" in line


def test_the_tables_have_the_columns_of_all_series_and_stay_valid(mixed: Path) -> None:
    text = (mixed / "out" / "case_studies.csv").read_text("utf-8-sig")
    rows = {row["id"]: row for row in csv.DictReader(text.splitlines(keepends=True))}
    assert rows["seeds"]["fact_budget"] == "USD 90,000" and rows["brune"]["fact_budget"] == ""
    assert rows["brune"]["contexte"].startswith("Sainte-Brune") and not rows["seeds"]["contexte"]
    assert rows["blatt"]["wirkung"] == "Der Weg dauert jetzt im Mittel zwölf Minuten."
    columns = list(rows["blatt"])
    assert columns.index("contexte") < columns.index("challenge") < columns.index("ausgangslage")
    report = frictionless.validate(str(mixed / "out" / "datapackage.json"))
    assert report.valid, report.flatten(["type", "message"])
    contract = json.loads((mixed / "out" / "case_studies.schema.json").read_bytes())
    published = json.loads((mixed / "out" / "case_studies.json").read_bytes())
    Draft202012Validator(contract).validate(published)


def test_a_run_over_one_series_has_only_its_columns(tmp_path: Path) -> None:
    write(tmp_path / "in", "brune.txt", CASE)
    assert run("extract", tmp_path / "in", "-o", tmp_path / "out", "--no-entities").exit_code == 0
    head = (tmp_path / "out" / "case_studies.csv").read_text("utf-8-sig").splitlines()[0]
    assert "contexte" in head and "challenge" not in head and "fact_" not in head


def test_a_run_over_a_series_without_criteria_has_no_columns_and_no_sheet_for_them(
    tmp_path: Path,
) -> None:
    write(tmp_path / "in", "seeds.txt", SHEET_AS_TEXT)
    assert run("extract", tmp_path / "in", "-o", tmp_path / "out", "--no-entities").exit_code == 0
    head = (tmp_path / "out" / "case_studies.csv").read_text("utf-8-sig").splitlines()[0]
    assert "fact_country" in head and "criterion_" not in head
    sheets = openpyxl.load_workbook(tmp_path / "out" / "case_studies.xlsx").sheetnames
    assert "Cases" in sheets and "Criteria" not in sheets


def test_a_named_series_is_the_only_one_tried(tmp_path: Path) -> None:
    path = write(tmp_path, "brune.txt", CASE)
    with pytest.raises(Rejected, match="Project fact sheets") as rejected:
        pipeline.extract(path, entities=False, profile="fact_sheets")
    assert rejected.value.code == "not-a-case-study"
    assert pipeline.extract(path, entities=False, profile="mieux").profile == "mieux"


def test_two_series_that_fit_alike_are_not_guessed_between(tmp_path: Path, german: Path) -> None:
    other = GERMAN.replace('"projektblatt"', '"zwilling"').replace("Projektblätter", "Zwillinge")
    write(tmp_path / "in", "blatt.txt", BLATT)
    command = ["extract", tmp_path / "in", "-o", tmp_path / "out", "--no-entities"]
    twin = write(tmp_path, "zwilling.toml", other)
    result = run(*command, "--profile", german, "--profile", twin)
    assert result.exit_code == 3
    assert "“Projektblätter” and “Zwillinge”" in result.output and "--profile" in result.output


def test_a_profile_of_ones_own_takes_the_place_of_a_shipped_one(tmp_path: Path) -> None:
    write(tmp_path, "mine.toml", GERMAN.replace('"projektblatt"', '"mieux"'))
    found = {profile.key: profile.name for profile in chosen_profiles([], tmp_path)}
    assert found["mieux"] == "Projektblätter"


def test_profiles_are_listed(mixed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(mixed)
    listed = run("profile", "list").output.splitlines()
    assert [line.split()[0] for line in listed] == ["mieux", "fact_sheets", "projektblatt"]
    assert listed[2].endswith("(your own)") and not listed[1].endswith("(your own)")


def test_shipped_profiles_have_nothing_wrong() -> None:
    folder = Path(pipeline.__file__).parent / "profile" / "data"
    paths = list(folder.glob("*.toml"))
    assert sorted(path.stem for path in paths) == sorted(p.key for p in shipped_profiles())
    for path in paths:
        result = run("profile", "check", path)
        assert result.exit_code == 0 and "advice" not in result.output, result.output


BUILT = re.findall(r"```toml\n(.*?)```", (ROOT / "docs/profiles.md").read_text("utf-8"), re.DOTALL)


def built(step: int, tmp_path: Path) -> CaseStudy:
    """The sample sheet's record by what docs/profiles.md has built up to ``step``."""
    pieces = {1: 1, 2: 3, 3: 4, 4: 5}[step]
    path = write(tmp_path, f"step-{step}.toml", "\n".join(BUILT[:pieces]))
    sheet = SAMPLES / "from-the-tap-to-the-cup.pdf"
    return pipeline.extract(sheet, entities=False, profile=path)


def test_what_the_page_on_profiles_builds_is_what_is_shipped() -> None:
    assert parse_profile("\n".join(BUILT[:5]), "built.toml") == load_profile("fact_sheets")


def test_each_step_of_the_page_does_what_it_says(tmp_path: Path) -> None:
    first, second, third, fourth = (built(step, tmp_path) for step in (1, 2, 3, 4))
    assert [len(case.sections) for case in (first, second, third, fourth)] == [4] * 4
    assert first.location is None and "Key facts" in first.sections[0].text
    assert (second.location, len(second.facts)) == ("Lesotho", 5)
    assert "Key facts" not in second.sections[0].text
    assert [line.text for line in second.unplaced] == ["Project fact sheet 14"]
    assert second.about is None and "About this series" in second.sections[-1].text
    assert third.unplaced == [] and third.about and third.about.startswith("About this series")
    assert third.sections[-1].text.endswith("Endnotes") and third.footnotes[1].accessed is None
    assert "Endnotes" not in fourth.sections[-1].text
    assert fourth.footnotes[1].accessed == "2020-05-14"


def test_a_profile_is_the_same_when_a_worker_has_been_sent_it() -> None:
    for profile in (*shipped_profiles(), parse_profile(GERMAN, "projektblatt.toml")):
        assert pickle.loads(pickle.dumps(profile)) == profile


def test_a_digest_is_of_what_a_profile_says() -> None:
    profile = parse_profile(GERMAN, "a.toml")
    assert profile.digest == parse_profile("# a comment\n" + GERMAN, "b.toml").digest
    assert profile.digest != parse_profile(GERMAN.replace("Träger", "").replace(
        '"Land"', '"Land", "Länder"'), "c.toml").digest  # fmt: skip


# What is written into the German profile, and what it is told; the line is that of the writing.
WRONG = {
    'languages = ["de", "xx"]': "“xx” is not a two-letter language code",
    "colour = 3": "“colour” is not a field of a profile here",
    'key = "Vorgehen"': "must be small letters",
    'de = "Wirkung"': "must be a list",
    "de = []": "the list is empty",
    'de = ["…"]': "has no letter or digit",
    'fr = ["Effets"]': "“fr”, which is not among the profile’s languages",
    'de = ["Vorgehen"]': "is also one of the section “vorgehen” (line 12)",
    'key = "ausgangslage"': "the key “ausgangslage” is taken (line 7)",
    'key = "summary"': "a column of the tables has it",
    'gives = "land"': "“facts[1].gives”",
    "label = false": "nothing says what it is without a label: add “gives” or “values”",
    'place = "below"': "“notes.place”",
    'required = ["vorwort"]': "“vorwort” is neither the key of a section nor one of subtitle,",
    'required = ["wirkung", "guide"]': "“guide” is required, but the profile does not say what",
    'one_case_per_file = "yes"': "must be true or false",
    'bullets = ["•", "->"]': "“->” is no bullet: give one sign",
    'headings.run_in = ["bold", "big"]': "“big” is no look: say what is the same in all",
    'subheadings.looks = ["large"]': "“large” is no look",
    'subheadings.run_in = [""]': "“” is no look",
    'subheadings.de = ["Wirkung"]': "“Wirkung” is a sub-heading and a heading of the section",
}
PLACES = {
    'languages = ["de", "xx"]': 'languages = ["de"]',
    "colour = 3": 'name = "Projektblätter"',
    'key = "Vorgehen"': 'key = "vorgehen"',
    'de = ["Vorgehen"]': 'de = ["Wirkung"]',
    'key = "ausgangslage"': 'key = "wirkung"',
    'key = "summary"': 'key = "wirkung"',
    'gives = "land"': 'gives = "location"',
    "label = false": 'gives = "location"',
    'place = "below"': 'place = "listed"',
    'required = ["vorwort"]': 'name = "Projektblätter"',
    'required = ["wirkung", "guide"]': 'name = "Projektblätter"',
    'one_case_per_file = "yes"': 'name = "Projektblätter"',
    'bullets = ["•", "->"]': 'name = "Projektblätter"',
    'headings.run_in = ["bold", "big"]': 'name = "Projektblätter"',
    'subheadings.looks = ["large"]': 'name = "Projektblätter"',
    'subheadings.run_in = [""]': 'name = "Projektblätter"',
    'subheadings.de = ["Wirkung"]': 'name = "Projektblätter"',
}
ADDED = {"colour = 3", 'fr = ["Effets"]', *list(PLACES)[-8:]}


def test_a_title_is_not_known_without_a_label() -> None:
    titled = GERMAN.replace('gives = "location"', 'gives = "title"', 1)
    assert parse_profile(titled, "a.toml").facts[0].gives == "title"
    with pytest.raises(ProfileError, match="a title is known by its label only"):
        parse_profile(
            titled.replace('gives = "title"', 'gives = "title"\nlabel = false', 1), "a.toml"
        )


@pytest.mark.parametrize("written", WRONG)
def test_what_is_wrong_is_told_with_its_line(written: str, tmp_path: Path) -> None:
    instead = PLACES.get(written, 'de = ["Wirkung"]')
    extra = f"{instead}\n{written}" if written in ADDED else written
    path = write(tmp_path, "wrong.toml", GERMAN.replace(instead, extra, 1))
    line = max(n for n, one in enumerate(path.read_text("utf-8").splitlines(), 1) if one == written)
    result = run("profile", "check", path)
    assert result.exit_code == 1
    assert any(
        shown.startswith(f"{path}:{line}: ") and WRONG[written] in shown
        for shown in result.output.splitlines()
    ), result.output


def test_all_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    text = GERMAN.replace('["Wirkung"]', '["Vorgehen", "—"]').replace('["Land"]', '["Laufzeit"]')
    result = run("profile", "check", write(tmp_path, "wrong.toml", text))
    assert len([line for line in result.output.splitlines() if "wrong.toml:" in line]) == 3
    assert "3 errors" in result.output


CRITERIA = """
[[criteria]]
key = "erster"
number = 1
de = ["Das Vorhaben soll Neues wagen"]
keywords.de = ["neues"]
[[criteria]]
key = "zweiter"
number = 1
de = ["Das Vorhaben soll wirken"]
keywords = { de = ["Neues"] }
[guide]
de = ["Wirkung"]
"""


def test_how_a_case_begins_and_that_there_is_one_are_not_both_said(tmp_path: Path) -> None:
    name = 'name = "Projektblätter"'
    begins = f'{name}\none_case_per_file = true\ncase_begins.de = ["Fall {{n}}"]'
    text = GERMAN.replace(name, begins, 1)
    result = run("profile", "check", write(tmp_path, "wrong.toml", text))
    assert result.exit_code == 1 and "a file is never divided" in result.output
    alone = text.replace("one_case_per_file = true\n", "")
    assert run("profile", "check", write(tmp_path, "right.toml", alone)).exit_code == 0


def test_criteria_and_the_guide_are_checked_against_the_rest(tmp_path: Path) -> None:
    path = write(tmp_path, "criteria.toml", GERMAN + CRITERIA)
    start = len(GERMAN.splitlines())
    told = run("profile", "check", path).output
    assert f"{path}:{start + 9}: the number 1 is taken (line {start + 4})" in told
    assert (
        f"{path}:{start + 11}: advice: “Neues” is also a keyword of the criterion “erster”" in told
    )
    assert f"{path}:{start + 13}: “Wirkung” is a phrase of the reading guide" in told


def test_advice_does_not_make_a_profile_unusable(tmp_path: Path) -> None:
    path = write(tmp_path, "two.toml", GERMAN.replace('["de"]', '["de", "en"]'))
    result = run("profile", "check", path)
    assert result.exit_code == 0
    assert f"{path}:6: advice: the section “ausgangslage” has no wording in “en”" in result.output


@pytest.mark.parametrize("text", ["profile = \n", "[[sections]\n", "a = 1\na = 2\n", "x = [1,\n"])
def test_what_is_no_toml_is_told_with_its_line(text: str, tmp_path: Path) -> None:
    path = write(tmp_path, "broken.toml", text)
    result = run("profile", "check", path)
    assert result.exit_code == 1
    assert f"{path}:" in result.output and "not valid TOML" in result.output


def test_a_profile_that_cannot_be_used_ends_the_run_before_it_begins(tmp_path: Path) -> None:
    path = write(tmp_path, "wrong.toml", GERMAN.replace('"de"]', '"deutsch"]', 1))
    document = write(tmp_path, "brune.txt", CASE)
    result = run("extract", document, "-o", tmp_path / "out", "--profile", path)
    assert result.exit_code == 2
    assert f"{path}:4: “deutsch” is not a two-letter language code" in result.output
    assert not (tmp_path / "out").exists()
    with pytest.raises(ProfileError, match=r"wrong\.toml:4: "):
        pipeline.extract(document, profile=path)


@pytest.mark.parametrize("named", ["nosuch", "nosuch.toml"])
def test_a_profile_that_is_not_there_is_told_in_one_line(named: str, tmp_path: Path) -> None:
    document = write(tmp_path, "brune.txt", CASE)
    result = run("extract", document, "-o", tmp_path / "out", "--profile", named)
    assert result.exit_code == 2
    assert named in result.output and "Traceback" not in result.output
    assert run("profile", "check", "nosuch.toml").exit_code == 2


def test_the_earlier_name_of_keywords_is_still_read() -> None:
    about = "[about]\nkeywords.de = ['Förderung']\n"
    profile = parse_profile(GERMAN + about, "now.toml")
    assert profile.about.keywords == {"de": ("Förderung",)}
    assert parse_profile(GERMAN + about.replace("keywords", "tells"), "earlier.toml") == profile
