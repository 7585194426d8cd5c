// The interop suite of merging: merges the recorded programs of test/golden/lang, several at a time and in every way that
// mpy-tool knows, imports the result in the real MicroPython and compares what it prints with what the programs print one
// after the other.
//
//   node run-merged.mjs --mpy-tool PATH [--json FILE] [--verbose] [GROUP...]
//
// Left out are programs that fail, since nothing after them would run, and those of differences.txt.
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { firstDifference, forEachInSlots } from "./slots.mjs";

const kHere = dirname(fileURLToPath(import.meta.url));
const kGolden = join(kHere, "..", "golden", "lang");
const kLevels = [0, 3];
const kGroupSize = 5;
const kWays = [["merge"], ["merge", "--strip-lines", "--name", "merged.py"], ["merge", "--keep-duplicates"], ["--merge"]];
const kLineDroppingWays = kWays.filter((way) => way.includes("--strip-lines") || way.includes("--merge"));
const kPrintsLines = "line_numbers"; // at -O0; there is no point in it where lines are dropped

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    "mpy-tool": { type: "string" },
    json: { type: "string" },
    verbose: { type: "boolean", default: false },
  },
});
if (!options["mpy-tool"]) {
  console.error("run-merged: give --mpy-tool PATH");
  process.exit(2);
}
const tool = resolve(options["mpy-tool"]);

function readNames(file) {
  const lines = readFileSync(join(kHere, file), "utf8").split("\n");
  return new Set(lines.map((line) => /^(\w+)\s+\S/.exec(line)?.[1]).filter(Boolean));
}

function recordedOutput(name, level) {
  const ofLevel = join(kGolden, `${name}.O${level}.out`);
  return readFileSync(existsSync(ofLevel) ? ofLevel : join(kGolden, `${name}.out`));
}

// Programs that run to their end, in groups whose members lie far apart in the alphabet, and so in what they are about.
function makeGroups(level) {
  const differing = readNames("differences.txt");
  const names = readdirSync(kGolden)
    .filter((file) => file.endsWith(".py"))
    .map((file) => file.slice(0, -".py".length))
    .filter((name) => !differing.has(name) && !/^--exit /m.test(recordedOutput(name, level)))
    .sort();
  const groupCount = Math.ceil(names.length / kGroupSize);
  return Array.from({ length: groupCount }, (_, i) => names.filter((_, k) => k % groupCount === i));
}

const scratch = mkdtempSync(join(tmpdir(), "adder-merged-"));

function merge(group, level, way, number) {
  const output = join(scratch, `merged${number}.mpy`);
  const files = group.map((name) => `${name}.O${level}.mpy`);
  execFileSync(tool, [...way, "-o", output, ...files], { cwd: kGolden, stdio: "pipe" });
  return readFileSync(output);
}

// Returns null if the group prints what its programs print, else what is wrong.
async function check(slot, { group, level, way, number }) {
  let bytes;
  try {
    bytes = merge(group, level, way, number);
  } catch (error) {
    return `${error.message}\n${error.stderr ?? ""}`.trim();
  }
  const actual = await slot.run({ name: "merged", bytes });
  if (actual.error) return actual.error;
  const output = Buffer.from(actual.output);
  const expected = Buffer.concat(group.map((name) => recordedOutput(name, level)));
  return output.equals(expected) ? null : firstDifference(expected, output);
}

const tests = kLevels
  .flatMap((level) => makeGroups(level).map((group) => ({ group, level })))
  .flatMap((test) => kWays.map((way) => ({ ...test, way })))
  .filter(({ group, level, way }) => level > 0 || !group.includes(kPrintsLines) || !kLineDroppingWays.includes(way))
  .map((test, number) => ({ ...test, number }))
  .filter(({ group }) => positionals.length === 0 || positionals.some((name) => group.includes(name)));
const failures = [];
let passed = 0;

await forEachInSlots(tests, async (slot, test) => {
  const problem = await check(slot, test);
  const title = `${test.group.join("+")} -O${test.level} ${test.way.join(" ")}`;
  if (problem === null) passed += 1;
  else failures.push({ test: title, problem });
  if (options.verbose || problem !== null) {
    console.log(`${problem === null ? "ok  " : "FAIL"} interop/${title} ${problem ?? ""}`);
  }
});
rmSync(scratch, { recursive: true });

console.log(`merged: ${passed} passed, ${failures.length} failed`);
if (options.json) writeFileSync(options.json, JSON.stringify({ passed, failed: failures.length, failures }, null, 1));
process.exit(failures.length === 0 && passed > 0 ? 0 : 1);
