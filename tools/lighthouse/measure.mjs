// Lighthouse on the pages of a new and of a lived-in runner, as a table:  node measure.mjs NEW LIVED [PAGE ...]
// NEW, LIVED: addresses of two servers. PAGE: a path of the lived-in runner, instead of all of them.
// CHROMIUM: the browser. REPORT: a file for what is behind the table, as JSON. RUNS: the median of so many runs.
// The exit code is 1 when a page is below 100 in performance, accessibility or best practices.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { launch } from "chrome-launcher";
import lighthouse, { desktopConfig } from "lighthouse";

const CATEGORIES = ["performance", "accessibility", "best-practices"];
const METRICS = ["first-contentful-paint", "largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift", "speed-index"];
const PRESETS = { mobile: undefined, desktop: desktopConfig };
const PAGES = ["/today", "/week", "/progress", "/exercises", "/learn", "/learn/may-i-run-with-it", "/session", "/settings"];
const QUIET = [
  "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
];

const [fresh, lived, ...wanted] = process.argv.slice(2);
const runs = Number(process.env.RUNS ?? 1);
const pages = wanted.length ? wanted.map((path) => [lived, path]) : [[fresh, "/"], ...PAGES.map((path) => [lived, path])];

function median(numbers) {
  return [...numbers].sort((one, other) => one - other)[Math.floor(numbers.length / 2)];
}

// What keeps a category from 100: its audits that count and are not whole.
function behind(report, category) {
  return report.categories[category].auditRefs
    .filter(({ weight, id }) => weight > 0 && report.audits[id].score !== null && report.audits[id].score < 1)
    .map(({ id }) => {
      const { title, displayValue, score, details } = report.audits[id];
      const where = details?.items?.slice(0, 3).map(({ node, url, description }) => node?.selector ?? description ?? url);
      return { id, title, displayValue, score, where: where?.filter(Boolean) };
    });
}

// Audits that count for nothing, and still say that something could be better.
function hints(report) {
  const refs = CATEGORIES.flatMap((category) => report.categories[category].auditRefs);
  return refs
    .filter(({ weight, id }) => weight === 0 && report.audits[id].score !== null && report.audits[id].score < 1)
    .map(({ id }) => `${id}: ${report.audits[id].displayValue ?? report.audits[id].title}`);
}

async function measured(address, path, preset) {
  // a browser of its own for each page: what one keeps, its offline worker too, is not there for the next
  const profile = mkdtempSync(join(tmpdir(), "lighthouse-"));
  const chrome = await launch({ chromePath: process.env.CHROMIUM, chromeFlags: QUIET, userDataDir: profile });
  try {
    const flags = { port: chrome.port, output: "json", logLevel: "error", onlyCategories: CATEGORIES };
    const { lhr } = await lighthouse(address + path, flags, PRESETS[preset]);
    if (lhr.runtimeError) throw new Error(`${path}: ${lhr.runtimeError.message}`);
    return lhr;
  } finally {
    await chrome.kill();
    rmSync(profile, { recursive: true, force: true });
  }
}

async function row(address, path, preset) {
  const reports = [];
  await (await fetch(address + path)).text();  // the first answer of a server that has just begun takes longer
  while (reports.length < runs) reports.push(await measured(address, path, preset));
  const score = (category) => Math.round(100 * median(reports.map((each) => each.categories[category].score)));
  const metric = (id) => median(reports.map((each) => each.audits[id].numericValue));
  const last = reports.at(-1), requests = last.audits["network-requests"]?.details.items ?? [];
  const asked = new URL(last.finalDisplayedUrl).pathname;
  return {
    path, preset, asked,
    scores: Object.fromEntries(CATEGORIES.map((category) => [category, score(category)])),
    metrics: Object.fromEntries(METRICS.map((id) => [id, metric(id)])),
    requests: requests.length,
    bytes: requests.reduce((sum, each) => sum + each.transferSize, 0),
    behind: Object.fromEntries(CATEGORIES.map((category) => [category, behind(last, category)])),
    hints: hints(last),
    version: last.lighthouseVersion,
  };
}

function line({ path, preset, asked, scores, metrics, requests, bytes }) {
  const [fcp, lcp, tbt, cls, speed] = METRICS.map((id) => metrics[id]);
  const s = (ms) => `${(ms / 1000).toFixed(1)} s`;
  const cells = [
    (asked === path ? path : `${path} -> ${asked}`).padEnd(26), preset.padEnd(8),
    ...CATEGORIES.map((category) => String(scores[category]).padStart(5)),
    s(fcp).padStart(8), s(lcp).padStart(8), `${Math.round(tbt)} ms`.padStart(8), cls.toFixed(3).padStart(7), s(speed).padStart(8),
    String(requests).padStart(9), `${(bytes / 1000).toFixed(0)} kB`.padStart(8),
  ];
  return cells.join(" ");
}

console.log(
  `${"page".padEnd(26)} ${"preset".padEnd(8)} perf  a11y  best ${["FCP", "LCP", "TBT"].map((word) => word.padStart(8)).join(" ")} `
  + `${"CLS".padStart(7)} ${"speed".padStart(8)} ${"requests".padStart(9)} ${"weight".padStart(8)}`,
);
const rows = [];
for (const [address, path] of pages) {
  for (const preset of Object.keys(PRESETS)) {
    const found = await row(address, path, preset);
    rows.push(found);
    console.log(line(found));
    for (const faults of Object.values(found.behind)) {
      for (const { id, displayValue, where } of faults) {
        if (!METRICS.includes(id)) console.log(`    ${id}${displayValue ? `: ${displayValue}` : ""}${where?.length ? `: ${where.join(", ")}` : ""}`);
      }
    }
  }
}
if (process.env.REPORT) writeFileSync(process.env.REPORT, JSON.stringify(rows, null, 2));
const least = Math.min(...rows.flatMap(({ scores }) => Object.values(scores)));
console.log(`\nLighthouse ${rows[0].version}, ${runs === 1 ? "one run" : `the median of ${runs} runs`} of each; lowest score ${least}.`);
process.exitCode = least < 100 ? 1 : 0;
