import type { QueryPlan } from "./query-plan.ts";

/** Gives a plan by which nothing is required any more, only wanted; `null` when nothing was. What is excluded stays so. */
export function relaxPlan(plan: QueryPlan): QueryPlan | null {
  if (!plan.clauses.some(({ role }) => role === "must")) return null;
  return {
    ...plan,
    clauses: plan.clauses.map((clause) => (clause.role === "must" ? { ...clause, role: "should" } : clause)),
  };
}
