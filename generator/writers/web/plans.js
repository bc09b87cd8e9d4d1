
// A plan over days: as generator/drawings/draw_gantt.py and draw_loads.py.

const [BAND, SPACE, NARROW, MARK, TAIL, LABEL, BRIM] = [20, 6, 560, 12, 52, 120, 4];

function planOf(figure) {
  const [tasks, milestones, loads] = [[], [], []];
  let group = "";
  for (const row of figure.querySelectorAll("tr")) {
    group = row.querySelector("th[scope=rowgroup]")?.textContent.trim() ?? group;
    const [head, days] = [[...row.querySelectorAll("th")].at(-1), row.querySelector("td[data-from]")];
    const label = head ? head.dataset.title ?? wordsOf(head) : "";
    const owner = [...row.querySelectorAll("td:not([data-from]):not(.milestone)")].map(wordsOf)[0] ?? "";
    const day = numberIn(row.dataset.at ?? row.querySelector("[data-at]")?.dataset.at);
    const hours = [...row.querySelectorAll("td[data-value]")].map(valueOf);
    const [first, last] = [numberIn(days?.dataset.from) ?? 1, numberIn(days?.dataset.to) ?? 1];
    if (row.classList.contains("milestone")) milestones.push({ at: day ?? 1, name: "" });
    else if (row.classList.contains("load")) loads.push({ owner: label, hours });
    else if (head && days) tasks.push({ label, group, owner, first, last: Math.max(first, last) });
    const done = row.querySelector("td.milestone");
    if (days && done) milestones.push({ at: last, name: done.dataset.title ?? "" });
  }
  const sides = (figure.dataset.owners ?? "").split("|").filter(Boolean);
  return { tasks, milestones, loads, sides };
}

function gantt({ tasks, milestones, loads, sides }, width) {
  const narrow = width < NARROW;
  const left = narrow ? 0 : width * 0.4;
  const days = Math.max(1, ...tasks.map((task) => task.last), ...milestones.map((one) => one.at));
  const xOf = scaleOf(days, left, width - left);
  const weeks = Array.from({ length: Math.ceil(days / 7) }, (_, n) => [n * 7 + 1, Math.min(n * 7 + 7, days)]);
  const owners = [...new Set([...sides, ...[...loads, ...tasks].map((one) => one.owner)])];
  const colourOf = (owner) => `owner-${owners.indexOf(owner) % 3}`;
  const head = 2 * LINE + 8;
  const [bands, foot] = taskRows(tasks, xOf, colourOf, head, width, narrow);
  const [marks, after] = milestoneMarks(milestones, xOf, left, head, foot, width);
  const [hours, end] = loadColumns(loads, weeks.map(([a, b]) => [xOf(a), xOf(b + 1)]), colourOf, after, narrow);
  const backs = weeks.flatMap(([a, b], n) => weekHead(n, a, b, xOf(a), xOf(b + 1), end));
  return [end + 4, [...backs, ...marks, ...bands, ...hours, line(0, foot, width, foot, "base")]];
}

// The days after the last whole week have room for their dates.
function scaleOf(days, left, width) {
  const whole = Math.floor(days / 7) * 7;
  const over = days - whole;
  if (!over || !whole) return (day) => left + ((day - 1) * width) / days;
  const tail = Math.max((over * width) / days, Math.min(TAIL, width / 4));
  return (day) =>
    left + (Math.min(day - 1, whole) * (width - tail)) / whole + (Math.max(0, day - 1 - whole) * tail) / over;
}

function weekHead(n, first, last, x, toX, end) {
  const room = toX - x - SPACE;
  const fit = (choices, look) => choices.find((text) => lengthOf(text, look) <= room) ?? "";
  const name = fit([worded("week", { n: n + 1 }), `${n + 1}`], HEAD);
  const days = fit([worded("days", { first, last }), `${first}–${last}`, `${first}`], NAME);
  return [
    ...(n % 2 ? [] : [box(x, 0, toX - x, end, "week")]),
    ...(name ? [words(name, x + 3, SMALL + 1, HEAD)] : []),
    ...(days ? [words(days, x + 3, SMALL + LINE + 2)] : []),
  ];
}

function taskRows(tasks, xOf, colourOf, head, width, narrow) {
  let [top, group, under] = [head, undefined, head];
  const shapes = [];
  for (const task of tasks) {
    if (task.group !== group) {
      top = Math.max(top, under);
      group = task.group;
      const title = linesOf(group, narrow ? width : width * 0.14 - SPACE, HEAD);
      shapes.push(line(0, top, width, top), ...stack(title, 0, top + SPACE + SMALL, HEAD));
      under = top + title.length * LINE + SPACE;
      if (narrow) top = under;
    }
    const names = linesOf(task.label, narrow ? width : width * 0.26 - SPACE);
    const over = top + SPACE - 2 + (narrow ? names.length * LINE + 2 : 0);
    shapes.push(...stack(names, narrow ? 0 : width * 0.14, top + SPACE + SMALL - 1));
    const [x, toX] = [xOf(task.first), xOf(task.last + 1)];
    const [wide, y] = [lengthOf(task.owner, HEAD), over + BAND / 2 + SMALL * 0.36];
    const inside = wide + 2 * SPACE <= toX - x;
    const beyond = toX + 4 + wide <= width;
    const spot = inside ? [x + SPACE, "start", "on"] : beyond ? [toX + 4, "start", ""] : [x - 4, "end", ""];
    shapes.push(box(x, over, toX - x, BAND, colourOf(task.owner)), words(task.owner, spot[0], y, HEAD, spot[1], spot[2]));
    top = Math.max(over + BAND + 4, top + names.length * LINE + SPACE);
  }
  return [shapes, Math.max(top, under) + 2];
}

function milestoneMarks(milestones, xOf, left, head, foot, width) {
  const shapes = milestones.length && left ? [words(WORDS.milestones, 0, foot + 22, HEAD)] : [];
  const [taken, joints] = [[], []];
  for (const [n, { at, name }] of milestones.entries()) {
    const x = Math.min(Math.max((xOf(at) + xOf(at + 1)) / 2, MARK), width - MARK);
    const said = name ? linesOf(name, LABEL, HEAD) : [];
    const wide = Math.max(0, ...said.map((text) => lengthOf(text, HEAD)));
    const from = Math.min(Math.max(x - wide / 2, 0), width - wide - BRIM);
    let y = foot + 4 + MARK;
    const rooms = () => [[x - MARK, y - MARK, x + MARK, y + MARK], [from, y + MARK, from + wide, y + MARK + said.length * LINE]];
    while (rooms().some((room) => taken.some((other) => overlap(room, other)))) y += said.length ? MARK : 2 * MARK;
    taken.push(...rooms());
    const corners = [[x, y - MARK], [x + MARK, y], [x, y + MARK], [x - MARK, y], [x, y - MARK]];
    joints.push(line(x, left ? head : foot, x, y - MARK, "joint"));
    shapes.push(trail(corners, "diamond"), words(`${n + 1}`, x, y + SMALL * 0.36, HEAD, "middle"));
    shapes.push(...stack(said, from, y + MARK + SMALL + 2, HEAD));
  }
  // Diamonds stand on all lines: the line of one that stands under another would run through that one's number.
  return [[...joints, ...shapes], Math.max(foot, ...taken.map((room) => room[3])) + 4];
}

// Whether two boxes, each from left and top to right and bottom, overlap more than a seam.
const overlap = (one, other) =>
  Math.min(one[2], other[2]) - Math.max(one[0], other[0]) > 3 && Math.min(one[3], other[3]) - Math.max(one[1], other[1]) > 3;

function loadColumns(loads, weeks, colourOf, top, narrow) {
  if (!loads.length) return [[], top];
  const names = [[WORDS.load, "on-paper"], ...loads.map(({ owner }) => [owner, `of-${colourOf(owner)}`])];
  const wide = weeks.at(-1)[1];
  const room = narrow ? wide : weeks[0][0] - SPACE;
  const shapes = [line(0, top, wide, top), ...names.map(([text, kind], n) =>
    words(shorten(text, room, HEAD), 0, top + SPACE + SMALL + n * LINE, HEAD, "start", kind))];
  const legs = top + SPACE + names.length * LINE;
  const foot = Math.max((narrow ? legs : top + SPACE) + LINE + 52, legs);
  const most = highest(loads.flatMap(({ hours }) => hours.map((value) => value.number))) || 1;
  weeks.forEach(([x, toX], n) => {
    const thick = Math.min((toX - x - 2 * SPACE) / loads.length - 2, 32);
    loads.forEach(({ owner, hours }, k) => {
      const value = hours[n];
      if (!value) return;
      const [at, high] = [x + SPACE + k * (thick + 2), (Math.max(value.number, 0) / most) * 52];
      shapes.push(box(at, foot - high, Math.max(thick, 1), high, colourOf(owner)));
      const said = words(value.shown, at + Math.max(thick, 1) / 2, foot - Math.max(high, 1) - 4, HEAD, "middle");
      if (lengthOf(value.shown, HEAD) <= thick + 2) shapes.push(said);
    });
  });
  return [[...shapes, line(weeks[0][0], foot, wide, foot, "base")], foot];
}
