// Runs a compiled program in the real MicroPython and shows what it prints.
//
//   node run-program.mjs DIRECTORY [MODULE]     every .mpy below DIRECTORY, starting with MODULE (main)
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { runProgram } from "./micropython.mjs";

function findMpyFiles(directory) {
  return readdirSync(directory)
    .sort()
    .map((entry) => join(directory, entry))
    .flatMap((path) => (statSync(path).isDirectory() ? findMpyFiles(path) : path.endsWith(".mpy") ? [path] : []));
}

const [directory, main = "main"] = process.argv.slice(2);
if (!directory) {
  console.error("usage: run-program.mjs DIRECTORY [MODULE]");
  process.exit(2);
}
const paths = findMpyFiles(directory);
const files = new Map(paths.map((path) => [relative(directory, path).split(sep).join("/"), readFileSync(path)]));
const { traceback, exitCode } = await runProgram(files, main, (piece) => process.stdout.write(piece));
if (traceback) process.stderr.write(traceback);
process.exitCode = exitCode;
