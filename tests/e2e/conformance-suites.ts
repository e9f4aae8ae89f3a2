/** One of MCP's official suites at one revision: which of its scenarios this service must pass, and why not the others. */
export interface ConformanceSuite {
  /** The npm alias of the suite's release. */
  package: "conformance-2025" | "conformance-2026";
  revision: string;
  mustPass: readonly string[];
  /** Scenarios by the reason why they do not apply. */
  elsewhere: Readonly<Record<string, readonly string[]>>;
}

/**
 * Checks inside a scenario of `mustPass` that only a server with the suite's own diagnostic tools can be put to.
 * They fail with "Not testable", and the test insists on these words.
 */
export const UNTESTABLE_CHECKS: ReadonlySet<string> = new Set([
  "sep-2575-server-rejects-undeclared-capability", // test_missing_capability
  "sep-2575-missing-capability-http-400", // test_missing_capability
  "sep-2575-http-server-no-independent-requests-on-stream", // test_streaming_elicitation
  "sep-2575-server-no-log-without-loglevel", // test_logging_tool
]);

const FIXTURES = "calls tools, prompts or resources of the suite's own fixture server by name";
const SERVER_REQUESTS = "has a fixture tool ask the client for something, which a search service never does";
const SUBSCRIPTIONS = "subscribes to changes of a fixture resource, and nothing here changes between two deployments";
const SESSIONS = "runs its checks in a session, and this service keeps none";
const CUSTOM_HEADERS = "needs a tool whose arguments are mirrored in headers";

const FIXTURE_SCENARIOS = [
  "completion-complete",
  "tools-call-simple-text",
  "tools-call-image",
  "tools-call-audio",
  "tools-call-embedded-resource",
  "tools-call-mixed-content",
  "tools-call-error",
  "tools-call-with-progress",
  "json-schema-2020-12",
  "resources-read-text",
  "resources-read-binary",
  "resources-templates-read",
  "prompts-get-simple",
  "prompts-get-with-args",
  "prompts-get-embedded-resource",
  "prompts-get-with-image",
];

const LEGACY_MUST_PASS = [
  "server-initialize",
  "logging-set-level",
  "ping",
  "tools-list",
  "resources-list",
  "prompts-list",
  "dns-rebinding-protection",
];

const LEGACY_ELSEWHERE = {
  [FIXTURES]: [...FIXTURE_SCENARIOS, "tools-call-with-logging"],
  [SERVER_REQUESTS]: [
    "tools-call-sampling",
    "tools-call-elicitation",
    "elicitation-sep1034-defaults",
    "elicitation-sep1330-enums",
  ],
  [SUBSCRIPTIONS]: ["resources-subscribe", "resources-unsubscribe"],
  [SESSIONS]: ["server-sse-polling", "server-sse-multiple-streams"],
};

/** Each revision by the suite that was current for it, and the last of 2025 by the newer suite too, which checks more. */
export const CONFORMANCE_SUITES: readonly ConformanceSuite[] = [
  {
    package: "conformance-2025",
    revision: "2025-11-25",
    mustPass: LEGACY_MUST_PASS,
    elsewhere: LEGACY_ELSEWHERE,
  },
  {
    package: "conformance-2026",
    revision: "2025-11-25",
    mustPass: LEGACY_MUST_PASS,
    elsewhere: { ...LEGACY_ELSEWHERE, [SESSIONS]: [...LEGACY_ELSEWHERE[SESSIONS], "server-session-lifecycle"] },
  },
  {
    package: "conformance-2026",
    revision: "2026-07-28",
    mustPass: [
      "server-stateless",
      "tools-list",
      "resources-list",
      "prompts-list",
      "sep-2164-resource-not-found",
      "server-sse-multiple-streams",
      "dns-rebinding-protection",
      "caching",
      "http-header-validation",
      "input-required-result-unsupported-methods",
    ],
    elsewhere: {
      [FIXTURES]: FIXTURE_SCENARIOS,
      [SERVER_REQUESTS]: [
        "input-required-result-basic-elicitation",
        "input-required-result-basic-sampling",
        "input-required-result-basic-list-roots",
        "input-required-result-request-state",
        "input-required-result-multiple-input-requests",
        "input-required-result-multi-round",
        "input-required-result-missing-input-response",
        "input-required-result-non-tool-request",
        "input-required-result-result-type",
        "input-required-result-tampered-state",
        "input-required-result-capability-check",
        "input-required-result-ignore-extra-params",
        "input-required-result-validate-input",
      ],
      [CUSTOM_HEADERS]: ["http-custom-header-server-validation"],
    },
  },
];
