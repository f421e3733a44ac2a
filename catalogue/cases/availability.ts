import type { CasesByAlert, Span } from "../case.ts";
import { values } from "./write.ts";

const well = values([120, 1]);
const down: Span[] = values([60, 1], [20, 0]);
const oneFailure: Span[] = values([60, 1], [5, 0], [55, 1]);

export const availability: CasesByAlert = {
  "webtest.unavailable": {
    kind: "availability",
    severity: { default: 2, production: 1 },
    cases: [
      {
        name: "two of five places cannot reach it",
        every: "PT5M",
        locations: { Amsterdam: down, Paris: down, Zurich: well, Virginia: well, Tokyo: well },
        fires: true,
      },
      {
        name: "nobody can reach it",
        every: "PT5M",
        locations: { Amsterdam: down, Paris: down, Zurich: down, Virginia: down, Tokyo: down },
        fires: true,
      },
      {
        name: "one place has a fault of its own",
        every: "PT5M",
        locations: { Amsterdam: down, Paris: well, Zurich: well, Virginia: well, Tokyo: well },
        fires: false,
      },
      {
        name: "two places fail once each, half an hour apart",
        every: "PT5M",
        locations: { Amsterdam: oneFailure, Paris: values([90, 1], [5, 0], [25, 1]), Zurich: well, Virginia: well, Tokyo: well },
        fires: false,
      },
    ],
  },
};
