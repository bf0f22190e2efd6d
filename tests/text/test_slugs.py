"""Short names of files: of any script, and steady."""

from __future__ import annotations

import pytest

from pipeline.text.slugs import slug


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Étude de cas – Brume_2", "etude-de-cas-brume-2"),
        ("e\u0301tude", "etude"),  # the accent as a character of its own
        ("Cœur du Sør", "c-ur-du-s-r"),  # as files were named before other scripts were
        ("Отчёт о миграции 2019", "otchet-o-migratsii-2019"),
        ("Έκθεση μετανάστευσης", "ekthesi-metanasteysis"),
        ("تقرير الهجرة", "tqryr-lhjrh"),
        ("रिपोर्ट", "riport"),  # its vowels are marks
        ("移民", "yimin"),
        ("№5 ½", "no5-1-2"),
    ],
)
def test_a_short_name_is_ascii_and_can_be_read(name: str, short: str) -> None:
    assert slug(name) == short


@pytest.mark.parametrize(
    ("name", "short"), [("Cœur de Łódź", "c-ur-de-odz"), ("Straße", "strasse"), ("Ørsted", "rsted")]
)
def test_short_names_in_use_stay_for_latin_letters(name: str, short: str) -> None:
    assert slug(name) == short


@pytest.mark.parametrize("name", ["", "—", "…", "\u0640\u0640", "🙂"])
def test_a_name_without_letters_has_one_all_the_same(name: str) -> None:
    assert slug(name) == "case"
