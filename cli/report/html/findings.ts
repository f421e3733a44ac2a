import { findings as catalogue } from "../../../core/findings/index.ts";
import { groupBy } from "../../../core/base/list.ts";
import type { Finding } from "../../../core/findings/finding.ts";
import type { Plan } from "../../plan/types.ts";
import { nameOf } from "../names.ts";
import { h, link, type Markup } from "./markup.ts";

const order = { error: 0, warning: 1, info: 2 };
const words = { error: "error", warning: "warning", info: "information" };
const SHOWN = 50;

/** By code: what is wrong, what it means and the way out. */
export function findingsSection({ findings }: Plan): Markup {
  const groups = [...groupBy(findings, (f) => `${order[f.severity]} ${f.code}`)].sort(([a], [b]) => (a < b ? -1 : 1));
  return h`<section id="findings" class="card"><h2>Findings</h2>
${
  groups.length === 0
    ? h`<p class="lead good">None.</p>`
    : h`<p class="lead">Each with its way out. An error means that the plan cannot be deployed as it is.</p>
${groups.map(([, list]) => group(list))}`
}</section>`;
}

function group(list: Finding[]): Markup {
  const { code, severity } = list[0]!;
  const text = catalogue[code];
  const ways = new Set(list.map((f) => f.suggestion ?? ""));
  const common = ways.size === 1 ? [...ways][0]! : "";
  return h`<details${severity === "error" ? h` open` : undefined}><summary><span class="tag ${severity}">${words[severity]}</span>
<h3>${code} ${text?.title ?? list[0]!.message}</h3> <span class="soft">× ${list.length}</span></summary>
${text ? h`<p class="soft">${text.explanation}${text.source ? h` ${link(text.source, "Source")}.` : undefined}</p>` : undefined}
${common ? h`<p><b>Way out:</b> ${common}</p>` : undefined}
<ul>${list.slice(0, SHOWN).map((f) => item(f, common === ""))}</ul>
${list.length > SHOWN ? h`<p class="soft">And ${list.length - SHOWN} more in plan.json.</p>` : undefined}</details>`;
}

function item(f: Finding, withWay: boolean): Markup {
  const place = f.target ? h` <span class="soft small" title="${f.target}">${nameOf(f.target)}</span>` : undefined;
  const path = f.path ? h` <code>${f.path}</code>` : undefined;
  return h`<li>${f.message}${place}${path}${withWay && f.suggestion ? h`<br><b>Way out:</b> ${f.suggestion}` : undefined}</li>`;
}
