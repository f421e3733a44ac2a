/** `azmon/testing`: policy packs, azmon's or your own, put to recorded or hand-written resources as an engine would, offline. */
export { analyze, type AnalyzeOptions, type Diagnostic } from "./analyze.ts";
export { type Declared, output, Program, Ref, type RenderOptions, to } from "./program.ts";
export type { Resource } from "../graph.ts";
export { UNKNOWN } from "../peek.ts";
