"""What the names of fonts say of their weight and slope."""

from __future__ import annotations

import pytest

from pipeline.readers.lines.font_names import style


@pytest.mark.parametrize(
    ("name", "bold", "italic"),
    [
        ("ABCDEF+MinionPro-BoldIt", True, True),
        ("MinionPro-Medium", False, False),
        ("GaramondPremrPro-Smbd", True, False),
        ("SFRM1000", False, False),
        ("SFBX1200", True, False),
        ("SFSX1728", True, False),
        ("SFTI1000", False, True),
        ("SFSL1000", False, True),
        ("SFBI1000", True, True),
        ("SFTT1000", False, False),
        ("CMSSBX10", True, False),
        ("CMSL10", False, True),
        ("LinLibertineO-Identity-H", False, False),
        ("LinLibertineOB-Identity-H", True, False),
        ("LinLibertineOZ", True, False),
        ("LinuxLibertineOI", False, True),
        ("LinBiolinumOBI", True, True),
        ("NimbusRomNo9L-Regu", False, False),
        ("NimbusRomNo9L-ReguItal", False, True),
        ("NimbusRomNo9L-Medi", True, False),
        ("URWGothicL-BookObli", False, True),
        ("Capitals-Regular", False, False),
    ],
)
def test_weight_and_slope_stand_in_names_in_many_ways(name: str, bold: bool, italic: bool) -> None:
    assert style(name)[1:] == (bold, italic)
