import type { z } from "zod";
import type { PassageIndex } from "../../index/read/passage-index.ts";

/** What a tool answers from. */
export interface ToolContext {
  index: PassageIndex;
  /** The address that links begin with. */
  site: string;
}

/** A tool apart from any server: its shapes, what clients are told of it, and what it does. */
export interface Tool<I extends z.ZodObject = z.ZodObject, O extends z.ZodObject = z.ZodObject> {
  name: string;
  title: string;
  /** Describes the tool for a corpus, of which `about` tells; under 2 KB together. */
  describe(about: string): string;
  input: I;
  output: O;
  /** Other names under which clients give an argument, by the name that is published. */
  aliases: Readonly<Record<string, readonly string[]>>;
  /** Rejects with an InvalidRequestError or a NotFoundError whose message the caller is given. */
  answer(input: z.infer<I>, context: ToolContext): Promise<z.infer<O>>;
}
