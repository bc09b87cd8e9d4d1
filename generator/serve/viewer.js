// What is shown follows what the server tells: each message says how the document stands, with pages by their digests.
// A new web page is loaded behind the old one and takes its place, at the same height, when it is there.

const body = document.body;
const up = body.dataset.up ?? "";
const find = (name) => document.getElementById(name);
const made = (tag, settings = {}, ...children) => {
  const element = Object.assign(document.createElement(tag), settings);
  element.append(...children);
  return element;
};
let folded = false;
let figures = {};

function showFindings(findings) {
  const errors = findings.filter((one) => one.severity === "error");
  const section = find("findings");
  section.hidden = findings.length === 0;
  section.dataset.worst = errors.length ? "error" : "warning";
  if (!errors.length) folded = true;
  section.classList.toggle("folded", folded);
  const count = (number, noun) => `${number} ${noun}${number === 1 ? "" : "s"}`;
  const kinds = [[errors.length, "error"], [findings.length - errors.length, "warning"]];
  section.querySelector("h2").textContent = kinds.filter(([n]) => n).map(([n, noun]) => count(n, noun)).join(", ");
  find("fold").textContent = folded ? "Show what is wrong" : "Show the page";
  section.querySelector("ol").replaceChildren(...findings.map((one) => made("li", { className: one.severity },
    one.editor ? made("a", { href: one.editor, textContent: one.place, className: "place" }) : "",
    made("p", { textContent: one.message }),
    made("p", { className: "hint", textContent: one.hint }),
    made("code", { textContent: one.code }))));
}

function showReasons(reasons) {
  const draft = find("draft");
  draft.hidden = reasons.length === 0;
  draft.querySelector("summary").textContent = `Draft: waits for ${reasons.length}`;
  draft.querySelector("ul").replaceChildren(...reasons.map((one) => made("li", {},
    one.editor ? made("a", { href: one.editor, textContent: one.words }) : one.words)));
}

function showParts(names) {
  const ours = Number(body.dataset.number);
  find("parts").replaceChildren(...(names.length < 2 ? [] : names).map((name, n) => made("a", {
    textContent: name, href: `${up}see/${body.dataset.key}${n ? `/${n}` : ""}`, className: n === ours ? "ours" : "",
  })));
}

function showWeb(digest) {
  const place = find("web");
  const newest = place.lastElementChild;
  if (!digest || newest?.dataset.digest === digest) return;
  const frame = made("iframe", { title: "Web page", className: "coming", src: `${up}piece/${digest}.html` });
  frame.dataset.digest = digest;
  frame.addEventListener("load", () => {
    const earlier = [...place.children];
    const old = earlier.slice(0, earlier.indexOf(frame)); // those that have not come yet are passed by this one
    const shown = old.find((one) => !one.classList.contains("coming"))?.contentWindow;
    frame.contentWindow.scrollTo(0, shown ? shown.scrollY : 0);
    frame.contentDocument.addEventListener("mouseover", point);
    frame.contentDocument.addEventListener("click", open);
    frame.classList.remove("coming");
    old.forEach((one) => one.remove());
    place.dataset.shown = digest;
  });
  place.append(frame);
}

function showPages(digests, paper) {
  const place = find("pages");
  if (!paper) return place.replaceChildren(made("p", { textContent: "This page is not printed." }));
  const known = new Map([...place.querySelectorAll("img")].map((one) => [one.dataset.digest, one]));
  place.replaceChildren(...digests.map((digest, n) => {
    const image = known.get(digest) ?? made("img", { src: `${up}piece/${digest}.png` });
    image.dataset.digest = digest;
    image.alt = `Page ${n + 1}`;
    return image;
  }));
  place.dataset.shown = digests.join(" ");
}

function cited(event) {
  const element = event.target.closest?.("[value]");
  return element ? [figures[element.getAttribute("value")], element] : [];
}

function point(event) {
  const [note, element] = cited(event);
  const box = find("note");
  box.hidden = !note;
  if (!note) return;
  box.replaceChildren(made("b", { textContent: note.head }), ...note.lines.map((textContent) => made("p", { textContent })),
    note.place ? made("p", { className: "place", textContent: `${note.place} (click to open)` }) : "");
  const frame = element.ownerDocument.defaultView.frameElement.getBoundingClientRect();
  const at = element.getBoundingClientRect();
  box.style.left = `${Math.max(8, Math.min(frame.left + at.left, innerWidth - box.offsetWidth - 8))}px`;
  const below = frame.top + at.bottom + 6;
  box.style.top = `${below + box.offsetHeight < innerHeight ? below : Math.max(8, frame.top + at.top - box.offsetHeight - 6)}px`;
}

function open(event) {
  const [note] = cited(event);
  if (note?.editor) location.href = note.editor;
}

function show(message) {
  const told = JSON.parse(message.data);
  const failed = told.findings.some((one) => one.severity === "error");
  if (failed && !body.classList.contains("failed")) folded = false;
  body.classList.toggle("failed", failed);
  showFindings(told.findings);
  if (find("kit")) return refreshKit();
  figures = told.figures;
  find("note").hidden = true;
  document.title = told.title;
  showReasons(told.reasons);
  showParts(told.names);
  showWeb(told.web);
  find("web").classList.toggle("preview", !told.online);
  showPages(told.pages, told.paper);
  body.classList.toggle("printing", !told.current && !failed);
  find("state").textContent = failed ? "The last good page" : told.current ? "Up to date" : "Printing";
}

let loaded = false;
function refreshKit() {
  find("state").textContent = "Up to date";
  if (loaded) find("kit").contentWindow.location.reload();
  loaded = true;
}

find("fold").addEventListener("click", () => {
  folded = !folded;
  find("findings").classList.toggle("folded", folded);
  find("fold").textContent = folded ? "Show what is wrong" : "Show the page";
});
document.addEventListener("mouseleave", () => find("note") && (find("note").hidden = true));
const events = new EventSource(body.dataset.events);
events.onmessage = show;
events.onerror = () => { find("state").textContent = "The server has stopped"; };
