// One diagnostic: what is wrong, both sides next to each other, how to mend it.

// A language tag, or nothing: an article may say anything.
function language(locale) {
  return /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(locale) ? locale : "";
}

// Words of ours in which words of the article stand: those run in their own direction.
function sentence(text) {
  return text.split(/(`[^`]*`|“[^”]*”)/).map((part) => {
    if (part.length > 1 && part[0] === "`") return element("code", { dir: "auto" }, part.slice(1, -1));
    if (part[0] === "“") return element("bdi", {}, part);
    return part;
  });
}

// The text of a panel with its marks. Marks may overlap: each piece takes the gravest.
function marked(panel) {
  const ends = [0, panel.text.length];
  for (const mark of panel.marks) ends.push(mark.from, mark.to);
  const cuts = [...new Set(ends)].sort((a, b) => a - b);
  return cuts.slice(1).map((to, at) => {
    const from = cuts[at];
    const piece = panel.text.slice(from, to);
    const over = panel.marks.filter((mark) => mark.from <= from && to <= mark.to);
    if (over.length === 0) return piece;
    return element("mark", { class: over.some((mark) => mark.own) ? "own" : "" }, piece);
  });
}

function side(panel, article) {
  const isTarget = panel.side === "target";
  const names = { target: `translation ${article.locale}`, source: "source", else: `line ${number(panel.line)}` };
  const lang = isTarget ? language(article.locale) : panel.side === "source" ? "en" : "";
  const dir = isTarget && article.rtl ? "rtl" : "auto";
  const notes = [...new Set(panel.marks.map((mark) => mark.note).filter((note) => note))];
  const made = element("div", { class: `side ${panel.side}` },
    element("h4", {}, names[panel.side]),
    element("p", { lang, dir }, ...marked(panel)));
  if (notes.length > 0) {
    made.append(element("ul", {}, ...notes.map((note) => element("li", {}, ...sentence(note)))));
  }
  return made;
}

function card(item, place, of) {
  const it = read(item);
  const { article } = it;
  const id = `d${place}`;
  const facts = element("p", { class: "facts" },
    element("span", { class: "level" }, it.level),
    element("a", { href: link({ rule: it.rule }), title: it.summary }, it.rule),
    element("bdi", {}, it.place));
  if (it.segment) facts.append(element("bdi", { title: "the segment" }, it.segment));
  facts.append(element("span", {}, `${article.locale || "no locale"}, ${KINDS[article.type]}`));
  const made = element("article", {
    class: `card ${it.level}`, tabindex: "0", "aria-labelledby": id,
    "aria-posinset": place + 1, "aria-setsize": of,
  }, element("h3", { id }, ...sentence(it.message)), facts,
  element("div", { class: "sides" }, ...it.panels.map((panel) => side(panel, article))));
  if (it.help) made.append(element("p", { class: "help" }, element("b", {}, "Help: "), ...sentence(it.help)));
  return made;
}
