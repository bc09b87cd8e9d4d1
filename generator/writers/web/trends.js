
// A line over time: as generator/drawings/draw_line.py and crossings.py.

const [PLOT, CROWN, MARGIN, EDGE] = [190, 24, 9, 8];

function trend({ rows }, width) {
  const last = rows.at(-1);
  const [worth, tail] = [fitted(last, width / 4), linesOf(last.label, width / 5, NAME, 2)];
  const beside = Math.max(lengthOf(worth, WORTH), ...tail.map((text) => lengthOf(text))) + 2 * MARGIN;
  const plot = plotOf(rows, width - beside, width);
  const crossings = crossingsOf(rows);
  const [x, y] = plot.places.at(-1);
  const end = Math.min(Math.max(y, CROWN), plot.foot - LINE * tail.length) + TEXT * 0.36;
  const dots = rows.slice(0, -1).flatMap((row, n) => (row.marked || row.note ? [dot(plot.places[n], "point")] : []));
  const shapes = [
    ...areasOf(plot, crossings.length > 0),
    line(0, plot.zero, x, plot.zero, "base"),
    trail(plot.places, "trail"),
    dot([x, y], "end"),
    words(worth, x + MARGIN, end, WORTH, "start", "main"),
    ...stack(tail, x + MARGIN, end + LINE + 1),
    ...dots,
    ...crossings.map((one) => dot(cutOf(one, plot), one.final ? "ring final" : "ring")),
  ];
  const said = [];
  for (const one of [...crossings].reverse()) {
    said.push(...sayAt(one.text, cutOf(one, plot), plot, [...shapes, ...said], one.final, one.final));
  }
  rows.forEach((row, n) => {
    const own = row.marked && n < rows.length - 1 ? `${row.label}: ${row.shown}` : "";
    const text = shorten(row.note || own, width * 0.6);
    const at = plot.places[n];
    if (text) said.push(...sayAt(text, at, plot, [...shapes, ...said], false, at[1] > plot.zero));
  });
  return [plot.foot + 24, [...shapes, ...said, ...ticksOf(rows, plot)]];
}

function plotOf(rows, room, width) {
  const at = rows.map((row, n) => row.at ?? n);
  const values = rows.map((row) => row.number);
  const [low, high] = [lowest(values), highest(values)];
  const alone = rows.length === 1;
  const reach = Math.max(...at) - Math.min(...at) || 1;
  const [first, across] = alone ? [at[0] - 1, (room - EDGE) / 2] : [Math.min(...at), (room - EDGE) / reach];
  const down = PLOT / (high - low || 1);
  const zero = CROWN + high * down;
  const places = at.map((x, n) => [EDGE + (x - first) * across, zero - values[n] * down]);
  return { width, zero, foot: CROWN + PLOT + (low < 0 ? CROWN : 0), places };
}

// What lies between the line and zero: one colour above and another below, where it crosses.
function areasOf({ places, zero }, crosses) {
  return places.slice(1).flatMap(([toX, toY], n) => {
    const [x, y] = places[n];
    if (toX <= x) return [];
    const cut = (y - zero) * (toY - zero) < 0 ? x + ((toX - x) * (zero - y)) / (toY - y) : toX;
    const parts = cut < toX ? [[[x, y], [cut, zero]], [[cut, zero], [toX, toY]]] : [[[x, y], [toX, toY]]];
    return parts.map(([one, other]) => {
      const above = Math.min(one[1], other[1]) < zero;
      const kind = `area ${above ? "above" : "below"}${crosses ? " crossed" : ""}`;
      return trail([[one[0], zero], one, other, [other[0], zero]], kind);
    });
  });
}

// What is printed as zero is not above zero.
const signOf = ({ number, shown }) => (/\d/.test(shown) && !/[1-9]/.test(shown) ? 0 : number);

function crossingsOf(rows) {
  const place = (n) => rows[n].at ?? n;
  const signs = rows.map(signOf);
  const below = signs.findIndex((one) => one < 0);
  const rises = signs.slice(1).flatMap((one, n) => (signs[n] <= 0 && one > 0 && below >= 0 && below <= n ? [n] : []));
  if (!rises.length) return [];
  const cross = (n, final) => {
    const at = place(n) + ((place(n + 1) - place(n)) * signs[n]) / (signs[n] - rows[n + 1].number);
    const there = rows[n + 1].label.replace(/\d+(\.\d+)?/, Math.floor(Number(at.toFixed(6))) + 1);
    return { after: n, final, text: `${there}: ${WORDS[final ? "final" : "first"]}` };
  };
  const [first, last] = [rises[0], rises.at(-1)];
  const stays = signs.slice(last + 1).every((one) => one > 0);
  return [...(first === last && stays ? [] : [cross(first, false)]), ...(stays ? [cross(last, true)] : [])];
}

function cutOf({ after }, { places, zero }) {
  const [[x, y], [toX, toY]] = [places[after], places[after + 1]];
  return [x + ((toX - x) * (zero - y)) / (toY - y), zero];
}

// The words at a point, in the nearest spot around it where they touch nothing, in one line or in two.
function sayAt(text, at, plot, drawn, bold, below) {
  const look = bold ? HEAD : NAME;
  const taken = drawn.flatMap(([tag, has, said]) => (said ? [apart(boxOf(has, said))] : tag === "circle" ? [halo(has, at)] : []));
  const ends = plot.places.slice(1).map((to, n) => [...plot.places[n], ...to]);
  const lines = [...ends, [0, plot.zero, plot.places.at(-1)[0], plot.zero]];
  const isFree = (spot) =>
    spot.left >= 0 && spot.right <= plot.width && spot.top >= 0 && spot.bottom <= plot.foot &&
    !taken.some((one) => meet(one, spot)) && !lines.some((one) => crosses(spot, one));
  for (const far of [1, 2.2, 3.6, 5]) {
    for (const said of layoutsOf(text, look)) {
      const spot = spotsAround(said, at, far, look, below).find(isFree);
      if (spot) return stack(said, spot.x, spot.base, look, spot.anchor);
    }
  }
  return [];
}

function layoutsOf(text, look) {
  const halves = linesOf(text, 0.6 * lengthOf(text, look), look);
  return halves.length === 2 && halves.join(" ") === text ? [[text], halves] : [[text]];
}

function spotsAround(said, [x, y], far, look, below) {
  const wide = Math.max(...said.map((one) => lengthOf(one, look)));
  const tall = (said.length - 1) * LINE;
  const [up, down] = [y - MARGIN * far - tall, y + MARGIN * far + SMALL * 0.76];
  const [right, left, middle] = [[MARGIN, "start", 0], [-MARGIN, "end", wide], [0, "middle", wide / 2]];
  return (below ? [down, up] : [up, down]).flatMap((base) =>
    (below ? [right, left, middle] : [left, right, middle]).map(([aside, anchor, before]) => ({
      x: x + aside, base, anchor, left: x + aside - before, right: x + aside - before + wide,
      top: base - SMALL * 0.8, bottom: base + tall + SMALL * 0.24,
    })));
}

// Two labels that stand a hair apart read as one.
const apart = (box) => ({ left: box.left - MARGIN, right: box.right + MARGIN, top: box.top - 3, bottom: box.bottom + 3 });
// The room of another point, which no words may enter that are not its own.
function halo({ cx, cy, r }, [x, y]) {
  const far = Math.hypot(cx - x, cy - y) > r ? r + 8 : r;
  return { left: cx - far, right: cx + far, top: cy - far, bottom: cy + far };
}
const meet = (one, other) =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;

function boxOf({ x, y, class: kind, "text-anchor": anchor }, text) {
  const look = [WORTH, HEAD, NAME].find((one) => kind.startsWith(one.kind));
  const wide = lengthOf(text, look);
  const left = x - wide * { start: 0, middle: 0.5, end: 1 }[anchor];
  return { left, right: left + wide, top: y - look.size * 0.8, bottom: y + look.size * 0.24 };
}

// Liang and Barsky's clipping: whether a stretch of a line runs through a box.
function crosses({ left, right, top, bottom }, [x, y, toX, toY]) {
  let [first, last] = [0, 1];
  for (const [step, gap] of [[x - toX, x - left], [toX - x, right - x], [y - toY, y - top], [toY - y, bottom - y]]) {
    if (step === 0 && gap < 0) return false;
    if (step < 0) first = Math.max(first, gap / step);
    if (step > 0) last = Math.min(last, gap / step);
  }
  return first < last;
}

function ticksOf(rows, { places, foot, width }) {
  const drawn = [];
  for (const n of new Set([0, rows.length - 1, ...rows.keys()])) {
    const text = shorten(rows[n].label, width * 0.3);
    const half = lengthOf(text) / 2;
    const tick = words(text, Math.min(Math.max(places[n][0], half), width - half), foot + 20, NAME, "middle");
    const own = boxOf(tick[1], text);
    const around = { ...own, left: own.left - 5, right: own.right + 5 };
    if (drawn.some(([, has, said]) => said && meet(boxOf(has, said), around))) continue;
    drawn.push(line(places[n][0], foot, places[n][0], foot + 4), tick);
  }
  return drawn;
}
