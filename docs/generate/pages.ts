import * as argTypes from "./argTypes.ts";
import { renderCatalogue } from "./catalogue.ts";
import { componentPages } from "./components.ts";
import * as configSchema from "./configSchema.ts";
import * as configuration from "./configuration.ts";
import { renderFindings } from "./findings.ts";
import { renderLimits } from "./limits.ts";
import * as policies from "./policies.ts";
import * as policySchema from "./policySchema.ts";
import { renderRunbooks } from "./runbooks.ts";
import { renderSupportMatrix } from "./supportMatrix.ts";

/** Files that `npm run docs` writes, by path in the repository. To add one, add a line. */
export const pages: { file: string; render: () => string }[] = [
  argTypes,
  configSchema,
  configuration,
  policies,
  policySchema,
  { file: "docs/reference/catalogue.md", render: renderCatalogue },
  { file: "docs/reference/findings.md", render: renderFindings },
  { file: "docs/reference/limits.md", render: renderLimits },
  { file: "docs/reference/runbooks.md", render: renderRunbooks },
  { file: "docs/reference/support-matrix.md", render: renderSupportMatrix },
  ...componentPages,
];
