/** What the pages say that show how assistants connect, and the routes to try. Names of menus and files are as each client has them. */
export interface GuideWords {
  /** Title of the page about assistants, and its first sentences; the address of the tools, and where a key goes. */
  connect: string;
  connectLead(address: string): string;
  ownKey(place: string): string;
  addTo(client: string): string;
  onTheWeb(client: string): string;
  /** How each client is set up. */
  how: Readonly<
    Record<
      | "claude"
      | "chatGpt"
      | "terminal"
      | "terminalKey"
      | "inspector"
      | "claudeDesktop"
      | "cursor"
      | "vsCode"
      | "curl"
      | "typeScript",
      string
    >
  >;
  /** What to know of clients in a browser: they reach public addresses alone, and may have no place for a key. */
  publicOnly: string;
  needsAccess: string;
  /** First sentences of the page about routes; a method, and a link to their description. */
  routesLead(method: string, description: string): string;
  moreParameters: string;
  /** The button that sends a request. */
  ask: string;
}
