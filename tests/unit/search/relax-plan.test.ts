import { expect, test } from "vitest";
import { type Clause, type QueryPlan, relaxPlan } from "../../../src/search/query/query-plan.ts";

const clause = (role: Clause["role"], term: number): Clause => ({
  role,
  field: term === 2 ? "title" : null,
  slots: [{ members: [{ term, weight: 1 }], offset: 0 }],
  k1: 1,
  boost: 1,
  passageWeight: term,
  articleWeight: term,
});

const planOf = (...roles: Clause["role"][]): QueryPlan => ({
  terms: [],
  clauses: roles.map(clause),
  pairs: [{ first: 0, second: 1, gap: 1, weight: 1 }],
  cover: [{ any: [0], all: [], weight: 1, had: 1, absent: null }],
  corrections: [],
  unknown: [],
  notes: [],
  nameLength: 1,
  matchesAll: false,
  isLight: true,
});

test("What must be there may be there, what must not be still must not, and nothing else changes", () => {
  const plan = planOf("must", "should", "must", "not");
  const relaxed = planOf("should", "should", "should", "not");
  expect(relaxPlan(plan)).toEqual(relaxed);
  expect(plan).toEqual(planOf("must", "should", "must", "not"));
});

test("There is nothing to relax where nothing must be there", () => {
  expect(relaxPlan(planOf("should", "not"))).toBeNull();
  expect(relaxPlan(planOf())).toBeNull();
});
