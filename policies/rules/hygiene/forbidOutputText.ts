import { set, setAt } from "../../fix.ts";
import { eachText } from "../../peek.ts";
import { mandatoryInProduction, type ResourceRule, wrong } from "../../rule.ts";

/**
 * What an Output turns into when it is pasted into text. Source: `toString` of output.ts, `__str__` of output.py, `ToString` of Output.cs
 * in the Pulumi SDKs; Go and Java have no such method, so their text is what `fmt` and `Object.toString` make of the type.
 */
const pasted = new RegExp(
  [
    String.raw`Calling \[?(?:toString|toJSON|ToString|valueOf|__str__|__format__|__repr__)\]? on an \[?Output[<[]T[>\]]\]?(?: is not supported\.?)?`,
    String.raw`\[object (?:Object|Output|Promise)\]`,
    String.raw`<pulumi\.(?:output\.)?Output object at`,
    String.raw`<pulumi\.output\.Output`,
    String.raw`%!\w\(\*?(?:internal|pulumi)\.\w*Output`,
    String.raw`\{0xc[0-9a-f]{6,}\}`,
    "Pulumi\\.Output`1\\[",
    String.raw`com\.pulumi\.core\.(?:internal\.)?Output\w*@[0-9a-f]+`,
  ].join("|"),
);

export const forbidOutputText: ResourceRule = {
  scope: "resource",
  name: "forbid-output-text",
  group: "hygiene",
  title: "No text holds an Output that was pasted instead of interpolated",
  why: 'The name, query or id then says "Calling [toString]" or "[object Object]": the rule is made, watches nothing and stays green.',
  severity: "high",
  levels: mandatoryInProduction,
  source: "https://www.pulumi.com/docs/iac/concepts/inputs-outputs/#outputs-and-strings",
  fix: set("azure-native:monitor:ScheduledQueryRule", { description: "Watches ${workspace.name}" }),
  check(node) {
    let at: string | undefined;
    let fixed = "";
    eachText(node.props, (text, path) => {
      if (at === undefined && pasted.test(text))
        [at, fixed] = [path, text.replaceAll(new RegExp(pasted, "g"), "${resource.name}")];
    });
    return at === undefined ? undefined : wrong(`has the text of an Output object in ${at}`, setAt(node.token, at, fixed));
  },
};
