import { dayOf } from "../core/base/day.ts";
import { Analyzer } from "./analyzer.ts";
import { indexCatalogue } from "./catalogue.ts";
import { pack } from "./pack.ts";
import { rules } from "./rules/index.ts";
import { serve } from "./server.ts";

serve(new Analyzer({ rules, catalogue: indexCatalogue(), today: dayOf(new Date()) }), pack, rules);
