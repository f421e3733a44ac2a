import type { ResourceType } from "./schema.ts";

/** One line per resource provider; the data is in the files. */
export const resourceTypes: ResourceType[] = [].flat();
