import type { ByPreset } from "../../catalogue/schema.ts";
import type { Profile } from "../rule.ts";

/** The value of a catalogue entry for a profile: one for all, or a default with exceptions. */
export function byProfile<T>(value: ByPreset<T> | undefined, profile: Profile): T | undefined {
  if (value === null || typeof value !== "object" || Array.isArray(value) || !("default" in value)) return value as T | undefined;
  return value[profile] ?? value.default;
}
