// What the page holds: articles, and their diagnostics as one list. `src/report/html/data.rs` writes
// the JSON; the places of the numbers in a diagnostic are named here once.
const LEVELS = ["error", "warning", "advice"];
const KINDS = { machine: "machine", human: "human", unknown: "not said" };
const SIDES = ["target", "source", "else"];

const articles = JSON.parse(document.getElementById("data").textContent);
// The text is in memory once more otherwise.
document.getElementById("data").textContent = "";

const all = [];
for (const article of articles) {
  for (const found of article.found) all.push({ article, found });
}

// One diagnostic by names.
function read({ article, found }) {
  const [rule, level, line, column, segment, message, help, panels] = found;
  const text = (place) => (place === null ? "" : article.texts[place]);
  return {
    article,
    rule: article.rules[rule][0],
    summary: article.rules[rule][1],
    level: LEVELS[level],
    place: `${article.path}:${line}:${column}`,
    segment: text(segment),
    message: text(message),
    help: text(help),
    panels: panels.map(([side, shown, at, marks]) => ({
      side: SIDES[side],
      text: text(shown),
      line: at,
      marks: marks.map(([from, to, note, own]) => ({ from, to, note: text(note), own: own === 1 })),
    })),
  };
}

const number = (value) => value.toLocaleString("en");

// An element with text and children. Nothing of an article ever becomes markup: it is always text.
function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== "" && value !== null) made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}

// The address of a choice of filters.
function link(choice) {
  return "#" + new URLSearchParams(choice).toString();
}
