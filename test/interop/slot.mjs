// What the suites of this directory share: a worker thread that runs one program after another in MicroPython, and how a
// wrong output is explained.
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";

const kHere = dirname(fileURLToPath(import.meta.url));
const kTimeoutMilliseconds = 60_000;

// Runs one job in a worker thread of its own queue slot; a program that hangs costs its worker.
export class Slot {
  #worker = null;

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

/** The first line in which two outputs differ. */
export function firstDifference(expected, actual) {
  const expectedLines = expected.toString().split("\n");
  const actualLines = actual.toString().split("\n");
  const at = expectedLines.findIndex((line, i) => line !== actualLines[i]);
  const line = at < 0 ? expectedLines.length : at;
  return `line ${line + 1}: expected ${JSON.stringify(expectedLines[line])}, got ${JSON.stringify(actualLines[line])}`;
}
