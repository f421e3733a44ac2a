import type { Preset } from "../../catalogue/schema.ts";
import type { EnvironmentConfig } from "./schema.ts";

/** What a preset says of settings that the environment leaves open, in the shape of the config. */
interface PresetDefaults {
  /** False: no rule gets an action group, unless an override names one. */
  pages: boolean;
  protect: boolean;
  workspace: { retentionInDays: number; dailyQuotaGb: number; localAuth: boolean };
  vmInsights: { samplingFrequencyInSeconds: number; events: "none" | "errors" | "warnings" };
  storageInsights: { resourceLogs: "none" | "writes" | "all" };
  networkInsights: { trafficAnalyticsInterval: 10 | 60 };
}

/** In development data is cheap and short-lived; in production it is kept, guarded and never cut off by a cap. */
export const presetDefaults: Record<Preset, PresetDefaults> = {
  development: {
    pages: false,
    protect: false,
    workspace: { retentionInDays: 30, dailyQuotaGb: 1, localAuth: true },
    vmInsights: { samplingFrequencyInSeconds: 300, events: "errors" },
    storageInsights: { resourceLogs: "none" },
    networkInsights: { trafficAnalyticsInterval: 60 },
  },
  test: {
    pages: true,
    protect: false,
    workspace: { retentionInDays: 30, dailyQuotaGb: 5, localAuth: true },
    vmInsights: { samplingFrequencyInSeconds: 60, events: "warnings" },
    storageInsights: { resourceLogs: "none" },
    networkInsights: { trafficAnalyticsInterval: 60 },
  },
  production: {
    pages: true,
    protect: true,
    workspace: { retentionInDays: 90, dailyQuotaGb: -1, localAuth: false },
    vmInsights: { samplingFrequencyInSeconds: 60, events: "warnings" },
    storageInsights: { resourceLogs: "writes" },
    networkInsights: { trafficAnalyticsInterval: 10 },
  },
};

type With<Section extends "vmInsights" | "storageInsights" | "networkInsights"> = EnvironmentConfig[Section] &
  PresetDefaults[Section];

/** The environment with the preset's choices filled in; usable wherever an `EnvironmentConfig` is. */
export interface ResolvedConfig extends EnvironmentConfig {
  protect: boolean;
  /** `dailyQuotaGb` absent: no cap. */
  workspace: EnvironmentConfig["workspace"] & { retentionInDays: number; localAuth: boolean };
  vmInsights: With<"vmInsights">;
  storageInsights: With<"storageInsights">;
  networkInsights: With<"networkInsights">;
}

/**
 * Fills in what the preset decides. What the environment says itself wins, save one thing: `development` pages nobody, whatever its
 * routing says.
 */
export function resolveConfig(config: EnvironmentConfig): ResolvedConfig {
  let resolved = done.get(config);
  if (!resolved) done.set(config, (resolved = resolve(config)));
  return resolved;
}

/** Configs are never changed once parsed, and many decisions ask for the same one. */
const done = new WeakMap<EnvironmentConfig, ResolvedConfig>();

function resolve(config: EnvironmentConfig): ResolvedConfig {
  const preset = presetDefaults[config.preset];
  const { dailyQuotaGb, ...workspace } = fill(config.workspace, preset.workspace);
  return {
    ...config,
    protect: config.protect ?? preset.protect,
    workspace: dailyQuotaGb === -1 ? workspace : { ...workspace, dailyQuotaGb },
    vmInsights: fill(config.vmInsights, preset.vmInsights),
    storageInsights: fill(config.storageInsights, preset.storageInsights),
    networkInsights: fill(config.networkInsights, preset.networkInsights),
    routing: preset.pages ? config.routing : { owners: {} },
  };
}

/** A key that is there but undefined is as open as one that is not there. */
function fill<T extends object, D extends object>(section: T, defaults: D): T & D {
  return { ...defaults, ...(Object.fromEntries(Object.entries(section).filter(([, v]) => v !== undefined)) as T) };
}
