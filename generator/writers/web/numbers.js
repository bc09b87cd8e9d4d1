
// Figures as people read them, digit for digit those of generator/models/value_forms.py; FORMS comes from there.
// WORDS are what the page says in its language.

// The words of that name with values at their places, `{bounds}`.
const worded = (name, values) => WORDS[name].replace(/\{(\w+)\}/g, (place, key) => values[key] ?? place);

// What is counted is not written: hours*count/months is written as hours/months.
const withoutCounts = (unit) => unit.replace(/ |[*/]count|count\*/g, "");

const BARE = { before: "", after: "", behind: "", minus: "\u2212", decimals: 0, factor: 1, one: "" };
const formOf = (unit) => FORMS[unit] ?? FORMS[withoutCounts(unit)] ?? BARE;

function shown(value, unit, decimals) {
  if (typeof value === "boolean") return value ? WORDS.yes : WORDS.no;
  if (typeof value !== "number") return value === null ? "" : String(value);
  if (unit === "date") return sayDay(dayOf(value)) ?? "#NUM!";
  const form = formOf(unit);
  const size = Math.abs(value) * form.factor;
  const places = decimals ?? placesOf(size, form);
  if (!Number.isFinite(size)) return "#NUM!";
  const number = grouped(fixed(formulas.ROUND(size, places), places));
  const negative = value < 0 && /[1-9]/.test(number);
  return (negative ? form.minus : form.before) + number + (form.one && number === "1" ? form.one : form.after);
}

// A day as people read it, year first; days are counted from the end of 1899, as workbooks do.
const ZERO_DAY = Date.UTC(1899, 11, 30);
const LENGTH_OF_DAY = 86400000;

function dayOf(value) {
  const days = Math.floor(value);
  return days >= 61 && days <= 2958465 ? new Date(ZERO_DAY + days * LENGTH_OF_DAY).toISOString().slice(0, 10) : null;
}

// MARKS and DAYS say how the language writes numbers and days, a pattern for each month.
function sayDay(day) {
  if (!day) return null;
  const [year, month, ofMonth] = day.split("-");
  return DAYS[month - 1].replace("{y}", year).replace("{dd}", ofMonth).replace("{d}", Number(ofMonth));
}

// A percentage is shown as it was calculated if two decimals are enough for that: 2.5% is no 3%, and a small share no 0%.
function placesOf(size, { factor, decimals }) {
  if (factor !== 100) return decimals;
  const exact = [0, 1, 2].find((places) => Math.abs(size - formulas.ROUND(size, places)) < 1e-9);
  const small = [0, 1, 2, 3].find((places) => formulas.ROUND(size, places));
  return exact ?? small ?? decimals;
}

function grouped(digits) {
  let [rest, fraction] = digits.split(".");
  const groups = [rest.slice(-MARKS.last)];
  for (rest = rest.slice(0, -MARKS.last); rest; rest = rest.slice(0, -MARKS.others)) groups.unshift(rest.slice(-MARKS.others));
  return groups.join(MARKS.group) + (fraction ? MARKS.decimal + fraction : "");
}

// A number written out in full and exactly, halves to even: what Python prints, and what toFixed does not above 1e21.
function fixed(size, places) {
  const [numerator, denominator] = ratio(size);
  const all = numerator * 10n ** BigInt(places);
  const [kept, cut] = [all / denominator, (all % denominator) * 2n];
  const up = cut > denominator || (cut === denominator && kept % 2n === 1n);
  const digits = String(kept + (up ? 1n : 0n)).padStart(places + 1, "0");
  return places ? `${digits.slice(0, -places)}.${digits.slice(-places)}` : digits;
}

function ratio(size) {
  let [whole, denominator] = [size, 1n];
  while (!Number.isInteger(whole)) {
    whole *= 2;
    denominator *= 2n;
  }
  return [BigInt(whole), denominator];
}
