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

export const alreadyThere = finding<{ name: string; file: string }>({
  code: "AZM002",
  severity: "warning",
  title: "Something to be made is there already",
  explanation:
    "The inventory lists a resource under the id that the plan would make, and it does not carry the tag `azmon` with this environment's " +
    "name: it is somebody else's, or an older deployment's. Pulumi refuses to create what exists. Choose another name (`names.prefix`, the " +
    "action group's name), name it under `existing`, or take it over with the file `import.json` that the plan writes: it holds the parents " +
    "and the provider of each, without which the next preview would delete what was imported. The first update makes these parents and " +
    "fails on what is there; the last one sets the tag.",
  source: "https://www.pulumi.com/docs/iac/guides/migration/import/",
  message: ({ name }) => `The inventory has it already, without the tag of this environment, and the plan makes it as ${name}.`,
  wayOut: ({ file }) =>
    "Rename one of them, or take it over in three steps: `pulumi up`, which makes what it hangs on and fails on what is there; " +
    `\`pulumi import --file ${file} --protect=false --generate-code=false\`; \`pulumi up\`.`,
  example: { name: "<name>", file: "out/prod/import.json" },
});
