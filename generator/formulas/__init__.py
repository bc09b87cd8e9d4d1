"""One expression language, written as people write Excel, with names in place of cells.

    formula = parse("ROUND(hours * rate * 12, 2)", at)      text -> Formula; a Problem says what is wrong, and where
    evaluate(formula, {"hours": 10, "rate": 85})            -> 10200.0, with Excel's results and Excel's error values
    to_excel(formula)                                       -> "=ROUND(hours * rate * 12, 2)", live in a workbook
    to_javascript(formula)                                  -> a function for the page that holds runtime()
    in_words(formula, {"hours": "Hours a month", ...})      -> for a reader on paper

Formulas that build on one another make a Model: `Model.of(formulas, inputs)` puts them in order, `solve(model, inputs)`
gives every value, `model_to_javascript(model)` prints it for the web. A formula named like a column, `Pipeline[Score]`,
is calculated in each row of its table. `units_of(model, {"hours": "hours", ...})` follows units through
the formulas and refuses to add dollars to hours.

Where to look:

    tree  tokens  precedence  parse  check  names     from text to tree, and what a tree may not say
    functions                                         the fixed table of functions: a new function is a row here,
                                                      one in evaluate.CALLS and one in runtime.js
    values  comparison  arithmetic  rounding          Excel's values and how it compares, calculates and rounds them
    choices  aggregates  criteria  lookups  money  dates  labels      what they do
    evaluate  printing  excel  javascript  runtime.js the faces of a formula
    dependencies  model                               many formulas together
    units  unit_calls  unit_check                     what the numbers measure
"""

from generator.formulas.dates import read_day, show_day
from generator.formulas.dependencies import find_closest, order
from generator.formulas.evaluate import evaluate
from generator.formulas.excel import to_excel
from generator.formulas.formula_units import Unit, unit_of
from generator.formulas.javascript import model_to_javascript, runtime, to_javascript
from generator.formulas.model import Model, solve
from generator.formulas.names import cure_for_key
from generator.formulas.parse import parse
from generator.formulas.printing import in_words, to_text
from generator.formulas.rounding import round_as_excel
from generator.formulas.syntax_tree import Formula, references
from generator.formulas.unit_check import units_of
from generator.formulas.values import ErrorValue, Value

__all__ = [
    "ErrorValue",
    "Formula",
    "Model",
    "Unit",
    "Value",
    "cure_for_key",
    "evaluate",
    "find_closest",
    "in_words",
    "model_to_javascript",
    "order",
    "parse",
    "read_day",
    "references",
    "round_as_excel",
    "runtime",
    "show_day",
    "solve",
    "to_excel",
    "to_javascript",
    "to_text",
    "unit_of",
    "units_of",
]
