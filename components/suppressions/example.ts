import { Suppressions } from "./component.ts";

/** Quiet nights of a test environment, and a move of the data centre. */
export function example(): Suppressions {
  return new Suppressions("quiet", {
    subscriptionId: "11111111-1111-4111-8111-111111111111",
    resourceGroupName: "rg-monitoring-test",
    prefix: "shop-test",
    scope: { resourceGroup: "rg-monitoring-test" },
    windows: [
      {
        name: "nights",
        reason: "Nobody works on test at night.",
        timeZone: "W. Europe Standard Time",
        daily: { start: "20:00:00", end: "07:00:00" },
      },
      {
        name: "move",
        reason: "The data centre moves.",
        timeZone: "UTC",
        from: "2027-03-06T18:00:00",
        until: "2027-03-07T18:00:00",
        severities: [0, 1, 2, 3, 4],
      },
    ],
  });
}
