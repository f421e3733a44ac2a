import { z } from "zod";
import { presets } from "../../catalogue/schema.ts";
import { valuesByPreset } from "./presets.ts";
import { environmentConfig } from "./schema.ts";
import { CONFIG_KEY } from "./stackFile.ts";
import { schemaAt } from "./walk.ts";

type Json = Record<string, unknown>;

/** What each preset sets at a path of the config, or undefined where presets say nothing. */
export function presetValues(path: readonly string[]): string[] | undefined {
  const values = valuesByPreset(schemaAt(environmentConfig, path));
  return (
    values &&
    presets
      .map((preset) => values[preset])
      .map((v) => (path.at(-1) === "dailyQuotaGb" && v === -1 ? "none" : typeof v === "boolean" ? (v ? "on" : "off") : String(v)))
  );
}

/** JSON Schema of a whole `Pulumi.<env>.yaml`, for editors: what may stand under `azmon:config`, and Pulumi's own keys untouched. */
export function stackFileSchema(): Json {
  const config = z.toJSONSchema(environmentConfig, {
    io: "input",
    target: "draft-7",
    override: ({ jsonSchema, path }) => {
      const byPreset = presetValues(path.filter((p) => p !== "properties").map(String));
      delete jsonSchema["byPreset"];
      if (byPreset !== undefined) delete jsonSchema.default;
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
