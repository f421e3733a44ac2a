import { fileURLToPath } from "node:url";
import { makePlan } from "../../cli/plan/make.ts";
import type { Plan } from "../../cli/plan/types.ts";
import { styleFor } from "../../cli/terminal/style.ts";
import { summary } from "../../cli/terminal/summary.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const written = ["plan.json", "report.html", "report.md"].map((file) => `out/prod/${file}`);

/** The README with what `npm run plan` prints now. On a fixed day: what ends later must not make the page look stale. */
export async function renderReadme(readme: string, made?: Plan): Promise<string> {
  const plan = made ?? (await makePlan({ stack: "prod", today: "2026-12-01" }, undefined, root)).plan;
  const printed = summary(plan, { style: styleFor(false), columns: 110, written }).trim();
  return readme.replace(/(?<=^```\n)Plan of prod[^]*?(?=\n```$)/m, () => printed);
}
