import { compare } from "../../core/base/json.ts";

/** What a machine did over some days, as the saved function `azmon_vm_usage` measures it from InsightsMetrics. */
export interface MeasuredMachine {
  /** ARM id. */
  id: string;
  computer: string;
  /** Hours with data, of the `windowHours` looked at. */
  hours: number;
  windowHours: number;
  cpuP95: number;
  cpuMax: number;
  /** Percent of memory in use. */
  memoryP95: number;
  /** Both directions. */
  networkBytesPerSecond: number;
}

/**
 * When a machine is idle, too large or too small. The measured window must be nearly whole: a machine that ran for one quiet hour proves
 * nothing. CPU and network for idle follow the idea of Azure Advisor's shutdown rule, with room for the agents' own work; half the size
 * doubles both percentages, so right-sizing asks for less than 40 in each.
 */
export const adviceRule = {
  minimumDays: 7,
  minimumCoverage: 0.8,
  idle: { cpuP95: 5, cpuMax: 20, networkBytesPerSecond: 10_000 },
  oversized: { cpuP95: 35, memoryP95: 40 },
  undersized: { cpuP95: 90, memoryP95: 95 },
} as const;
export const HOURS_A_MONTH = 730;

type AdviceKind = "idle" | "oversized" | "undersized";
interface Advice {
  id: string;
  kind: AdviceKind;
  action: string;
  /** The rule in words, and the row it stands on. */
  because: string;
  measured: MeasuredMachine;
  /** USD a month that the action saves; absent where no price is known, negative where it costs more. */
  monthlySaving?: number;
}

const actions: Record<AdviceKind, string> = {
  idle: "Stop and deallocate it, or delete it.",
  oversized: "Resize to half the cores and memory.",
  undersized: "Resize to the next size up.",
};
/** Next to what the machine costs: within a family, half the size is half the price. */
const savedShare: Record<AdviceKind, number> = { idle: 1, oversized: 0.5, undersized: -1 };

/** What the measured rows say. `hourlyPrice` is the price of a machine's size in USD, by lower-cased ARM id. */
export function adviseMachines(rows: MeasuredMachine[], hourlyPrice: Record<string, number> = {}): Advice[] {
  return rows
    .filter((m) => m.windowHours >= adviceRule.minimumDays * 24 && m.hours >= m.windowHours * adviceRule.minimumCoverage)
    .flatMap((measured) => {
      const kind = kindOf(measured);
      if (!kind) return [];
      const price = hourlyPrice[measured.id.toLowerCase()];
      const saving =
        price === undefined ? {} : { monthlySaving: Math.round(price * HOURS_A_MONTH * savedShare[kind] * 100) / 100 };
      return [{ id: measured.id, kind, action: actions[kind], because: reasonOf(kind, measured), measured, ...saving }];
    })
    .sort((a, b) => (b.monthlySaving ?? 0) - (a.monthlySaving ?? 0) || compare(a.id, b.id));
}

function kindOf(m: MeasuredMachine): AdviceKind | undefined {
  const { idle, oversized, undersized } = adviceRule;
  if (m.cpuP95 < idle.cpuP95 && m.cpuMax < idle.cpuMax && m.networkBytesPerSecond < idle.networkBytesPerSecond) return "idle";
  if (m.cpuP95 >= undersized.cpuP95 || m.memoryP95 >= undersized.memoryP95) return "undersized";
  return m.cpuP95 < oversized.cpuP95 && m.memoryP95 < oversized.memoryP95 ? "oversized" : undefined;
}

function reasonOf(kind: AdviceKind, m: MeasuredMachine): string {
  const { idle, oversized, undersized } = adviceRule;
  const measured =
    `over ${m.hours} of ${m.windowHours} hours: CPU ${m.cpuP95} % (95th percentile), ${m.cpuMax} % ` +
    `(most), memory ${m.memoryP95} %, network ${m.networkBytesPerSecond} B/s`;
  const rule = {
    idle: `below ${idle.cpuP95} % CPU, never above ${idle.cpuMax} %, below ${idle.networkBytesPerSecond} B/s`,
    oversized: `below ${oversized.cpuP95} % CPU and ${oversized.memoryP95} % memory`,
    undersized: `from ${undersized.cpuP95} % CPU or ${undersized.memoryP95} % memory`,
  }[kind];
  return `${kind} is ${rule}; measured ${measured}`;
}
