import { Analyzer } from "./analyzer.ts";
import { indexCatalogue } from "./catalogue.ts";
import { pack } from "./pack.ts";
import { rules } from "./rules/index.ts";
import { serve } from "./server.ts";

const today = new Date().toISOString().slice(0, 10);
serve(new Analyzer({ rules, catalogue: indexCatalogue(), today }), pack, rules);
