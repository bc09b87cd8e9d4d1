
// Shapes of charts, and words made to fit: as generator/drawings/shapes.py and fitting.py.

const [SMALL, TEXT, LINE] = [13, 15, 16];
const NAME = { size: SMALL, weight: 400, kind: "label" };
const HEAD = { size: SMALL, weight: 700, kind: "name" };
const WORTH = { size: TEXT, weight: 700, kind: "worth" };
const pen = document.createElement("canvas").getContext("2d");

function lengthOf(text, { size, weight } = NAME) {
  pen.font = `${weight} ${size}px ${getComputedStyle(document.body).fontFamily}`;
  return pen.measureText(text).width;
}

const words = (text, x, y, look = NAME, anchor = "start", more = "") =>
  ["text", { x, y, class: `${look.kind} ${more}`.trim(), "text-anchor": anchor }, text];
const line = (x1, y1, x2, y2, kind = "") => ["line", { x1, y1, x2, y2, class: kind }, ""];
const box = (x, y, width, height, kind) =>
  ["rect", { x, y, width: Math.max(width, 1), height: Math.max(height, 1), rx: 3, class: kind }, ""];
const trail = (places, kind) => ["path", { d: `M${places.map((at) => at.join(" ")).join("L")}`, class: kind }, ""];
const dot = ([cx, cy], kind) => ["circle", { cx, cy, r: 5, class: kind }, ""];
const lowest = (values) => Math.min(0, ...values);
const highest = (values) => Math.max(0, ...values);

function shorten(text, room, look = NAME) {
  if (lengthOf(text, look) <= room) return text;
  let kept = text.replace(/[ …]+$/, "");
  while (kept && lengthOf(`${kept}…`, look) > room) kept = kept.slice(0, -1).trimEnd();
  return `${kept}…`;
}

function linesOf(text, room, look = NAME, most = 3) {
  const lines = [""];
  for (const word of text.split(/\s+/)) {
    const longer = `${lines.at(-1)} ${word}`.trim();
    if (lines.at(-1) && lengthOf(longer, look) > room) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  const kept = lines.length > most ? [...lines.slice(0, most - 1), `${lines[most - 1]} …`] : lines;
  return kept.map((one) => shorten(one, room, look));
}

const nameOfRow = ({ label, note }, room, most = 3) =>
  [...linesOf(label, room, NAME, most), ...(note ? linesOf(note, room, NAME, most) : [])];
const rowFits = ({ label, note }, room) => fits(label, room) && fits(note ?? "", room);
const fits = (text, room) => text.includes("…") || !linesOf(text, room).join("").includes("…");
const stack = (lines, x, y, look = NAME, anchor = "start") =>
  lines.map((text, n) => words(text, x, y + n * LINE, look, anchor));

// The figure beside a mark, shortened where there is no room for it; the table has it in full.
const fitted = (value, room) => (lengthOf(value.shown, WORTH) <= room || !value.unit ? value.shown : brief(value));
const COMPACT = new Intl.NumberFormat(document.documentElement.lang, { notation: "compact", maximumSignificantDigits: 3 });

function brief({ number, unit }) {
  const { before, behind, minus, factor } = formOf(unit);
  const size = Math.abs(number) * factor;
  const digits = size < 1e15 ? COMPACT.format(size) : size.toExponential(2);
  return (number < 0 ? minus : before) + digits + behind;
}

// The largest scale at which what lies on both sides of zero fits the room; each part says how far it reaches.
function fitScale(room, lefts, rights) {
  const reach = (scale) => highest(lefts.map((part) => part(scale))) + highest(rights.map((part) => part(scale)));
  let [low, high] = [0, 1];
  while (reach(high) < room && high < 1e300) high *= 4;
  while (reach(high / 2) > room && high > 1e-300) high /= 2;
  for (let n = 0; n < 60; n += 1) {
    const middle = (low + high) / 2;
    if (reach(middle) <= room) low = middle;
    else high = middle;
  }
  return low;
}
