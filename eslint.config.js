import js from "@eslint/js";
import tseslint from "typescript-eslint";

const azureNative = {
  regex: "^@pulumi/azure-native(/(?!provider\\.js$)[^/]+(/index(\\.js)?)?)?$",
  message:
    "Import one resource, such as @pulumi/azure-native/monitor/metricAlert.js: the root and, from ES modules, the folder indexes load everything.",
};
/**
 * Which other floors a floor may not import. No arrow runs up: catalogue <- core <- components <- stacks, cli; core <- policies;
 * core <- proof <- cli.
 */
const floor = (name, ...forbidden) => floorWith(name, [], ...forbidden);
const floorWith = (name, more, ...forbidden) => ({
  files: [`${name}/**/*.ts`],
  ignores: ["**/*.test.ts", "**/testing.ts"],
  rules: {
    "no-restricted-imports": [
      "error",
      {
        patterns: [
          azureNative,
          ...more,
          ...forbidden.map((f) => ({
            regex: f.startsWith("@") || f === "node" ? (f === "node" ? "^node:" : `^${f}(/|$)`) : `^(\\.\\./)+${f}(/|$)`,
            message: `${name} may not import ${f}: no arrow runs up.`,
          })),
        ],
      },
    ],
  },
});
/** What components share is in `components/azure`; all else of a component but its class and its arguments is its own. */
const siblings = {
  regex: "^\\.\\./(?!azure/)[a-z-]+/(?!(component|args)\\.ts$)",
  message: "A component imports ../azure/ and the component.ts and args.ts of others, nothing else of theirs.",
};
const PROVIDERS = ["@pulumi/azure-native", "@pulumi/kubernetes"];

export default tseslint.config(
  { ignores: ["**/node_modules", "**/dist", "out", ".cache", "coverage", "**/.run"] },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  {
    rules: {
      "max-len": [
        "error",
        { code: 140, ignoreUrls: true, ignoreStrings: true, ignoreTemplateLiterals: true, ignoreRegExpLiterals: true },
      ],
      "no-restricted-imports": ["error", { patterns: [azureNative] }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "no-console": "error",
      eqeqeq: "error",
    },
  },
  {
    files: ["cli/**", "test/**", "docs/**", "*.js"],
    rules: { "no-console": "off" },
    languageOptions: { globals: { console: "readonly", process: "readonly" } },
  },
  {
    files: ["**/*.{js,mjs}"],
    languageOptions: {
      globals: { console: "readonly", process: "readonly", URL: "readonly", Buffer: "readonly", setInterval: "readonly" },
    },
  },
  floor("catalogue", "core", "proof", "components", "stacks", "cli", "policies", "test", "@pulumi", "node"),
  floor("core", "proof", "components", "stacks", "cli", "policies", "test", "@pulumi"),
  floor("proof", "components", "stacks", "cli", "policies", "test", "@pulumi"),
  floorWith("components", [siblings], "proof", "stacks", "cli", "policies", "test"),
  floor("policies", "proof", "components", "stacks", "cli", "test", ...PROVIDERS),
  floor("stacks", "proof", "cli", "policies", "test"),
  floor("cli", "test"),
  {
    files: ["**/*.ts"],
    ignores: ["catalogue/**", "**/*.test.ts", "test/**"],
    rules: { "max-lines": ["error", { max: 400, skipBlankLines: false, skipComments: false }] },
  },
);
