
// What people enter: read from controls and links, checked, and written back. A blank is null; undefined is no value.

const WRITTEN = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

// A written value as formulas count it: percent as a fraction, so `0.5` in links and scenarios.
function held(written, unit) {
  const text = written.trim();
  if (unit === "flag") return /^(true|yes)$/i.test(text);
  if (text === "") return null;
  if (unit === "text") return text;
  return WRITTEN.test(text) && Number.isFinite(Number(text)) ? Number(text) : undefined;
}

// What stands in a control, percent as people type it.
function typed(control) {
  if (control.type === "checkbox") return control.checked;
  if (control.validity.badInput) return undefined;
  if (control.dataset.unit === "date") return control.value ? (control.valueAsNumber - ZERO_DAY) / LENGTH_OF_DAY : null;
  const value = held(control.value, control.dataset.unit);
  return typeof value === "number" ? value / formOf(control.dataset.unit).factor : value;
}

// A value put into its control; fifteen digits, so that 0.07 is typed as 7.
function put(control, value) {
  if (control.type === "checkbox") control.checked = value === true;
  else if (typeof value !== "number") control.value = value ?? "";
  else if (control.dataset.unit === "date") control.value = dayOf(value) ?? "";
  else control.value = String(Number((value * formOf(control.dataset.unit).factor).toPrecision(15)));
}

// What is wrong with a value, as a request to whoever typed it; empty when nothing is.
function complaint(value, control) {
  const { least, most, whole, bounds } = control.dataset;
  if (control.matches("select") && ![...control.options].some((option) => option.value === (value ?? ""))) return WORDS.choose;
  if (value === undefined) return bounds ? worded("numberWithin", { bounds }) : WORDS.number;
  if (typeof value !== "number") return "";
  if (whole === "true" && !Number.isInteger(value)) return bounds ? worded("wholeWithin", { bounds }) : WORDS.whole;
  return value < Number(least) || value > Number(most) ? worded("within", { bounds }) : "";
}

// The message under a control, in place of its bounds.
function mark(control, message) {
  const hint = control.closest("td").querySelector(".hint");
  hint.textContent = message || control.dataset.bounds || "";
  hint.classList.toggle("problem", message !== "");
  if (message) control.setAttribute("aria-invalid", "true");
  else control.removeAttribute("aria-invalid");
  group(control);
}

// While nobody types in it, a control shows a long number with its thousands apart; what it holds stays as it is typed.
function group(control) {
  const { dataset } = control.closest(".control");
  if (control.type === "number" && /^-?\d{4}/.test(control.value)) dataset.shown = grouped(control.value);
  else delete dataset.shown;
}

const labelOf = (control) => (control.labels[0]?.textContent ?? control.getAttribute("aria-label")).trim();
