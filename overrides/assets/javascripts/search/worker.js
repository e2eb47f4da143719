// Finds words in the text of every page: takes the place of the theme's own search worker when a site is finished.
//
// Thai is written without spaces, so a word is looked for anywhere in the text and not only where a run of letters
// begins. Both sides are folded first, so that what a reader types need not have the digits, the letter case or the
// order of marks of the page. The theme's search box stays as it is; the messages are those that its bundle sends and
// expects. Runs as a worker, or as a script of the page where the browser lets no page read its neighbours (file://).
"use strict";

const [SETUP, READY, QUERY, RESULT] = [0, 1, 2, 3];
// Ours: somebody is about to type.
const PREPARE = "prepare";
const HERE = self.document ? document.currentScript.src : self.location.href;
const SITE = new URL("../../../", HERE).href;
const INDEX = "search/pages.js";

// Above, below or after a consonant, and of one cluster with it.
const MARKS = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e";
const TONES = "\u0e48-\u0e4b";
const spelling = (pattern) => new RegExp(pattern, "g");
const SPELLINGS = [
  [spelling("[\u00ad\u200b-\u200f\u2060\ufeff]"), ""],
  [spelling(`\u0e4d([${TONES}]?)\u0e32`), "$1\u0e33"],
  [spelling(`([${TONES}])\u0e4d\u0e32`), "$1\u0e33"],
  [spelling(`\u0e33([${TONES}])`), "$1\u0e33"],
  [spelling("\u0e40\u0e40"), "\u0e41"],
  [spelling("([\u0e48-\u0e4c]+)([\u0e31\u0e34-\u0e3a\u0e47])"), "$2$1"],
  [spelling(`([${MARKS}])\\1+`), "$1"],
  [spelling("[^\\S\\n ]+| {2,}"), " "],
];

// One way to write what looks the same; what is shown is this text.
function clean(text) {
  return SPELLINGS.reduce((so_far, [found, put]) => so_far.replace(found, put), text.normalize("NFC"));
}

// One letter for each letter of a clean text, so that a place in the one is the same place in the other.
function fold(text) {
  const lower = text.toLowerCase();
  const same = lower.length === text.length ? lower : [...text].map((letter) => small(letter)).join("");
  return same
    .replace(/[\u0e50-\u0e59]/g, (digit) => digit.charCodeAt(0) - 0x0e50)
    .replace(/[\u2010-\u2015\u2212]/g, "-")
    .replace(/[\u201c-\u201f]/g, '"');
}

function small(letter) {
  const lower = letter.toLowerCase();
  return lower.length === letter.length ? lower : letter;
}

// A disclosure item's code has the letter O, for which reports often print a zero, Thai or Arabic.
const CODE = /(?<![a-z\d.,])([o0])([1-9]\d?)(?!\d)/g;

// Four digits and more, of which each three may be parted by a comma, or not.
const AMOUNT = /\d{4,}|\d{1,3}(?:,\d{3})+/g;

const literal = (word) => word.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");

// What this script says, what people say for words of the pages, longest first, and, on a site of many agencies that
// have an index each, which folders are none of theirs; called at its end in a finished site.
let told;
self.prongsaiWords = ({ unreachable, meant, own }) => {
  const words = meant.map((group) => group.map((word) => fold(clean(word))));
  told = {
    unreachable,
    own,
    meant: new Map(words.map(([word, ...others]) => [word, `(?:${[word, ...others].map(literal).join("|")})`])),
    words: new RegExp(`(${words.map(([word]) => literal(word)).join("|")})`),
  };
};

function patternOf(word) {
  // Parted at a group, every second piece is what the group has found.
  const pieces = word.split(told.words);
  return new RegExp(pieces.map((piece, index) => (index % 2 ? told.meant.get(piece) : written(piece))).join(""), "g");
}

function written(piece) {
  const either = (code, letter, number) =>
    letter === "o" ? `(?:${code}|(?<![\\d.,])0${number}(?!\\d))` : `(?:${code}|(?<![a-z])o${number}(?!\\d))`;
  return literal(piece)
    .replace(CODE, either)
    .replace(AMOUNT, (number) => number.replaceAll(",", "").replace(/\B(?=(?:\d{3})+$)/g, ",?"));
}

// Tone marks and their like are forgotten or mistaken more than any other letter.
const FORGOTTEN = "[\u0e47-\u0e4c]";

function looselyOf(word) {
  const letters = [...word.replace(new RegExp(FORGOTTEN, "g"), "")];
  return new RegExp(letters.map((letter) => `${literal(letter)}${FORGOTTEN}*`).join(""), "g");
}

// The words of a query, all of which must be found; what stands in quotes is one of them, and is meant as it stands.
function wordsOf(query) {
  const typed = new Set(fold(clean(query)).match(/"[^"]+"?|[^\s"]+/g));
  return [...typed].flatMap((word) => (word.startsWith('"') ? phrase(word) : meantBy(word)));
}

function phrase(quoted) {
  const word = quoted.replaceAll('"', "").trim();
  return word ? [{ word, pattern: new RegExp(written(word), "g") }] : [];
}

// A word as it is typed where any page has it; else with other marks, or as the words that it was run together from.
function meantBy(word) {
  const typed = { word, pattern: patternOf(word) };
  const whole = [typed, { word, pattern: looselyOf(word) }].find(stands);
  return whole ? [whole] : (apart(word) ?? [typed]);
}

const stands = (word) => pages.some((page) => onPage(page, word));
const onPage = ({ parts, agency }, word) => [agency, ...parts].some((one) => one && holds(one, word));
const holds = ({ foldedTitle, foldedText }, word) => has(foldedTitle, word) || has(foldedText, word);

// Each word of a run as far as any page has it, for what stands nowhere stands nowhere with more behind it.
function apart(run) {
  const found = [];
  for (const { segment } of SEGMENTER?.segment(run) ?? []) {
    const longer = (found.at(-1)?.word ?? "") + segment;
    const next = [longer, segment].map((word) => ({ word, pattern: patternOf(word) })).find(stands);
    if (!next) return undefined;
    found.splice(next.word === longer ? -1 : found.length, 1, next);
  }
  return found.length && found.every(({ word }) => word.length > 1) ? found : undefined;
}

// Those that are searched for the present query, and what the latest index script has given.
let pages;
let given;
const loading = new Map();

// An index is a script, which a page may load from a disk as well.
self.prongsaiIndex = (index) => {
  given = index.map(({ at, title, text, sample, opens, sections }) => ({
    sample,
    opens,
    parts: [part(at, title, text), ...sections.map(([id, heading, words]) => part(`${at}#${id}`, heading, words))],
  }));
};

function part(at, title, text) {
  const [shownTitle, shownText] = [clean(title), clean(text)];
  return { at, title: shownTitle, text: shownText, foldedTitle: fold(shownTitle), foldedText: fold(shownText) };
}

function load(index) {
  if (!loading.has(index)) loading.set(index, run(SITE + index));
  return loading.get(index).catch((error) => {
    loading.delete(index);
    throw error;
  });
}

async function run(src) {
  if (self.document) await runInPage(src);
  else importScripts(src);
  // At once, before another script gives its own: one that has failed gives nothing.
  const index = given;
  given = undefined;
  if (!index) throw new Error("no index");
  return index;
}

function runInPage(src) {
  return new Promise((done, failed) => {
    const script = Object.assign(document.createElement("script"), { src, onload: () => done(), onerror: failed });
    document.head.append(script);
  });
}

// All pages of the site; of one of many agencies those of the agency that somebody stands on, or else the site's own
// with the agencies, and the pages of the few that are named.
async function searched(query, agency) {
  if (agency && told.own) return load(indexOf(agency));
  pages = await load(INDEX);
  const opened = await Promise.all(named(query).map(opening));
  const open = new Set(opened.flatMap(({ at, found }) => (found.length ? at : [])));
  return [...pages.filter(({ parts }) => !open.has(parts[0].at)), ...opened.flatMap(({ found }) => found)];
}

const indexOf = (agency) => `${agency}search.js`;
const OPENED = 8;

// The agencies that the most words of a query name, unless they are too many to be opened: of a place that many lie in
// those that are called by it.
function named(query) {
  const agencies = pages.filter(({ opens }) => opens).map(({ parts: [one] }) => one);
  const words = agencies.length ? wordsOf(query) : [];
  const called = ({ foldedTitle }, word) => has(foldedTitle, word);
  return [holds, called].map((by) => bestOf(agencies, words, by)).find(({ length }) => length <= OPENED) ?? [];
}

function bestOf(agencies, words, by) {
  const counts = agencies.map((one) => words.filter((word) => by(one, word)).length);
  const most = Math.max(1, ...counts);
  return agencies.filter((_, index) => counts[index] === most);
}

// Its pages, each of which has the agency's names as well; none where they cannot be had: the agency itself is found.
async function opening(agency) {
  const found = await load(indexOf(agency.at)).catch(() => []);
  return { at: agency.at, found: found.map((page) => ({ ...page, agency })) };
}

const has = (text, { pattern }) => text.search(pattern) >= 0;

// More of a word tells no more of a page.
const ENOUGH = 40;

function count(text, { pattern }) {
  let number = 0;
  pattern.lastIndex = 0;
  while (number < ENOUGH && pattern.test(text)) number += 1;
  return number;
}

// Pages first whose title has every word, then those that have all in a heading, in one section, or on the page.
function find(query, agency) {
  const words = wordsOf(query);
  if (!words.length) return [];
  const matching = pages.filter((page) => words.every((word) => onPage(page, word)));
  const ranked = matching.map((page) => rank(page, words, agency));
  ranked.sort((one, other) => other.score - one.score);
  return ranked.map((page, place) => group(page, words, place < DETAILED ? SHOWN : 0));
}

const TITLE = 300;
const HEADING = 200;
const SECTION = 100;
// An invented agency stands behind the real ones that have the words as well as it does.
const INVENTED = 50;
// The agency that somebody stands on comes before others that have the words as well as it does.
const HERE_FIRST = 80;
// Of pages that are named by the words, an agency's own stands before those of its years.
const STEP = 4;

function rank({ parts, sample, agency: whose }, asked, agency) {
  // What names the agency alone says nothing of which of its pages is meant.
  const own = asked.filter((word) => parts.some((one) => holds(one, word)));
  const words = whose && own.length ? own : asked;
  const length = words.reduce((sum, { word }) => sum + word.length, 0);
  const scored = parts.map((one, index) => scorePart(one, words, length, index ? HEADING : TITLE));
  const rest = scored.reduce((sum, { hits }) => sum + hits, 0);
  const best = Math.max(...scored.map(({ score }) => score));
  const steps = scored[0].score > TITLE ? parts[0].at.split("/").length : 0;
  const here = agency && parts[0].at.startsWith(agency) ? HERE_FIRST : 0;
  return { scored, score: best + Math.log2(1 + rest) + here - STEP * steps - (sample ? INVENTED : 0) };
}

function scorePart(one, words, length, worth) {
  const inTitle = words.map((word) => count(one.foldedTitle, word));
  const inText = words.map((word) => count(one.foldedText, word));
  const hits = inTitle.reduce((sum, number) => sum + number, 0) + inText.reduce((sum, number) => sum + number, 0);
  const everywhere = words.every((_, index) => inTitle[index] || inText[index]);
  const tier = inTitle.every(Boolean) ? worth + (40 * length) / one.title.length : everywhere ? SECTION : 0;
  return { one, hits, score: tier + Math.log2(1 + hits) };
}

// A word of every page has thousands of places; nobody waits for the sections of a page that far down.
const DETAILED = 30;
const SHOWN = 5;

// A page and its best sections, as the theme's bundle shows them; the page itself is always among them.
function group({ scored }, words, shown) {
  const byScore = (one, other) => other.score - one.score;
  const [root, ...sections] = scored;
  const found = sections.filter(({ hits }) => hits).sort(byScore);
  const inText = ({ one }) => words.some((word) => has(one.foldedText, word));
  const telling = [root, ...found].sort(byScore).find(inText) ?? root;
  const items = [root, ...found.slice(0, shown)].sort(byScore);
  return items.map((item) => ({
    location: item.one.at,
    title: mark(item.one.title, placesOf(item.one.foldedTitle, words)),
    text: excerpt((item === root ? telling : item).one, words),
    score: item.score,
    terms: asWritten(item === root ? [root.one, telling.one] : [item.one], words),
  }));
}

// The words as the page has them: the theme marks them, whatever their case, on the page that a result leads to.
function asWritten(parts, words) {
  const written = parts.flatMap((one) => [
    ...placesOf(one.foldedTitle, words, 5).map(([from, to]) => one.title.slice(from, to)),
    ...placesOf(one.foldedText, words, 5).map(([from, to]) => one.text.slice(from, to)),
  ]);
  return Object.fromEntries(written.map((term) => [term.toLowerCase(), true]));
}

// Where the words stand, in order: start, end, and which of the words; of each word the first places only.
function placesOf(folded, words, most = ENOUGH) {
  const places = [];
  for (const [which, { pattern }] of words.entries()) {
    pattern.lastIndex = 0;
    let found;
    for (let left = most; left && (found = pattern.exec(folded)); left -= 1) {
      places.push([found.index, pattern.lastIndex, which]);
    }
  }
  return places.sort(([one], [other]) => one - other);
}

const escaped = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
const IS_MARK = new RegExp(`[${MARKS}]`);

// HTML of a text with the places marked, each up to the end of its last cluster.
function mark(text, places) {
  let [html, done] = ["", 0];
  for (const [from, to] of places) {
    const start = Math.max(from, done);
    let end = to;
    while (end < text.length && IS_MARK.test(text[end])) end += 1;
    if (end <= start) continue;
    html += `${escaped(text.slice(done, start))}<mark>${escaped(text.slice(start, end))}</mark>`;
    done = end;
  }
  return (html + escaped(text.slice(done))).replaceAll("</mark><mark>", "").replaceAll("\n", " · ");
}

const BEFORE = 50;
const AFTER = 150;

// HTML of the stretch of a text that has the most of the words.
function excerpt({ text, foldedText }, words) {
  const places = placesOf(foldedText, words);
  const [from, to] = richest(places);
  const start = from > BEFORE ? edge(text, from - BEFORE) : 0;
  const end = Math.max(to, edge(text, from + AFTER));
  const shown = mark(text.slice(start, end), placesOf(foldedText.slice(start, end), words));
  return `${start > 0 ? "…" : ""}${shown.replace(/^[ ·]+|[ ·]+$/g, "")}${end < text.length ? "…" : ""}`;
}

function richest(places) {
  const kinds = new Set(places.map(([, , which]) => which)).size;
  let [best, most] = [places[0] ?? [0, 0], 0];
  for (const place of places) {
    const near = places.filter(([from, to]) => from >= place[0] && to <= place[0] + AFTER);
    const { size } = new Set(near.map(([, , which]) => which));
    if (size > most) [best, most] = [place, size];
    if (most === kinds) break;
  }
  return best;
}

const REACH = 40;
const SEGMENTER = self.Intl?.Segmenter ? new Intl.Segmenter("th", { granularity: "word" }) : undefined;
const FOLLOWS = new RegExp(`[${MARKS}\u0e30\u0e32\u0e33\u0e45\u0e46\u0e2f\udc00-\udfff]`);
const LEADS = /[\u0e40-\u0e44]/;

// The last place at or before `near` where the text may be cut: between words, or else between clusters.
function edge(text, near) {
  if (near >= text.length) return text.length;
  const from = Math.max(0, near - REACH);
  const segments = SEGMENTER?.segment(text.slice(from, near + REACH));
  let place = segments ? from + segments.containing(near - from).index : near;
  while (place > 0 && (FOLLOWS.test(text[place]) || LEADS.test(text[place - 1]))) place -= 1;
  return place;
}

const unreachable = () => ({ location: "", ...told.unreachable, score: 0, terms: {} });
let latest;

// The first folder of an address within the site, unless it is the site's own: all pages of an agency begin with it.
function agencyOf(from) {
  const folder = from?.startsWith(SITE) && from.slice(SITE.length).match(/^[^/?#]+\//)?.[0];
  return told.own?.some((one) => folder === `${one}/`) ? undefined : folder;
}

// Answers a message; a query typed before the index is there is answered when it is, unless another has followed it.
async function receive({ type, data, from }, reply) {
  if (type === SETUP) reply({ type: READY });
  const agency = agencyOf(from);
  if (type === PREPARE) load(agency && told.own ? indexOf(agency) : INDEX).catch(() => {});
  if (type !== QUERY) return;
  latest = data;
  const answer = (found) => {
    if (latest !== data) return undefined;
    pages = found;
    return find(data, agency);
  };
  const items = data.trim() ? await searched(data, agency).then(answer, () => [[unreachable()]]) : [];
  if (latest === data) reply({ type: RESULT, data: { items, query: data } });
}

if (self.document) self.prongsaiSearch = receive;
else self.addEventListener("message", ({ data }) => receive(data, (message) => self.postMessage(message)));
