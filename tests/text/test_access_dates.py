"""Access dates as they are printed in French, Spanish and English."""

import pytest

from pipeline.text.dates import access_date

PHRASES = ("consulté le", "accessed on", "accessed", "consultado el", "consulta")


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("consulté le 3 mars 2017", "2017-03-03"),
        ("Consulté le 1er sept. 2019.", "2019-09-01"),
        ("consulté le 1 er septembre 2019", "2019-09-01"),
        ("consulté le 12 juill. 2018", "2018-07-12"),
        ("consulté le 12 fév. 2018", "2018-02-12"),
        ("consulté le lundi 4 décembre 2017", "2017-12-04"),
        ("consulté le : 4 déc. 2017", "2017-12-04"),
        ("consulté le 3/04/2018", "2018-04-03"),
        ("consulté le 03.04.18", "2018-04-03"),
        ("consulté le 3 avril 18", "2018-04-03"),
        ("consulté le 3 avril ’18", "2018-04-03"),
        ("consulté le 3-avr-18", "2018-04-03"),
        ("consulté le 5 – 11 – 2016", None),
        ("consultado el 1.º de mayo de 2018", "2018-05-01"),
        ("consultado el 1° de mayo del 2018", "2018-05-01"),
        ("consultado el 1ro de mayo de 2018", "2018-05-01"),
        ("consultado el miércoles, 2 de mayo de 2018", "2018-05-02"),
        ("consultado el día 2 de mayo de 2018", "2018-05-02"),
        ("consultado el 2 sep. 2018", "2018-09-02"),
        ("consulta: 2/5/18", "2018-05-02"),
        ("accessed 3rd May 2018", "2018-05-03"),
        ("accessed on Thursday the 3rd of May, 2018", "2018-05-03"),
        ("accessed May 3, 2018", "2018-05-03"),
        ("Accessed, May 3rd, 2018", "2018-05-03"),
        ("accessed 03-May-18", "2018-05-03"),
        ("accessed 2018-05-03", "2018-05-03"),
        ("accessed 2018/05/03", "2018-05-03"),
        ("accessed 2018 May 3", "2018-05-03"),
        ("accessed 04/23/2018", "2018-04-23"),
        ("accessed 23/04/2018", "2018-04-23"),
        ("accessed 3/5/98", "1998-05-03"),
    ],
)
def test_the_date_behind_an_access_phrase(text: str, date: str | None) -> None:
    assert access_date(f"https://boats.example.org ({text})", PHRASES) == date


@pytest.mark.parametrize(
    "text",
    [
        "consulté en mai 2018",
        "consulté le mai 2018",
        "accessed May 2018",
        "accessed 2018",
        "consulté le 31/02/2018",
        "consulté le 13/14/2018",
        "consulté le 5 jui. 2018",
        "consulté le 3 pages 2018",
        "consulté le 3/4/201",
        "printed on 3 May 2018",
    ],
)
def test_no_date_is_invented(text: str) -> None:
    assert access_date(text, PHRASES) is None
