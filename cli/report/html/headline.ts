import { type Stats, money, percent, thousands } from "../../plan/stats.ts";
import type { Plan } from "../../plan/types.ts";
import { type Markup, h } from "./markup.ts";

/** The five figures a team lead asks for. */
export function headline(plan: Plan, stats: Stats): Markup {
  const { signals, findings } = stats;
  const share = percent(stats.watched, stats.watchable);
  const unwatched = stats.watchable - stats.watched;
  const blind = unwatched > 0 ? `; ${thousands(unwatched)} are not` : "";
  const count = stats.kinds.reduce((n, k) => n + k.count, 0);
  const found = `${findings.error} errors, ${findings.warning} warnings, ${findings.info} for information`;
  return h`<div class="grid heads">
<div class="card head ring">${ring(share)}<div><div class="label">Watched</div><div class="big">${share} %</div>
<div class="note">${thousands(stats.watched)} of ${thousands(stats.watchable)} resources that can be${blind}</div></div></div>
${card("Alert rules", thousands(plan.alerts.length), `${thousands(signals.covered)} signals covered, ${thousands(signals.missing)} missing`)}
${card("Azure resources", thousands(count), `of ${stats.kinds.length} kinds, for ${thousands(stats.targets.length)} selected targets`)}
${card("Cost a month", money(plan.cost.monthly, plan.cost.currency), "estimate at list prices")}
${card("Findings", thousands(plan.findings.length), found)}
</div>`;
}

const card = (label: string, big: string, note: string): Markup =>
  h`<div class="card head"><div class="label">${label}</div><div class="big">${big}</div><div class="note">${note}</div></div>`;

/** A ring filled to `share` percent. */
function ring(share: number): Markup {
  const around = 2 * Math.PI * 15;
  const colour = share >= 90 ? "var(--covered)" : share >= 60 ? "var(--warn)" : "var(--missing)";
  const dash = `${((share / 100) * around).toFixed(2)} ${around.toFixed(2)}`;
  return h`<svg viewBox="0 0 40 40" aria-hidden="true"><circle cx="20" cy="20" r="15" fill="none" stroke="var(--tint)" stroke-width="6"/>
<circle cx="20" cy="20" r="15" fill="none" stroke="${colour}" stroke-width="6" stroke-dasharray="${dash}"
transform="rotate(-90 20 20)"/></svg>`;
}
