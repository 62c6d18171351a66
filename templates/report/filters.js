// The filters. The part of the address behind `#` holds them, so that a link shows the same.
const form = document.getElementById("filters");
const fields = form.elements;
const NAMES = ["locale", "rule", "level", "type", "path"];

// The value of a select that lets everything pass; no locale is a value as well.
const ANY = "*";

function options(select, values, names = (value) => value) {
  select.append(element("option", { value: ANY }, "all"));
  for (const value of values) select.append(option(value, names(value)));
}

// `element` leaves out what is empty.
function option(value, name) {
  return new Option(name, value);
}

function distinct(values) {
  return [...new Set(values)].sort();
}

function fillForm() {
  options(fields.locale, distinct(articles.map((it) => it.locale)), (it) => it || "none");
  const types = distinct(articles.map((it) => it.type));
  options(fields.type, types, (it) => KINDS[it]);
  const levels = new Set(all.map((it) => it.found[1]));
  options(fields.level, LEVELS.filter((_, at) => levels.has(at)));
  const rules = distinct(articles.flatMap((it) => it.rules.map(([id]) => id)));
  fields.rule.append(element("option", { value: ANY }, "all"));
  for (const family of distinct(rules.map((it) => it.split("/")[0]))) {
    const of = rules.filter((it) => it.startsWith(`${family}/`) || it === family);
    const whole = option(family, `all of ${family}`);
    fields.rule.append(element("optgroup", { label: family }, whole, ...of.map((it) => option(it, it))));
  }
}

// What the form lets pass.
function passing() {
  const value = (name) => fields[name].value;
  const [locale, rule, level, type] = ["locale", "rule", "level", "type"].map(value);
  const part = value("path").trim().toLowerCase();
  const isFamily = rule !== ANY && !rule.includes("/");
  const isLevel = LEVELS.indexOf(level);
  const out = [];
  let last = null;
  let rules = [];
  let isIn = false;
  for (const item of all) {
    const { article, found } = item;
    if (article !== last) {
      last = article;
      isIn = (locale === ANY || article.locale === locale) && (type === ANY || article.type === type)
        && (part === "" || article.path.toLowerCase().includes(part));
      rules = article.rules.map(([id]) => rule === ANY || id === rule || (isFamily && id.startsWith(`${rule}/`)));
    }
    if (isIn && rules[found[0]] && (isLevel < 0 || found[1] === isLevel)) out.push(item);
  }
  return out;
}

function apply() {
  const items = passing();
  show(items);
  const total = number(all.length);
  document.getElementById("shown").textContent =
    items.length === all.length ? `${total} diagnostics` : `${number(items.length)} of ${total}`;
}

function toAddress() {
  const choice = {};
  for (const name of NAMES) {
    const { value } = fields[name];
    if (value !== (name === "path" ? "" : ANY)) choice[name] = value;
  }
  const hash = Object.keys(choice).length > 0 ? link(choice) : "#diagnostics";
  // Some browsers forbid it to a page from disk; the filters work all the same.
  try { history.replaceState(null, "", hash); } catch { /* without a link, then */ }
}

// Takes the filters from the address; says whether there are any.
function fromAddress() {
  const choice = new URLSearchParams(location.hash.slice(1));
  const named = NAMES.filter((name) => choice.has(name));
  for (const name of NAMES) fields[name].value = choice.get(name) ?? (name === "path" ? "" : ANY);
  for (const name of NAMES) if (name !== "path" && fields[name].selectedIndex < 0) fields[name].value = ANY;
  return named.length > 0;
}

function startFilters() {
  fillForm();
  const has = fromAddress();
  apply();
  if (has) toList();
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", apply);
  form.addEventListener("change", toAddress);
  form.addEventListener("reset", () => setTimeout(() => { apply(); toAddress(); }));
  addEventListener("hashchange", () => {
    if (location.hash === "#diagnostics") return;
    if (fromAddress()) { apply(); toList(); }
  });
}

function toList() {
  document.getElementById("diagnostics").scrollIntoView();
}
