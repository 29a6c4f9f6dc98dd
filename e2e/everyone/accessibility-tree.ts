import type { Page } from "@playwright/test";
import { z } from "zod";

/** One thing of a page as Chromium hands it to a screen reader. */
export type Spoken = {
  readonly role: string;
  readonly name: string;
  /** What is read after the name: help, and why something was refused. */
  readonly description: string;
  /** Chromium's properties: `level`, `invalid`, `required`, `focused`, `live`, … */
  readonly properties: ReadonlyMap<string, string>;
  readonly isInMain: boolean;
};

const Value = z.object({ value: z.unknown().optional() }).optional();
const Node = z.object({
  nodeId: z.string(),
  ignored: z.boolean(),
  role: Value,
  name: Value,
  description: Value,
  properties: z.array(z.object({ name: z.string(), value: Value })).default([]),
  childIds: z.array(z.string()).default([]),
});
type Node = z.infer<typeof Node>;

/** What Chromium tells assistive technology about the page as it stands, in the order of reading; ignored nodes are not told. */
export async function spokenPage(page: Page): Promise<readonly Spoken[]> {
  const session = await page.context().newCDPSession(page);
  try {
    const { nodes } = z.object({ nodes: z.array(Node) }).parse(await session.send("Accessibility.getFullAXTree"));
    const byId = new Map(nodes.map((node) => [node.nodeId, node]));
    const [root] = nodes;
    return root === undefined ? [] : told(byId, root, false);
  } finally {
    await session.detach();
  }
}

function told(byId: ReadonlyMap<string, Node>, node: Node, isInMain: boolean): Spoken[] {
  const role = text(node.role);
  const own: Spoken = {
    role,
    name: text(node.name),
    description: text(node.description),
    properties: new Map(node.properties.map(({ name, value }) => [name, text(value)])),
    isInMain,
  };
  const inside = node.childIds.flatMap((id) => {
    const child = byId.get(id);
    return child === undefined ? [] : told(byId, child, isInMain || role === "main");
  });
  return node.ignored ? inside : [own, ...inside];
}

const text = (value: Node["name"]): string => (value?.value === undefined ? "" : String(value.value).trim());
