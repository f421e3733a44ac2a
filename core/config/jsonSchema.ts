import { z } from "zod";
import { presets } from "../../catalogue/schema.ts";
import { presetDefaults } from "./presets.ts";
import { environmentConfig } from "./schema.ts";
import { CONFIG_KEY } from "./stackFile.ts";

type Json = Record<string, unknown>;

/** What each preset sets at a path of the config, or undefined where presets say nothing. */
export function presetValues(path: readonly string[]): string[] | undefined {
  const values = presets.map((preset) =>
    path.reduce<unknown>(
      (v, key) => (typeof v === "object" && v !== null ? (v as Json)[key] : undefined),
      presetDefaults[preset],
    ),
  );
  if (values.some((v) => v === undefined || typeof v === "object")) return undefined;
  return values.map((v) =>
    path.at(-1) === "dailyQuotaGb" && v === -1 ? "none" : typeof v === "boolean" ? (v ? "on" : "off") : String(v),
  );
}

/** JSON Schema of a whole `Pulumi.<env>.yaml`, for editors: what may stand under `azmon:config`, and Pulumi's own keys untouched. */
export function stackFileSchema(): Json {
  const config = z.toJSONSchema(environmentConfig, {
    io: "input",
    target: "draft-7",
    override: ({ jsonSchema, path }) => {
      const byPreset = presetValues(path.filter((p) => p !== "properties").map(String));
      if (byPreset !== undefined)
        jsonSchema.description =
          `${jsonSchema.description ?? ""} Default by preset (${presets.join(", ")}): ${byPreset.join(", ")}.`.trim();
      if (jsonSchema["secret"] !== true || !("type" in jsonSchema)) return;
      const { secret: _, type, minLength, ...rest } = jsonSchema;
      for (const key of Object.keys(jsonSchema)) delete jsonSchema[key];
      const secure = {
        type: "object",
        properties: { secure: { type: "string" } },
        required: ["secure"],
        additionalProperties: false,
      } as const;
      Object.assign(jsonSchema, rest, { anyOf: [{ type, minLength }, secure] });
    },
  }) as Json;
  const { $schema, ...body } = config;
  return {
    $schema,
    title: "Stack file of azmon",
    type: "object",
    properties: {
      config: { type: "object", properties: { [CONFIG_KEY]: body }, required: [CONFIG_KEY] },
    },
    required: ["config"],
  };
}
