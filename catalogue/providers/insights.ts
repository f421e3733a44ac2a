import { typesOf } from "../entry.ts";
import { application } from "./insights/application.ts";
import { availability } from "./insights/availability.ts";
import { autoscale, collection } from "./insights/collection.ts";
import { silentInsights } from "./insights/silent.ts";

/** Microsoft.Insights: applications, availability tests, data collection, autoscale, and the parts of monitoring itself. */
export const insights = typesOf([application, availability, collection, autoscale, ...silentInsights]);
