"""The form of a slope whose figures nobody has yet."""

import re

from generator.drawings.svg_pictures import slope_svg


def test_a_slope_that_waits_goes_neither_up_nor_down():
    heights = re.findall(r'cy="([\d.]+)"', slope_svg("#6A45E0", "#DFE3EC"))
    assert len(heights) == 2
    assert len(set(heights)) == 1
