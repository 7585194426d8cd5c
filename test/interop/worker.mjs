// A worker (slots.mjs): gets one job at a time (a directory with programs, a program, a level, a compiler; or a name and the
// bytes of a finished .mpy) and answers with what the program printed in MicroPython. A job with options for `mpy-tool strip` runs the stripped file and answers with
// what `mpy-tool symbolicate` makes of the output. A worker may be killed at any moment when a program hangs.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parentPort } from "node:worker_threads";
import { recordedForm, runProgram } from "./micropython.mjs";

// Compiled inside the directory of the source, so that the embedded file name is the bare one.
function compile({ compiler, directory, name, level }, output) {
  execFileSync(compiler, [`-O${level}`, "-o", output, `${name}.py`], { cwd: directory, stdio: "pipe" });
}

function strip({ tool, strip }, file) {
  execFileSync(tool, ["strip", "--quiet", ...strip, file], { stdio: "pipe" });
}

function symbolicate({ tool }, file, output) {
  const words = ["symbolicate", "--debug", `${file}.debug.json`, "--mpy", file];
  return execFileSync(tool, words, { input: output, stdio: ["pipe", "pipe", "ignore"], maxBuffer: 1 << 28 });
}

async function outputOf(name, bytes) {
  return recordedForm(await runProgram(new Map([[`${name}.mpy`, bytes]]), name));
}

async function run(job) {
  const { directory, name, level } = job;
  if (job.bytes) return { output: await outputOf(name, job.bytes) };
  const scratch = mkdtempSync(join(tmpdir(), "adder-interop-"));
  try {
    let file = join(directory, `${name}.O${level}.mpy`);
    if (job.compiler) {
      file = join(scratch, `${name}.mpy`);
      compile(job, file);
    }
    if (job.strip) strip(job, file);
    const bytes = readFileSync(file);
    const output = await outputOf(name, bytes);
    return { output: job.strip ? symbolicate(job, file, output) : output, size: bytes.length };
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

parentPort.on("message", async (job) => {
  try {
    parentPort.postMessage(await run(job));
  } catch (error) {
    parentPort.postMessage({ error: `${error.message}\n${error.stderr ?? ""}`.trim() });
  }
});
