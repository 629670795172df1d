#!/usr/bin/env node
/**
 * Decides many cases: `node decide.mjs FILE CASES.jsonl` (`-` reads the cases from standard input).
 *
 * FILE is a payload or a bundle; signatures are not looked at here. One case a line in, one decision a line out; a bad
 * case gives a line that names its place, the run goes on, and the exit status is 1 at the end (contract, section 7).
 */

import { createReadStream, readFileSync, realpathSync } from "node:fs";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

import { CaseError, decide, prepare } from "./paywall.js";

const FORMAT = "paywall-settings/1";
const LONGEST_LINE = 16 * 1024 * 1024;
const DEEPEST = 100;
const OUTPUT_BLOCK = 1 << 16;
const LF = 10;

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** A file that cannot be used, in one sentence. */
class Unusable extends Error {}

/** Tells whether JSON has more arrays and objects open at once than a case may have. */
function isTooDeep(json) {
  if (json.length <= 2 * DEEPEST) return false;
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < json.length; at += 1) {
    const sign = json.charCodeAt(at);
    if (sign === 0x22) quoted = !quoted;
    else if (quoted) at += sign === 0x5c ? 1 : 0;
    else if (sign === 0x5b || sign === 0x7b) depth += 1;
    else if (sign === 0x5d || sign === 0x7d) depth -= 1;
    if (depth > DEEPEST) return true;
  }
  return false;
}

/** The case on one line; CaseError with an empty pointer where the line is no JSON. */
function parseLine(bytes) {
  if (bytes === null) throw new CaseError("", `is longer than ${LONGEST_LINE} bytes`);
  let json;
  try {
    json = utf8.decode(bytes);
  } catch {
    throw new CaseError("", "is not UTF-8");
  }
  if (isTooDeep(json)) throw new CaseError("", `is nested more than ${DEEPEST} levels deep`);
  try {
    return JSON.parse(json);
  } catch {
    throw new CaseError("", json.trim() ? "is not JSON" : "is empty");
  }
}

/** Cuts a stream of bytes at LF, keeping no more of an endless line than a line may have. */
class Splitter {
  #kept = [];
  #length = 0;

  /** The lines that a further chunk completes; null stands for one that is too long. */
  *push(chunk) {
    let from = 0;
    for (let end = chunk.indexOf(LF); end >= 0; end = chunk.indexOf(LF, from)) {
      this.#keep(chunk.subarray(from, end));
      yield this.#take();
      from = end + 1;
    }
    this.#keep(chunk.subarray(from));
  }

  /** The last line, where the stream did not end in LF. */
  *end() {
    if (this.#length) yield this.#take();
  }

  #keep(part) {
    this.#length += part.length;
    if (this.#length > LONGEST_LINE) this.#kept = [];
    else if (part.length) this.#kept.push(part);
  }

  #take() {
    const line = this.#length > LONGEST_LINE ? null : this.#kept.length === 1 ? this.#kept[0] : Buffer.concat(this.#kept);
    this.#kept = [];
    this.#length = 0;
    return line;
  }
}

/** Answers lines one by one and counts the bad ones. */
class Answers {
  bad = 0;
  #line = 0;
  #engine;

  constructor(engine) {
    this.#engine = engine;
  }

  /** The line of output for one line of input. */
  to(bytes) {
    this.#line += 1;
    try {
      return `${JSON.stringify(decide(this.#engine, parseLine(bytes)))}\n`;
    } catch (error) {
      if (!(error instanceof CaseError)) throw error;
      this.bad += 1;
      const { pointer, problem } = error;
      return `${JSON.stringify({ error: { line: this.#line, pointer, problem } })}\n`;
    }
  }
}

/** Decides the cases in `bytes` with a payload: all lines of output as one text, and how many cases were bad. */
export function decideLines(payload, bytes) {
  const answers = new Answers(prepare(payload));
  const splitter = new Splitter();
  let output = "";
  for (const line of splitter.push(bytes)) output += answers.to(line);
  for (const line of splitter.end()) output += answers.to(line);
  return { output, bad: answers.bad };
}

/** Refuses half a character (a lone surrogate), which no answer could be written with; only an escape can hold one. */
function wholeCharacters(_name, value) {
  if (typeof value === "string" && !value.isWellFormed()) throw new SyntaxError("half a character");
  return value;
}

function parsePayload(bytes) {
  const json = utf8.decode(bytes);
  return JSON.parse(json, /\\ud[89a-f]/i.test(json) ? wholeCharacters : undefined);
}

/** The payload in a file that holds a payload or a bundle. */
export function readPayload(bytes) {
  let value;
  try {
    value = parsePayload(bytes);
    if (typeof value.payload === "string") value = parsePayload(Buffer.from(value.payload, "base64"));
  } catch {
    throw new Unusable("holds neither a payload nor a bundle, so nothing can be decided with it.");
  }
  if (!value || !value.publication) throw new Unusable("is no payload: it has no publication.");
  if (value.format !== FORMAT) throw new Unusable(`is of another format than ${FORMAT}.`);
  if (!value.compiled) throw new Unusable("is not compiled yet: make a payload of it with `paywall-admin compile`.");
  return value;
}

/** What is done with a file, with the file's name before any complaint. */
function using(name, action) {
  try {
    return action();
  } catch (error) {
    if (error instanceof Unusable || error instanceof TypeError) throw new Unusable(`${name} ${error.message}`);
    if (error.code) throw new Unusable(`${name} cannot be read (${error.code}).`);
    throw error;
  }
}

async function write(text) {
  if (text && !process.stdout.write(text)) await once(process.stdout, "drain");
}

/** Streams the cases through; returns the exit status. */
async function run(file, cases) {
  const engine = using(file, () => prepare(readPayload(readFileSync(file))));
  const answers = new Answers(engine);
  const splitter = new Splitter();
  const input = cases === "-" ? process.stdin : createReadStream(cases, { highWaterMark: 1 << 18 });
  let block = "";
  try {
    for await (const chunk of input) {
      for (const line of splitter.push(chunk)) {
        block += answers.to(line);
        if (block.length < OUTPUT_BLOCK) continue;
        await write(block);
        block = "";
      }
    }
  } catch (error) {
    throw error.syscall ? new Unusable(`${cases} cannot be read (${error.code}).`) : error;
  }
  for (const line of splitter.end()) block += answers.to(line);
  await write(block);
  return answers.bad ? 1 : 0;
}

async function main(words) {
  if (words.length !== 2) {
    process.stderr.write("Usage: node decide.mjs FILE CASES.jsonl\n");
    return 2;
  }
  // Whoever reads the output may stop early, as `head` does; then there is nobody left to answer.
  process.stdout.on("error", (error) => process.exit(error.code === "EPIPE" ? 0 : 3));
  try {
    return await run(...words);
  } catch (error) {
    if (!(error instanceof Unusable)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 3;
  }
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  process.exitCode = await main(process.argv.slice(2));
}
