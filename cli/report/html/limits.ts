import type { LimitLine } from "../../../core/decide/decisions.ts";
import { percent, thousands } from "../../plan/stats.ts";
import type { Plan } from "../../plan/types.ts";
import { h, link, type Markup } from "./markup.ts";

const SHOWN = 8;
const use = (l: LimitLine): number => (l.max > 0 ? l.used / l.max : 1);

/** The limits of Azure that the plan uses most of. */
export function limitsSection({ limits }: Plan): Markup {
  const sorted = [...limits].sort((a, b) => use(b) - use(a));
  const rest = sorted.slice(SHOWN);
  return h`<section id="limits" class="card"><h2>Azure's limits</h2>
<p class="lead">What this plan uses of them, with the rules that others made and the inventory lists.</p>
<div class="grid gauges">${sorted.slice(0, SHOWN).map(gauge)}</div>
${rest.length > 0 ? h`<details><summary>${rest.length} more limits</summary><ul>${rest.map(line)}</ul></details>` : undefined}</section>`;
}

const line = (l: LimitLine): Markup => h`<li>${l.limit} in ${l.scope}: ${thousands(l.used)} of ${thousands(l.max)}</li>`;

function gauge(l: LimitLine): Markup {
  const share = Math.min(1, use(l));
  const half = Math.PI * 40;
  const colour = l.used > l.max ? "var(--missing)" : share >= 0.8 ? "var(--warn)" : "var(--covered)";
  const arc = "M10 50 A40 40 0 0 1 90 50";
  return h`<div class="gauge"><svg viewBox="0 0 100 58" role="img" aria-label="${l.used} of ${l.max}">
<path d="${arc}" fill="none" stroke="var(--tint)" stroke-width="10"/>
<path d="${arc}" fill="none" stroke="${colour}" stroke-width="10" stroke-dasharray="${(share * half).toFixed(2)} ${half.toFixed(2)}"/>
<text x="50" y="50" text-anchor="middle" font-size="17" font-weight="700" fill="currentColor">${percent(l.used, l.max)} %</text></svg>
<p><b>${thousands(l.used)}</b> of ${thousands(l.max)} ${link(l.source, l.limit)}</p><p class="soft small wide">${l.scope}</p></div>`;
}
