import { resourceTypes } from "../../catalogue/index.ts";
import { casesByAlert } from "../../catalogue/cases/index.ts";
import { type AlertEntry, type Preset, presets } from "../../catalogue/schema.ts";
import { scopeAlerts } from "../../catalogue/scopeAlerts.ts";
import { baseValues } from "../../core/decide/effective.ts";
import { checkedEnvironment } from "../../core/config/environment.ts";
import { nearest } from "../../core/base/nearest.ts";
import { Refusal } from "../../core/base/refusal.ts";
import { variantsIn } from "../../proof/environment.ts";
import { type Prepared, trialsOf, type Variant } from "../../proof/trials.ts";
import { findProject } from "../plan/project.ts";
import { readStackConfig } from "../plan/stackConfig.ts";
import { CONFIG_KEY } from "../../core/config/stackFile.ts";

export interface TestOptions {
  stack?: string;
  config?: string;
  preset?: string;
  junit?: string;
  watch?: boolean;
}

/** What to run, and with whose values. */
export interface Chosen extends Prepared {
  preset: Preset;
  /** "the catalogue's values, preset production". */
  values: string;
  /** Alerts of the choice that have no case. */
  without: AlertEntry[];
}

/** Every alert once: types may share one. */
export const allAlerts = (): AlertEntry[] => {
  const all = [...resourceTypes.flatMap((t) => t.alerts), ...scopeAlerts.map((s) => s.alert)];
  return [...new Map(all.map((a) => [a.id, a])).values()];
};
const typesOf = (alert: string): string[] => resourceTypes.filter((t) => t.alerts.some((a) => a.id === alert)).map((t) => t.type);

export function choose(names: readonly string[], options: TestOptions, from = process.cwd()): Chosen {
  const entries = named(names, allAlerts());
  const { preset, values, variantsOf } = valuesFor(options, from);
  const prepared = trialsOf(entries, casesByAlert, preset, variantsOf);
  return { ...prepared, preset, values, without: entries.filter((e) => !(e.id in casesByAlert)) };
}

interface Values {
  preset: Preset;
  values: string;
  variantsOf: (entry: AlertEntry) => Variant[];
}

/** Without a stack the catalogue is tested alone: that needs no project, and says whether azmon itself is right. */
function valuesFor(options: TestOptions, from: string): Values {
  if (options.stack === undefined && options.config === undefined) {
    const preset = presetNamed(options.preset ?? "production");
    return {
      preset,
      values: `the catalogue's values, preset ${preset}`,
      variantsOf: (entry) => [{ values: baseValues(entry, preset) }],
    };
  }
  if (options.preset !== undefined)
    throw new Refusal([{ path: "--preset", message: "a stack has its own preset: give one or the other" }]);
  const { stack, values } = readStackConfig(findProject(from), options);
  const config = checkedEnvironment(JSON.parse(values[CONFIG_KEY]!) as unknown);
  const { preset } = config;
  return { preset, values: `the values of stack ${stack}, preset ${preset}`, variantsOf: variantsIn(config, typesOf) };
}

function presetNamed(name: string): Preset {
  const preset = presets.find((p) => p === name);
  if (preset !== undefined) return preset;
  const allowed = presets.join(", ");
  throw new Refusal([{ path: "--preset", message: "is no preset", found: name, allowed, nearest: nearest(name, [...presets]) }]);
}

/** Alerts by id or by the beginning of it; all where none is named. */
function named(names: readonly string[], all: AlertEntry[]): AlertEntry[] {
  const belongs = (name: string, id: string): boolean => id === name || id.startsWith(`${name.replace(/[.*]+$/, "")}.`);
  const ids = all.map((a) => a.id);
  const unknown = names.filter((name) => !ids.some((id) => belongs(name, id)));
  if (unknown.length > 0)
    throw new Refusal(
      unknown.map((name) => ({
        path: "alert",
        message: "no alert of the catalogue has this id or begins so",
        found: name,
        nearest: nearest(name, [...ids, ...new Set(ids.map((id) => id.split(".")[0]!))]),
      })),
    );
  return names.length === 0 ? all : all.filter(({ id }) => names.some((name) => belongs(name, id)));
}
