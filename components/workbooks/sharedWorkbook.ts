import { Workbook, type WorkbookArgs } from "@pulumi/azure-native/applicationinsights/workbook.js";
import type * as pulumi from "@pulumi/pulumi";
import { uuid5 } from "../../core/base/hash.ts";

type Own = "resourceName" | "category" | "kind" | "version";

/**
 * A workbook that everybody with access to its group sees. Its name is a GUID made of `identity`: one that is not always the same would
 * leave the old workbook behind, whose title then blocks the new one's.
 */
export const sharedWorkbook = (
  name: string,
  identity: string,
  args: Omit<WorkbookArgs, Own>,
  opts: pulumi.CustomResourceOptions,
): Workbook =>
  new Workbook(
    name,
    { ...args, resourceName: uuid5(identity), category: "workbook", kind: "shared", version: "Notebook/1.0" },
    opts,
  );
