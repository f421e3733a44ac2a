import type { AlertEntry } from "../../catalogue/schema.ts";
import { groupBy } from "../base/list.ts";
import type { EnvironmentConfig, Exemption } from "../config/schema.ts";
import { exemptionExpired, exemptionIdle } from "../findings/coverage.ts";
import type { Finding } from "../findings/finding.ts";
import type { CoverageRow, Exempted } from "../insights/insight.ts";
import type { Target } from "../inventory/types.ts";
import { matchesSelector } from "./selection.ts";

const signalOfFeed: Record<string, string> = {
  agent: "agent",
  "container-logs": "container-logs",
  "flow-logs": "flow-log",
  diagnostics: "diagnostics",
};
/** The signal that an alert needs before it can say anything. */
export function feedSignal(alert: AlertEntry): string | undefined {
  if (alert.kind === "prometheus") return "prometheus";
  return alert.kind === "log" ? signalOfFeed[alert.feed] : undefined;
}

/** Without a day none ends. */
const lasts = ({ expires }: Exemption, today: string | undefined): boolean => today === undefined || expires >= today;

/** Puts exemptions over coverage: a matching, unexpired one makes `exempt` of what applies. */
export class Exemptions {
  private readonly live: { exemption: Exemption; path: string; used: boolean }[] = [];
  private readonly expired: Finding[] = [];
  private readonly targets: ReadonlyMap<string, Target>;

  constructor({ config, today, targets }: { config: EnvironmentConfig; today?: string; targets: readonly Target[] }) {
    this.targets = new Map(targets.map((t) => [t.key, t]));
    config.exemptions.forEach((exemption, i) => {
      const path = `exemptions[${i}]`;
      if (lasts(exemption, today)) this.live.push({ exemption, path, used: false });
      else this.expired.push(exemptionExpired.of({ path }, exemption));
    });
  }

  over(rows: CoverageRow[]): CoverageRow[] {
    if (this.live.length === 0) return rows;
    return rows.map((row): CoverageRow => {
      if (row.status === "notApplicable") return row;
      const hit = this.live.find(
        ({ exemption: e }) => (e.signal === "*" || e.signal === row.signal) && selects(e, this.targets.get(row.target)),
      );
      if (!hit) return row;
      hit.used = true;
      const { reason, owner, expires } = hit.exemption;
      return { ...row, status: "exempt", by: [], reason, owner, expires };
    });
  }

  /** Those that expired, and after `over` those that matched nothing. */
  findings(): Finding[] {
    const unused = this.live.filter((e) => !e.used).map(({ exemption, path }) => exemptionIdle.of({ path }, exemption));
    return [...this.expired, ...unused];
  }
}

const selects = (e: Exemption, target: Target | undefined): boolean => target !== undefined && matchesSelector(target, e.match);

/** Whether an exemption takes a signal off a target: what is made for the signal then leaves the target out. */
export function exemptionsOf({ exemptions }: EnvironmentConfig, today: string | undefined): Exempted {
  const live = exemptions.filter((e) => lasts(e, today));
  if (live.length === 0) return () => false;
  const bySignal = groupBy(live, (e) => e.signal);
  const all = bySignal.get("*") ?? [];
  return (signal, target) => [...(bySignal.get(signal) ?? []), ...all].some((e) => matchesSelector(target, e.match));
}

/** An alert is exempt by itself, or with the data it reads. */
export function exemptAlert(exempted: Exempted, alert: AlertEntry, target: Target): boolean {
  const feed = feedSignal(alert);
  return exempted(alert.id, target) || (feed !== undefined && exempted(feed, target));
}
