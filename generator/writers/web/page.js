
// The page comes to life: what is entered is calculated and shown, kept in links, and set by scenarios.

const all = (selector) => [...document.querySelectorAll(selector)];
const CONTROLS = all("[data-key]");
const SCENARIOS = all("[data-scenario]");

const values = new Map(); // control -> the last good value that it held

const nameOf = ({ dataset }) => (dataset.row === undefined ? dataset.key : `${dataset.key}.${dataset.row}`);
const storedIn = ({ dataset }) => cellIn(STORED, dataset.key, dataset.row) ?? null;

// Calculate

function inputs() {
  const entered = structuredClone(STORED);
  for (const [{ dataset }, value] of values) {
    if (dataset.row === undefined) entered[dataset.key] = value;
    else entered[dataset.key][dataset.row] = value;
  }
  return entered;
}

function refresh() {
  const wrong = CONTROLS.find((control) => control.hasAttribute("aria-invalid"));
  document.documentElement.classList.toggle("waiting", wrong !== undefined);
  if (!wrong) {
    values.forEach((value, control) => showEntry(control.closest("td"), value));
    show(formulas.solve(MODEL, inputs()));
  }
  press();
  announce(wrong);
}

// Enter

function enter(control) {
  const value = typed(control);
  const message = complaint(value, control);
  mark(control, message);
  if (!message) values.set(control, value);
}

function set(control, value) {
  values.set(control, value);
  put(control, value);
  mark(control, "");
}

const toStored = () => CONTROLS.forEach((control) => set(control, storedIn(control)));

// Values by name as texts, such as those of a link; what is unknown or out of bounds is left out.
function setFrom(pairs) {
  for (const [name, text] of pairs) {
    const control = CONTROLS.find((one) => nameOf(one) === name);
    const value = control && held(text, control.dataset.unit);
    if (control && !complaint(value, control)) set(control, value);
  }
}

// Scenarios

const pairsOf = (entry) => entry.dataset.set.split("|").filter(Boolean).map((pair) => {
  const cut = pair.indexOf("=");
  return [pair.slice(0, cut), pair.slice(cut + 1)];
});

let chosen = null; // of scenarios that set the same, the one that was pressed

function choose(entry) {
  chosen = entry;
  toStored();
  setFrom(pairsOf(entry));
  refresh();
}

function matches(entry) {
  const wanted = new Map(pairsOf(entry));
  return CONTROLS.every((control) => {
    const name = nameOf(control);
    const value = wanted.has(name) ? held(wanted.get(name), control.dataset.unit) : storedIn(control);
    return !control.hasAttribute("aria-invalid") && values.get(control) === value;
  });
}

function press() {
  const fitting = SCENARIOS.filter(matches);
  const pressed = fitting.includes(chosen) ? chosen : fitting[0];
  for (const entry of SCENARIOS) entry.querySelector("button").setAttribute("aria-pressed", String(entry === pressed));
}

// Links: every input by name, cells of tables where they were changed

function fragment() {
  const kept = CONTROLS.filter((control) => control.dataset.row === undefined || values.get(control) !== storedIn(control));
  return new URLSearchParams(kept.map((control) => [nameOf(control), String(values.get(control) ?? "")])).toString();
}

function readLink() {
  toStored();
  setFrom(new URLSearchParams(location.hash.slice(1)));
  refresh();
}

async function copyLink(button) {
  history.replaceState(null, "", `#${fragment()}`);
  const copied = await navigator.clipboard.writeText(location.href).then(() => true, () => false);
  tell(button, copied ? WORDS.copied : WORDS.inAddressBar);
}

function tell(button, words) {
  const usual = button.dataset.usual ?? button.textContent;
  Object.assign(button.dataset, { usual });
  button.textContent = words;
  say(words);
  setTimeout(() => { button.textContent = usual; }, 2500);
}

const TOOLS = {
  copy: copyLink,
  reset() {
    history.replaceState(null, "", location.pathname + location.search);
    toStored();
    refresh();
  },
  print: () => window.print(),
};

function start() {
  CONTROLS.forEach((control) => control.addEventListener("input", () => { enter(control); refresh(); }));
  SCENARIOS.forEach((entry) => {
    entry.querySelector("button").disabled = false;
    entry.addEventListener("click", () => choose(entry));
  });
  all("[data-do]").forEach((button) => button.addEventListener("click", () => TOOLS[button.dataset.do](button)));
  window.addEventListener("hashchange", () => { if (location.hash.includes("=")) readLink(); });
  document.documentElement.classList.add("live");
  readLink();
  clearTimeout(pause); // nothing has changed yet that would have to be said
  CHARTS.forEach((figure) => new ResizeObserver(() => draw(figure)).observe(figure));
  document.fonts.ready.then(() => CHARTS.forEach(draw));
}

start();
