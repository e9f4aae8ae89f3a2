import { lookup } from "node:dns/promises";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isPublicAddress, lookupPublic } from "../../../scripts/import/public-address.ts";
import { runScript } from "../../e2e/run-script.ts";
import { answer, type Route, serveRoutes } from "../../support/web-server.ts";
import { importPages, makeCorpus, outcomesOf } from "./import-pages.ts";

const PAGE = '<html lang="en"><title>Hens</title><article><h1>Hens</h1><p>They lay eggs.</p></article>';

const redirect = (location: string): Route => answer("", { location }, 302);

describe("robots.txt", () => {
  test("is asked for once, and kept to: its rules for all, and those for this program alone", async () => {
    const { origin, asked } = await serveRoutes({
      "/robots.txt": "User-agent: *\nDisallow: /\n\nUser-agent: pressmark\nDisallow: /closed*.html$\nAllow: /\n",
      "/a": PAGE,
      "/b": redirect("/closed-1.html"),
    });
    const imported = await importPages(["/a", "/closed-2.html", "/b"].map((path) => origin + path));
    expect(outcomesOf(imported)).toEqual({
      "/a": "wrote",
      "/closed-2.html": "is not for robots: robots.txt",
      "/b": "is not for robots: robots.txt",
    });
    expect(asked).toEqual(["/robots.txt", "/a", "/b"]);
  });

  test("that cannot be had closes the site, and one that there is not opens it", async () => {
    const broken = await serveRoutes({ "/robots.txt": answer("", {}, 503), "/a": PAGE });
    expect(outcomesOf(await importPages([`${broken.origin}/a`]))).toEqual({
      "/a": "answers 503 for robots.txt, so that nothing may be read",
    });
    expect(broken.asked).toEqual(["/robots.txt"]);
    const absent = await serveRoutes({ "/robots.txt": redirect("/nowhere"), "/a": PAGE });
    expect(outcomesOf(await importPages([`${absent.origin}/a`]))).toEqual({ "/a": "wrote" });
  });

  test("that asks for more patience than there is closes the site", async () => {
    const { origin } = await serveRoutes({ "/robots.txt": "User-agent: *\nCrawl-delay: 3600\n", "/a": PAGE });
    expect(outcomesOf(await importPages([`${origin}/a`]))).toEqual({
      "/a": "asks in robots.txt for 3600 seconds between requests, wanted at most 60",
    });
  });
});

describe("A request", () => {
  test("follows redirects, but not in a circle, nor to what is no page of the web", async () => {
    const { origin } = await serveRoutes({
      "/old": redirect("/new"),
      "/new": PAGE,
      "/round": redirect("/round"),
      "/file": redirect("file:///etc/passwd"),
      "/login": redirect("http://user:secret@127.0.0.1/"),
      "/nowhere": answer("", {}, 302),
    });
    const paths = ["/old", "/round", "/file", "/login", "/nowhere"];
    const imported = await importPages(paths.map((path) => origin + path));
    expect(outcomesOf(imported)).toEqual({
      "/new": "wrote",
      "/round": "is redirected more than 5 times",
      "/file": "is not an http or https address",
      "/login": "has a user name or password in it",
      "/nowhere": "is redirected to nowhere",
    });
  });

  test("is given up when it takes too long or brings too much, and leaves no file", async () => {
    const { origin } = await serveRoutes({
      "/never": (response) => response.writeHead(200, { "content-type": "text/html" }).write("<p>Wait"),
      "/long": answer(PAGE + " ".repeat(200_000)),
      "/packed": answer(gzipSync(PAGE + " ".repeat(200_000)), { "content-encoding": "gzip" }),
      "/cut": (response) => {
        response.writeHead(200, { "content-type": "text/html", "content-length": "5000" });
        response.write(PAGE, () => response.destroy());
      },
      "/odd": answer(PAGE, { "content-encoding": "zip" }),
    });
    const paths = ["/never", "/long", "/packed", "/cut", "/odd"];
    const imported = await importPages(
      paths.map((path) => origin + path),
      { maxBytes: 100_000, timeout: 1_000 },
    );
    expect(outcomesOf(imported)).toEqual({
      "/never": "took over 1 seconds",
      "/long": "has over 100000 bytes, the most that are read",
      "/packed": "has over 100000 bytes, the most that are read",
      "/cut": "aborted",
      "/odd": "is packed as zip, wanted gzip, deflate or br",
    });
    expect(imported.files).toEqual({});
  });

  test("is not made to a host that has enough", async () => {
    const { origin, asked } = await serveRoutes({
      "/a": PAGE,
      "/b": answer("", { "retry-after": "3600" }, 429),
      "/c": PAGE,
    });
    const imported = await importPages(["/a", "/b", "/c"].map((path) => origin + path));
    expect(outcomesOf(imported)).toEqual({
      "/a": "wrote",
      "/b": "answers 429",
      "/c": `is not asked for, since ${origin.slice(7)} has answered 429`,
    });
    expect(asked).not.toContain("/c");
  });

  test("is made alone, by a program that says its name", async () => {
    let [open, most] = [0, 0];
    const agents = new Set<string | undefined>();
    const slow: Route = (response, request) => {
      open += 1;
      most = Math.max(most, open);
      agents.add(request.headers["user-agent"]);
      setImmediate(() => {
        open -= 1;
        response.setHeader("content-type", "text/html").end(PAGE);
      });
    };
    const { origin } = await serveRoutes({ "/a": slow, "/b": slow, "/c": slow });
    await importPages(["/a", "/b", "/c"].map((path) => origin + path));
    expect({ most, agents: [...agents] }).toEqual({ most: 1, agents: ["Pressmark (article import)"] });
  });
});

describe("Without --allow-private", () => {
  test("nothing of this machine or network is asked for, by any name", async () => {
    const { origin, asked } = await serveRoutes({ "/a": PAGE });
    const { port } = new URL(origin);
    const hosts = ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "0.0.0.0", "[::1]", "[::ffff:127.0.0.1]", "[::]"];
    const { pages } = await importPages(
      hosts.map((host) => `http://${host}:${port}/a`),
      { allowPrivate: false },
    );
    expect(pages).toHaveLength(hosts.length);
    for (const page of pages)
      expect(page).toMatchObject({
        reason: expect.stringMatching(/^leads to \S+, which is not of the public internet; --allow-private allows it$/),
      });
    expect(asked).toEqual([]);
  });

  test.each([
    "10.1.2.3",
    "100.64.0.1",
    "127.8.8.8",
    "169.254.169.254",
    "172.31.0.1",
    "192.168.0.1",
    "198.18.0.1",
    "0.1.2.3",
    "224.0.0.1",
    "255.255.255.255",
    "::1",
    "::",
    "fe80::1",
    "fe80::1%eth0",
    "fc00::1",
    "fd12::1",
    "ff02::1",
    "::ffff:10.0.0.1",
    "::ffff:a00:1",
    "::7f00:1",
    "64:ff9b::7f00:1",
    "2002:7f00:1::",
    "2001:0:1::1",
    "2001:db8::1",
    "",
    "x",
  ])("%j is no public address", (address) => expect(isPublicAddress(address)).toBe(false));

  test.each(["1.1.1.1", "93.184.215.14", "172.32.0.1", "192.169.0.1", "2606:4700::1111", "2a00:1450:4001::1"])(
    "%s is one",
    (address) => expect(isPublicAddress(address)).toBe(true),
  );

  test("no address of IPv4 that is mapped into IPv6 is public", () => {
    fc.assert(
      fc.property(fc.ipV4(), (address) => {
        expect(isPublicAddress(`::ffff:${address}`)).toBe(false);
      }),
    );
  });

  test("a connection is made to no address but those that were checked", async () => {
    const { address } = await lookup("localhost");
    const refusal = new Promise((resolve) => {
      lookupPublic("localhost", { all: true }, (error, addresses) => resolve({ message: error?.message, addresses }));
    });
    expect(await refusal).toEqual({ message: expect.stringContaining(`leads to ${address}`), addresses: [] });
  });
});

describe("On the terminal", () => {
  test("what was written, what was skipped and why is said line by line", async () => {
    const { origin } = await serveRoutes({ "/a": PAGE });
    const corpus = makeCorpus();
    const options = ["--corpus", corpus, "--allow-private", "--pause", "0"];
    const { code, stdout, stderr } = await runScript(["import", `${origin}/a`, `${origin}/b`, ...options]);
    expect({ code, stderr }).toEqual({ code: 1, stderr: `Skipped ${origin}/b: answers 404\n` });
    expect(stdout.split("\n")).toEqual([
      expect.stringMatching(/^Wrote 127\.0\.0\.1-\d+\/a\.md: http:\S+\/a$/),
      `${corpus}: 1 page written, 0 updated, 0 unchanged, 1 skipped`,
      "",
    ]);
    expect(await runScript(["import", `${origin}/a`, ...options])).toMatchObject({ code: 0, stderr: "" });
  });

  test("an option that makes no sense is refused before anything is asked for", async () => {
    expect(await runScript(["import", "https://farm.example", "--limit", "0"])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("Wanted a whole number from 1."),
    });
  });
});
