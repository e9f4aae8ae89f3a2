const IPV4_LOOPBACK = /^127(?:\.\d{1,3}){3}$/;

/** 127.0.0.0/8 written as IPv6, in the form that the URL parser gives it. */
const MAPPED_LOOPBACK = /^\[::ffff:7f[\da-f]{2}:[\da-f]{1,4}\]$/;

/** The unspecified addresses reach the machine itself when they are dialled. */
const OTHERS = new Set(["localhost", "[::1]", "0.0.0.0", "[::]"]);

/** Whether a `URL`'s hostname can only mean the machine that dials it. */
export function isLoopback(hostname: string): boolean {
  const name = hostname.replace(/\.$/, "");
  return OTHERS.has(name) || name.endsWith(".localhost") || IPV4_LOOPBACK.test(name) || MAPPED_LOOPBACK.test(name);
}
