import chromium from "@sparticuz/chromium";
import { type Browser, chromium as launcher } from "playwright-core";

/** Starts a browser. The package's Chromium runs on Linux x64 and needs nothing installed; elsewhere Chrome has to be. */
export async function launchBrowser(): Promise<Browser> {
  if (process.platform !== "linux" || process.arch !== "x64") return launcher.launch({ channel: "chrome" });
  return launcher.launch({
    args: ["--no-sandbox"],
    executablePath: await chromium.executablePath(),
    // This Chromium searches text by the rules of its locale; those of the locale "C", a server's, are not in it.
    env: { ...process.env, LC_ALL: "en_US.UTF-8" },
  });
}
