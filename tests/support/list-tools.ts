import { z } from "zod";
import { ORIGIN, type TestService } from "./make-service.ts";
import { initialize, post, rpc } from "./mcp-messages.ts";

const JsonSchema = z.looseObject({ type: z.literal("object"), properties: z.record(z.string(), z.unknown()) });

const ListedTool = z.object({
  name: z.string(),
  title: z.string(),
  description: z.string(),
  annotations: z.record(z.string(), z.boolean()),
  inputSchema: JsonSchema,
  outputSchema: JsonSchema,
});

/** A tool as clients are told of it. */
export type ListedTool = z.infer<typeof ListedTool>;

const ToolList = z.object({ result: z.object({ tools: z.array(ListedTool) }) });
const Initialized = z.object({ result: z.object({ instructions: z.string() }) });

async function send({ fetch }: Pick<TestService, "fetch">, message: object): Promise<unknown> {
  return (await fetch(post(message, {}, `${ORIGIN}/mcp`))).json();
}

/** The tools of a service. */
export async function listTools(service: Pick<TestService, "fetch">): Promise<ListedTool[]> {
  return ToolList.parse(await send(service, rpc("tools/list"))).result.tools;
}

/** The instructions of a service. */
export async function readInstructions(service: Pick<TestService, "fetch">): Promise<string> {
  return Initialized.parse(await send(service, initialize("2025-11-25"))).result.instructions;
}
