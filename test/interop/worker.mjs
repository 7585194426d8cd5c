// A worker (slot.mjs): gets one job at a time (a directory of the golden corpus, a program, a level, a compiler; or a
// name and the bytes of a finished .mpy) and answers with what the program printed in MicroPython. It may be killed at any
// moment when a program hangs.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parentPort } from "node:worker_threads";
import { recordedForm, runProgram } from "./micropython.mjs";

// Compiled inside the directory of the source, so that the embedded file name is the bare one.
function compile({ compiler, directory, name, level }) {
  const scratch = mkdtempSync(join(tmpdir(), "adder-interop-"));
  try {
    const output = join(scratch, `${name}.mpy`);
    execFileSync(compiler, [`-O${level}`, "-o", output, `${name}.py`], { cwd: directory, stdio: "pipe" });
    return readFileSync(output);
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

function bytesOf(job) {
  return job.compiler ? compile(job) : readFileSync(join(job.directory, `${job.name}.O${job.level}.mpy`));
}

async function run(job) {
  const bytes = job.bytes ?? bytesOf(job);
  return recordedForm(await runProgram(new Map([[`${job.name}.mpy`, bytes]]), job.name));
}

parentPort.on("message", async (job) => {
  try {
    parentPort.postMessage({ output: await run(job) });
  } catch (error) {
    parentPort.postMessage({ error: `${error.message}\n${error.stderr ?? ""}`.trim() });
  }
});
