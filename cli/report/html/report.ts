import { createHash } from "node:crypto";
import { statsOf } from "../../plan/stats.ts";
import type { Plan } from "../../plan/types.ts";
import { alertsSection } from "./alerts.ts";
import { ruleAnchors } from "./anchors.ts";
import { coverageSection } from "./coverage.ts";
import { costSection } from "./cost.ts";
import { findingsSection } from "./findings.ts";
import { headline } from "./headline.ts";
import { kindsSection } from "./kinds.ts";
import { limitsSection } from "./limits.ts";
import { h, type Markup, trusted } from "./markup.ts";
import { routingSection } from "./routing.ts";
import { script } from "./script.ts";
import { style } from "./style.ts";
import { targetsSection } from "./targets.ts";
import { uncoveredSection } from "./uncovered.ts";

const sections = [
  ["uncovered", "Uncovered"],
  ["coverage", "Coverage"],
  ["cost", "Cost"],
  ["limits", "Limits"],
  ["findings", "Findings"],
  ["routing", "Who is called"],
  ["targets", "Targets"],
  ["alerts", "Alerts"],
  ["kinds", "Resources"],
] as const;

/** What the plan itself does not hold, since it is the same for the same input. */
export interface About {
  /** `YYYY-MM-DD` that the plan was made for. */
  today?: string;
  version?: string;
  /** When the inventory's files were last written, the oldest first; a file copied or checked out has a day of its own. */
  inventory?: string[];
}

/** The report: one file that opens from anywhere, asks the network for nothing, and reads without its script. */
export function htmlReport(plan: Plan, about: About = {}): string {
  const stats = statsOf(plan);
  // Even if an escape were missed, the browser runs no script but this one and loads nothing at all.
  const hash = createHash("sha256").update(script).digest("base64");
  const policy = `default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
  const title = `Monitoring plan of ${plan.environment}`;
  const page = h`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${trusted(style)}</style>
<noscript><style>.later{display:revert!important}</style></noscript>
</head>
<body>
<div class="wrap">
<header class="top">
<h1>${title}</h1>
<p>What azmon would deploy, what it covers and what it costs. Preset ${plan.preset ?? "none"}, cloud ${plan.cloud ?? "public"}.</p>
${made(about)}
</header>
${headline(plan, stats)}
<nav aria-label="Sections"><ul>${sections.map(([id, label]) => h`<li><a href="#${id}">${label}</a></li>`)}</ul></nav>
<main>
${uncoveredSection(stats, plan)}
<div class="grid two">${coverageSection(stats)}<div class="stack">${costSection(plan)}${limitsSection(plan)}</div></div>
${findingsSection(plan)}
${routingSection(plan)}
${targetsSection(stats, ruleAnchors(plan.alerts))}
${alertsSection(plan)}
${kindsSection(plan, stats)}
</main>
<footer>Made by azmon from plan.json, which lies beside this file. Costs are estimates at list prices.</footer>
</div>
<script>${trusted(script)}</script>
</body>
</html>
`;
  return page.text;
}

function made({ today, version, inventory = [] }: About): Markup | undefined {
  const parts = [
    ...(today ? [`Made for ${today}`] : []),
    ...(version ? [`by azmon ${version}`] : []),
    ...(inventory.length > 0
      ? [`from an inventory written ${[...new Set([inventory[0]!, inventory.at(-1)!])].join(" to ")}`]
      : []),
  ];
  return parts.length === 0 ? undefined : h`<p>${parts.join(" ")}.</p>`;
}
