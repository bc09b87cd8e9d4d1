
// A form that people fill in: what they enter stays in their browser, and can be saved as a table for other programs.

const FORM = document.querySelector(".form") && `collateral:${document.title}`;
const ENTRIES = CONTROLS.filter((control) => control.closest(".form"));

// A browser that keeps nothing (private windows, some files) refuses; the form works without.
function kept() {
  try { return localStorage.getItem(FORM) ?? ""; } catch { return ""; }
}

function keep() {
  const pairs = ENTRIES.map((control) => [nameOf(control), String(values.get(control) ?? "")]).filter(([, text]) => text);
  try { localStorage.setItem(FORM, new URLSearchParams(pairs).toString()); } catch { /* nothing is kept */ }
}

function forget() {
  try { localStorage.removeItem(FORM); } catch { /* nothing was kept */ }
}

// A spreadsheet takes a text that begins like a formula for one; the mark before it says that it is a text.
const quoted = (text) => `"${(/^[=+\-@\t\r]/.test(text) && !WRITTEN.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;

// What people read in the saved table: a day as they wrote it, where formulas count its number.
const said = (control) => control.type === "date" ? control.value : String(values.get(control) ?? "");

function table() {
  const entries = ENTRIES.map((control) => [nameOf(control), labelOf(control), said(control)]);
  const results = NAMED.map((cell) => [cell.dataset.name, titleOf(cell), cell.textContent]);
  return [WORDS.columns.split("|"), ...entries, ...results].map((row) => row.map(quoted).join(",")).join("\r\n");
}

function save() {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob(["\ufeff", table()], { type: "text/csv" }));
  link.download = `${document.title.replace(/[^\p{L}\p{N}]+/gu, "-")}.csv`;
  link.click();
  URL.revokeObjectURL(link.href);
}

TOOLS.save = (button) => { save(); tell(button, WORDS.saved); };
if (FORM) {
  const reset = TOOLS.reset;
  TOOLS.reset = () => { reset(); forget(); };
  if (kept() && !location.hash.includes("=")) { setFrom(new URLSearchParams(kept())); refresh(); clearTimeout(pause); }
  ENTRIES.forEach((control) => control.addEventListener("input", keep));
}
