// Search in all passages, as the command line searches: words in any form in the language of each
// text, phrases in quotes, the best first. What it searches is loaded when somebody first types.
const AT_MOST = 50;
const WORD = /[\p{L}\p{N}]+/gu;
const PIECE = /["“”«»]([^"“”«»]*)["“”«»]?|([^\s"“”«»]+)/g;
const AS_IS = { tokenize: (term) => [term], processTerm: (term) => term };
let passages = null;
let waiting = false;

window.reviewIndex = (loaded, Engine, stemmers) => {
  const languages = Object.keys(loaded.forms);
  const engine = new Engine({
    fields: languages,
    tokenize: (words) => words.match(WORD) ?? [],
    processTerm: (word, field) => loaded.forms[field][word.toLowerCase()] ?? null,
    searchOptions: AS_IS,
  });
  const alike = Object.fromEntries(languages.map((one) => [one, byTyping(loaded.forms[one])]));
  passages = { texts: loaded.texts, forms: loaded.forms, alike, stemmers, languages, engine };
  engine.addAllAsync(loaded.texts.map(([, language, , , words], id) => ({ id, [language]: words })), { chunkSize: 500 })
    .then(() => { passages.ready = true; search(); });
};

// The stems of all words that are typed alike without their accents.
function byTyping(forms) {
  const found = new Map();
  for (const [form, stem] of Object.entries(forms)) {
    const typed = fold(form);
    if (!found.has(typed)) found.set(typed, new Set());
    found.get(typed).add(stem);
  }
  return found;
}

function stemsOf(word, language) {
  const stem = (form) => passages.forms[language][form] ?? fold(passages.stemmers[language]?.stemWord(form) ?? form);
  const typed = fold(word);
  return new Set([stem(word.toLowerCase()), stem(typed), ...(passages.alike[language].get(typed) ?? [])]);
}

// The words and phrases of a query, each as the words that must follow each other.
function piecesOf(query) {
  return [...query.matchAll(PIECE)].map(([, phrase, word]) => (phrase ?? word).match(WORD) ?? [])
    .filter((words) => words.length)
    .map((words) => (words.length > 1 && fold(words[0]).length === 1 ? words.slice(1) : words)); // l’innovation
}

function find(query) {
  const pieces = piecesOf(query);
  if (!pieces.length) return [];
  return ranked(passages.languages.flatMap((language) => {
    const wanted = pieces.map((words) => words.map((word) => stemsOf(word, language)));
    const queries = wanted.flat().map((stems) => ({ combineWith: "OR", queries: [...stems] }));
    return passages.engine.search({ combineWith: "AND", queries }, { fields: [language] })
      .map(({ id }) => ({ id, ...marksOf(passages.texts[id], language, wanted) }))
      .filter((one) => one.marks);
  }));
}

// Texts whose words are filled more by those of the query come first: the formula of relevance.py.
const SATURATION = 1.2;
const LENGTH = 0.75;

function ranked(found) {
  const usual = found.reduce((sum, one) => sum + one.length, 0) / found.length;
  const score = ({ counts, length }) => counts.reduce((sum, count) => sum + count / (count + SATURATION * (1 - LENGTH + LENGTH * length / usual)), 0);
  return found.map((one) => ({ ...one, score: score(one) })).sort((a, b) => b.score - a.score || a.id - b.id);
}

// Where the words and phrases stand in a text, by the places of its words, and how often each does;
// nothing where one does not.
function marksOf([, , , , words], language, wanted) {
  const stems = (words.match(WORD) ?? []).map((word) => passages.forms[language][word.toLowerCase()]);
  const marks = new Set();
  const counts = [];
  for (const phrase of wanted) {
    const starts = stems.map((_, at) => at).filter((at) => phrase.every((choices, step) => choices.has(stems[at + step])));
    if (!starts.length) return {};
    let end = 0;
    counts.push(starts.filter((at) => at >= end && (end = at + phrase.length)).length);
    for (const start of starts) for (let step = 0; step < phrase.length; step += 1) marks.add(start + step);
  }
  return { marks, counts, length: stems.length };
}

const BEFORE = 60;
const SHOWN = 220;

function excerpt(words, marks) {
  const found = [...words.matchAll(WORD)];
  const first = found[Math.min(...marks)].index;
  const start = first > BEFORE ? words.indexOf(" ", first - BEFORE) + 1 : 0;
  const out = element("span", {}, start ? "… " : "");
  let from = start;
  for (const [at, { 0: word, index }] of found.entries()) {
    if (!marks.has(at) || index < start || index > start + SHOWN) continue;
    out.append(words.slice(from, index), element("mark", {}, word));
    from = index + word.length;
  }
  const end = Math.max(from, words.length > start + SHOWN ? words.lastIndexOf(" ", start + SHOWN) : words.length);
  out.append(words.slice(from, end), end < words.length ? " …" : "");
  return out;
}

function search() {
  const results = $("#results");
  const query = $("#search").value;
  results.replaceChildren();
  if (!/[\p{L}\p{N}]/u.test(query)) return;
  if (!passages?.ready) {
    if (!waiting) document.head.append(element("script", { src: "search.js" }));
    waiting = true;
    return;
  }
  const shown = new Set($$("table.cases tbody tr:not([hidden])").map((row) => Number(row.dataset.at)));
  const found = find(query).filter(({ id }) => shown.has(passages.texts[id][0]));
  if (!found.length) { results.append(element("p", { class: "calm" }, text("found_none"))); return; }
  results.append(element("p", { class: "small" }, text("found", { n: found.length }), found.length > AT_MOST ? " " + text("found_more", { n: AT_MOST }) : ""));
  results.append(element("ol", {}, ...found.slice(0, AT_MOST).map(hit)));
}

function hit({ id, marks }) {
  const [at, language, part, page, words] = passages.texts[id];
  return element("li", {}, element("a", { href: `cases/${encodeURIComponent(DATA.cases[at].id)}.html#${part}` },
    element("b", {}, DATA.cases[at].title), element("span", { class: "where" }, page ? text("page_n", { n: page }) : ""),
    element("span", { lang: language }, excerpt(words, marks))));
}

$("#search")?.addEventListener("input", search);
$(".search")?.addEventListener("submit", (event) => event.preventDefault());
document.addEventListener("language", () => { if ($("#search")) search(); });
document.addEventListener("filtered", () => { if ($("#search")) search(); });
