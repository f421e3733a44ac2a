import { stackFileSchema } from "../../core/config/jsonSchema.ts";

export const file = "stacks/azmon.schema.json";

/** The JSON Schema of a stack file, for editors. */
export const render = (): string => `${JSON.stringify(stackFileSchema(), undefined, 2)}\n`;
