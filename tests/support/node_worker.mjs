/** Answers the calls of `support.node.NodeSession`: one JSON request a line in, one JSON answer a line out. */

import { createInterface } from "node:readline";

const rt = await import(process.argv[2]);
const state = {};
const AsyncFunction = (async () => {}).constructor;
const made = new Map();

function revive(_key, value) {
  return value !== null && typeof value === "object" && typeof value.$bytes === "string"
    ? new Uint8Array(Buffer.from(value.$bytes, "hex"))
    : value;
}

async function answer(line) {
  try {
    const { body, args } = JSON.parse(line, revive);
    if (!made.has(body)) made.set(body, new AsyncFunction("rt", "args", "state", body));
    return { value: await made.get(body)(rt, args, state) };
  } catch (error) {
    return { error: { ...error, name: error.name, message: error.message, stack: error.stack } };
  }
}

for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  process.stdout.write(`${JSON.stringify(await answer(line))}\n`);
}
