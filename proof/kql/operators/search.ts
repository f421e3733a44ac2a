import type { Node } from "../language.ts";
import type { Compiler, Plan, Scope } from "../plan.ts";

export const searchAll = (node: Node, _: Scope, c: Compiler): Plan => c.refuse("search over all tables", node);
