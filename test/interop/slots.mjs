// What the suites of this directory share: worker threads (worker.mjs) that run jobs, one thread a processor, where a program
// that hangs costs its worker; and how a wrong output is explained.
import { cpus } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";

const kHere = dirname(fileURLToPath(import.meta.url));
const kTimeoutMilliseconds = 60_000;

export class Slot {
  #worker = null;

  // Resolves to the worker's answer, or to { error } if it hangs or dies.
  run(job) {
    this.#worker ??= new Worker(join(kHere, "worker.mjs"));
    const worker = this.#worker;
    return new Promise((done) => {
      const finish = (answer) => {
        clearTimeout(timer);
        for (const [event, listener] of Object.entries(listeners)) worker.off(event, listener);
        done(answer);
      };
      const abandon = (message) => {
        this.#worker = null;
        worker.terminate();
        finish({ error: message });
      };
      const timer = setTimeout(() => abandon("timed out"), kTimeoutMilliseconds);
      const listeners = {
        message: finish,
        error: (error) => abandon(`worker failed: ${error.message}`),
        exit: (code) => abandon(`worker exited with ${code}`),
      };
      for (const [event, listener] of Object.entries(listeners)) worker.on(event, listener);
      worker.postMessage(job);
    });
  }

  async close() {
    await this.#worker?.terminate();
  }
}

/** Calls check(slot, item) for every item, as many at a time as there are processors. */
export async function forEachInSlots(items, check) {
  const queue = [...items];
  const drain = async () => {
    const slot = new Slot();
    for (let item = queue.shift(); item; item = queue.shift()) await check(slot, item);
    await slot.close();
  };
  await Promise.all(Array.from({ length: cpus().length }, drain));
}

/** The first line in which two outputs differ. */
export function firstDifference(expected, actual) {
  const expectedLines = expected.toString().split("\n");
  const actualLines = actual.toString().split("\n");
  const at = expectedLines.findIndex((line, i) => line !== actualLines[i]);
  const line = at < 0 ? expectedLines.length : at;
  return `line ${line + 1}: expected ${JSON.stringify(expectedLines[line])}, got ${JSON.stringify(actualLines[line])}`;
}
