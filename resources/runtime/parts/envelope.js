/** DSSE envelopes: Ed25519 over the exact payload bytes, verified before the payload is parsed (contract, section 6). */

const LARGEST = 2e6;
const MOST_SIGNATURES = 8;
const MOST_MARKS = 99;
const LONGEST_SIGNATURE = 176; // characters of base64: twice what Ed25519 has; no more is worth decoding

/** The refusal of what is no bundle. */
export const MALFORMED = ["malformed", "This is not a whole bundle."];

const UNVERIFIABLE = ["unverifiable", "Signatures cannot be verified here: see `verify`."];

/** Why a file was refused: a code for programs, a sentence for people. */
export class Refusal extends Error {
  constructor(code, sentence) {
    super(sentence);
    this.code = code;
  }
}

/** Refuses unless something holds. */
export const insist = (holds, code, sentence) => {
  if (!holds) throw new Refusal(code, sentence);
};

/** Tells whether a text has few enough parts for an envelope: a megabyte of brackets would take long to parse. */
const isSimple = (text) => [..."[{,"].every((mark) => text.split(mark, MOST_MARKS + 2).length <= MOST_MARKS + 1);

const decode = (bytes) => new TextDecoder().decode(bytes);
const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, 0)).join("");
const digestOf = async (bytes) => new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
const sha256 = async (bytes) => hex(await digestOf(bytes));

function fromBase64(text) {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = binary.charCodeAt(at);
  return bytes;
}

/** The name under which `grants.json` holds a reader: base64url of SHA-256, so that the file itself names nobody. */
export const readerKey = async (publicationId, id) =>
  btoa(String.fromCharCode(...(await digestOf(new TextEncoder().encode(`${publicationId}:${id}`)))))
    .replace(/[+/=]/g, (sign) => ({ "+": "-", "/": "_", "=": "" })[sign]);

/**
 * Tells whether a public key is a point of small order, with which anybody can sign: y is 0, 1, -1 or one of the four
 * roots of the third factor (order 8), modulo p = 2^255 - 19, however it is written and with either sign.
 */
function isWeak(key) {
  const y = BigInt(`0x${hex(key.slice().reverse())}`) % 2n ** 255n;
  const square = y * y;
  return (y * (square - 1n) * (121665n * square * square - 243332n * square + 121666n)) % (2n ** 255n - 19n) === 0n;
}

/** Verifies with the platform's own Ed25519; throws where it has none. */
async function verifyEd25519(raw, signature, message) {
  const key = await crypto.subtle.importKey("raw", raw, "Ed25519", false, ["verify"]);
  return crypto.subtle.verify("Ed25519", key, signature, message);
}

/** What is signed: DSSE's pre-authentication encoding of the type and the payload. */
function encode(type, payload) {
  const head = new TextEncoder().encode(`DSSEv1 ${type.length} ${type} ${payload.length} `);
  const message = new Uint8Array(head.length + payload.length);
  message.set(head);
  message.set(payload, head.length);
  return message;
}

/**
 * Ends where one signature by a trusted key holds, else refuses. A `keyid` only says which key to try; a key that cannot
 * be read stops none of the others.
 */
async function verifyOne(signatures, type, message, { trust, verify = verifyEd25519 }) {
  let why = ["unknown_key", "The bundle is signed by a key that is not trusted."];
  for (const { publicKey, keyid, payloadTypes } of trust) {
    try {
      const raw = fromBase64(publicKey);
      const name = keyid || (await sha256(raw)).slice(0, 16);
      for (const [named, signature] of signatures) {
        if (named && named !== name) continue;
        if (payloadTypes && !payloadTypes.includes(type)) why = ["wrong_purpose", "The bundle is signed by a key that is not trusted with this kind."];
        else if (isWeak(raw)) why = ["weak_key", "The bundle is signed by a weak key."];
        else if (await verify(raw, signature, message)) return;
        else why = ["bad_signature", "The bundle was changed after signing."];
      }
    } catch {
      why = UNVERIFIABLE;
    }
  }
  throw new Refusal(...why);
}

/**
 * Opens an envelope and reads its payload with `read(value, digest, envelope)`, once the signature is known to hold;
 * whatever goes wrong becomes a Refusal.
 */
export async function openEnvelope(input, kind, options, read) {
  insist(input, "missing", "There is no bundle.");
  insist(!((input.length ?? input.byteLength) > LARGEST), "too_large", "The bundle is larger than 2 MB.");
  const type = `application/vnd.paywall-${kind}+json`;
  let why = MALFORMED;
  try {
    const envelope = typeof input === "string" ? input : decode(input);
    insist(isSimple(envelope), ...MALFORMED);
    const { payloadType, payload, signatures } = JSON.parse(envelope);
    const bytes = fromBase64(payload);
    const signed = signatures.slice(0, MOST_SIGNATURES).map(({ keyid, sig }) => [keyid, fromBase64(sig.slice(0, LONGEST_SIGNATURE))]);
    insist(payloadType === type, "wrong_type", "The bundle is of another kind.");
    insist(signed.length, "unsigned", "The bundle is not signed.");

    why = UNVERIFIABLE;
    await verifyOne(signed, type, encode(type, bytes), options);
    const digest = await sha256(bytes);

    why = MALFORMED;
    return read(JSON.parse(decode(bytes)), digest, envelope);
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal(...why);
  }
}
