import { z } from "zod";

/** What every section has that makes things. */
export const toggle = { enabled: z.boolean().default(true).describe("False: azmon makes nothing of this kind.") };
