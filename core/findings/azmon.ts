import { finding } from "./finding.ts";

export const notRegistered = finding<{ signal: string; first: string; more: number }>({
  code: "AZM001",
  severity: "error",
  title: "Something was decided that the program did not register",
  explanation:
    "The decisions name a rule or setting that is not among the resources of the program, so it would not be deployed and covers nothing. " +
    "Where the program is your own, make all that the decisions name; where it is azmon's, this is a fault of azmon: please report it.",
  message: ({ signal, first, more }) =>
    `${signal}: ${first}${more > 0 ? ` and ${more} more` : ""} was decided, but the program did not register it.`,
  wayOut: () => "Make all that the decisions name; where the program is azmon's own, report it.",
  example: { signal: "vm.cpu", first: "vm.cpu-westeurope", more: 0 },
});

export const alreadyThere = finding<{ type: string; name: string; id: string }>({
  code: "AZM002",
  severity: "warning",
  title: "Something to be made is there already",
  explanation:
    "The inventory lists a resource under the id that the plan would make, and it does not carry the tag `azmon` with this environment's " +
    "name: it is somebody else's, or an older deployment's. Pulumi refuses to create what exists. Choose another name (`names.prefix`, the " +
    "action group's name), name it under `existing`, or import it into the stack; its next update sets the tag.",
  source: "https://www.pulumi.com/docs/iac/guides/migration/import/",
  message: ({ name }) => `The inventory has it already, without the tag of this environment, and the plan makes it as ${name}.`,
  wayOut: ({ type, name, id }) => `Rename one of them, or take it over: pulumi import ${type} ${name} ${id}`,
  example: { type: "<type>", name: "<name>", id: "<ARM id>" },
});
