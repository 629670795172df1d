/** The reads that a browser keeps for its own reader, over a storage that is handed in. */

import { daysAfter, instant } from "./calendar.js";
import { checkRead } from "./case.js";

/**
 * Makes a meter over a storage (`localStorage`, or a function that returns it where the browser may deny it).
 *
 * It keeps the reads that counted, drops them after `days` (longer than any period you publish) and beyond `most`,
 * takes garbage for nothing, and goes on in memory where the storage is full, denied or missing.
 */
export function createMeter(storage, { key = "paywall.reads", days = 400, most = 2000 } = {}) {
  const open = () => (typeof storage === "function" ? storage() : storage);
  let unsaved = [];

  function load() {
    try {
      return [...JSON.parse(open().getItem(key)), ...unsaved].filter(isRead);
    } catch {
      return unsaved;
    }
  }

  /** The counted reads, for `reader.reads` of the case at this instant. */
  const reads = (at = instant()) => {
    const first = daysAfter(at, -days);
    const byTime = (one, other) => (one.at > other.at) - (one.at < other.at);
    return load().filter((read) => read.at > first).sort(byTime).slice(-most);
  };

  return {
    reads,

    /** Keeps the read of a case whose decision says that it counts; tells whether it did. */
    record(decision, { at, article }) {
      if (!decision.counts) return false;
      const read = { article: article.id, at };
      try {
        open().setItem(key, JSON.stringify([...reads(at), read].slice(-most)));
        unsaved = [];
      } catch {
        unsaved = [...unsaved, read].slice(-most);
      }
      return true;
    },

    /** Forgets every read. */
    clear() {
      unsaved = [];
      try {
        open().removeItem(key);
      } catch {
        // There is nothing to forget where nothing can be kept.
      }
    },
  };
}

function isRead(value) {
  try {
    checkRead(value, "");
    return true;
  } catch {
    return false;
  }
}
