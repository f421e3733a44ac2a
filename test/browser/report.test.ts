import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, type Page, chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { htmlReport } from "../../cli/report/html/report.ts";
import { hostile, samplePlan } from "../../cli/testing/plan.ts";
import { findChromium } from "./chromium.ts";

const executablePath = findChromium();
const folder = mkdtempSync(join(tmpdir(), "azmon-report-"));
afterAll(() => rmSync(folder, { recursive: true }));
const reportFile = (name: string, ...names: Parameters<typeof samplePlan>): string => {
  const file = join(folder, `${name}.html`);
  writeFileSync(file, htmlReport(samplePlan(...names)));
  return pathToFileURL(file).href;
};

describe.skipIf(!executablePath)("the report in a browser", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  });
  afterAll(async () => browser?.close());

  /** Opens a page and collects all that should not happen on it. */
  async function open(url: string, options: Parameters<Browser["newPage"]>[0] = {}): Promise<{ page: Page; trouble: string[] }> {
    const page = await browser.newPage(options);
    const trouble: string[] = [];
    page.on("console", (m) => m.type() === "error" && trouble.push(`console: ${m.text()}`));
    page.on("pageerror", (e) => trouble.push(`error: ${e.message}`));
    page.on("request", (r) => r.url() !== url && trouble.push(`request: ${r.url()}`));
    await page.goto(url);
    return { page, trouble };
  }

  test("it opens from the file system without an error or a request", async () => {
    const { page, trouble } = await open(reportFile("plain"));
    expect(await page.title()).toBe("Monitoring plan of prod");
    await page.waitForTimeout(200);
    expect(trouble).toEqual([]);
  });

  test("filter, choice and sort work on the tables", async () => {
    const { page, trouble } = await open(reportFile("filter"));
    const rows = page.locator("#targets-table tbody tr:visible");
    await page.getByLabel("Filter targets").fill("no workspace");
    expect(await rows.count()).toBe(1);
    expect(await page.locator("[data-table=targets-table] output").textContent()).toBe("1 of 3");
    await page.getByLabel("Filter targets").fill("");
    await page.getByLabel("State").selectOption("partly");
    expect(await rows.locator("td:first-child").allTextContents()).toEqual(["stone"]);
    await page.getByLabel("State").selectOption("");
    const heading = page.locator("#targets-table th", { hasText: "Resource" });
    const sorted = async () => [await heading.getAttribute("aria-sort"), await rows.locator("td:first-child").allTextContents()];
    await heading.getByRole("button").click();
    expect(await sorted()).toEqual(["ascending", ["stone", "stthree", "sttwo"]]);
    await heading.getByRole("button").click();
    expect(await sorted()).toEqual(["descending", ["sttwo", "stthree", "stone"]]);
    expect(trouble).toEqual([]);
  });

  test("hostile names are text: nothing runs, nothing loads", async () => {
    const { page, trouble } = await open(reportFile("hostile", [hostile, `${hostile}2`, `${hostile}3`]));
    await page.waitForTimeout(200);
    expect(await page.evaluate("[window.pwned, document.images.length, document.scripts.length]")).toEqual([undefined, 0, 1]);
    expect(await page.locator("#targets-table tbody tr").count()).toBe(3);
    expect(trouble).toEqual([]);
  });

  test("even markup that got in would not run: the page's own policy forbids it", async () => {
    const file = join(folder, "injected.html");
    const attack = "<script>window.pwned=1</script><img src=x onerror='window.pwned=2'></body>";
    writeFileSync(file, htmlReport(samplePlan()).replace("</body>", attack));
    const { page } = await open(pathToFileURL(file).href);
    await page.waitForTimeout(200);
    expect(await page.evaluate("window.pwned")).toBeUndefined();
  });

  test.each([400, 1440])("nothing is wider than a window of %i pixels", async (width) => {
    const long = "a-very-long-name-without-any-break-".repeat(4);
    const { page } = await open(reportFile(`wide-${width}`, [long, `${long}2`, hostile]), { viewport: { width, height: 900 } });
    await page.locator("details").evaluateAll((all) => all.forEach((d) => d.setAttribute("open", "")));
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
  });

  test.each(["light", "dark"] as const)("text stands out from its ground in the %s scheme", async (colorScheme) => {
    const { page } = await open(reportFile(`scheme-${colorScheme}`), { colorScheme });
    expect(await page.evaluate(lowestContrast)).toBeGreaterThanOrEqual(4.5);
  });

  test("without JavaScript every row is there and no dead control is", async () => {
    const { page } = await open(reportFile("noscript"), { javaScriptEnabled: false });
    expect(await page.locator("#alerts-table tbody tr:visible").count()).toBe(2);
    expect(await page.locator("input:visible").count()).toBe(0);
  });
});

/** The lowest WCAG contrast of any text with the background it stands on; runs in the page. */
const lowestContrast = `(() => {
  const numbers = (c) => c.match(/[\\d.]+/g).map(Number);
  const light = (c) => {
    const [r, g, b] = numbers(c).map((v) => (v / 255 <= 0.03928 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (e) => {
    for (; e; e = e.parentElement) {
      const c = getComputedStyle(e).backgroundColor;
      if ((numbers(c)[3] ?? 1) === 1) return c;
    }
    return "rgb(255,255,255)";
  };
  const texts = [...document.querySelectorAll("body *")].filter(
    (e) => e.checkVisibility() && [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim()) && !e.closest("svg,script"),
  );
  return Math.min(...texts.map((e) => {
    const [a, b] = [light(getComputedStyle(e).color), light(ground(e))].sort((x, y) => y - x);
    return (a + 0.05) / (b + 0.05);
  }));
})()`;
