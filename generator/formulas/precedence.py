"""How tightly each operator binds, from Excel's table; equal levels are read from left to right."""

LEVELS = {"=": 1, "<>": 1, "<": 1, "<=": 1, ">": 1, ">=": 1, "&": 2, "+": 3, "-": 3, "*": 4, "/": 4, "^": 5}
PERCENT = 6
SIGN = 7  # tighter than `^`: Excel reads -2^2 as (-2)^2
SINGLE = 8
