import type { CostLine } from "../../../core/decide/decisions.ts";
import { money, thousands } from "../../plan/stats.ts";
import type { Plan } from "../../plan/types.ts";
import { h, type Markup } from "./markup.ts";

/** Where the money goes: one bar per meter, the dearest first. */
export function costSection({ cost }: Plan): Markup {
  const lines = [...cost.lines].sort((a, b) => b.monthly - a.monthly);
  const most = Math.max(0.01, ...lines.map((l) => l.monthly));
  const free = lines.filter((l) => l.monthly === 0);
  return h`<section id="cost" class="card"><h2>Cost a month</h2>
<p class="lead">About <b>${money(cost.monthly, cost.currency)}</b>.
List prices and assumed volumes: set <code>prices</code> to yours, and compare with the bill.</p>
<ul class="rows">${lines.filter((l) => l.monthly > 0).map((l) => row(l, most, cost.currency))}</ul>
${free.length > 0 ? h`<p class="soft small">Within free amounts: ${free.map(named).join(", ")}.</p>` : undefined}</section>`;
}

const quantity = (l: CostLine): string => `${l.quantity < 10 ? String(l.quantity) : thousands(l.quantity)} ${l.unit}`;
const named = (l: CostLine): string => `${l.meter} (${quantity(l)})`;

function row(l: CostLine, most: number, currency: string): Markup {
  const width = ((l.monthly / most) * 100).toFixed(2);
  const price = `${currency === "USD" ? "$" : ""}${l.unitPrice}`;
  return h`<li class="row"><span class="name">${l.meter}<br><span class="soft small">${quantity(l)} at ${price}</span></span>
<svg class="track" viewBox="0 0 100 14" preserveAspectRatio="none" role="img" aria-label="${money(l.monthly, currency)}">
<rect width="100" height="14" rx="1.5" fill="var(--tint)"/><rect width="${width}" height="14" rx="1.5" fill="var(--accent)"/></svg>
<span class="n"><b>${money(l.monthly, currency)}</b></span></li>`;
}
