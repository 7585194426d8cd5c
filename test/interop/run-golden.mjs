// The interop suite: compiles every program of test/golden/lang at -O0 and -O3, imports the result in the real
// MicroPython 1.27 and compares what it prints with the recorded output.
//
//   node run-golden.mjs --mpy-cross PATH [--json FILE] [--verbose] [NAME...]
//   node run-golden.mjs --reference            the same with the recorded .mpy files instead of our own
//
// The recordings come from MicroPython 1.29. A program whose output differs in 1.27 for reasons of 1.27 stands in
// differences.txt; there our .mpy must print what the recorded .mpy prints in the same interpreter.
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { firstDifference, forEachInSlots } from "./slots.mjs";

const kHere = dirname(fileURLToPath(import.meta.url));
const kGolden = join(kHere, "..", "golden", "lang");
const kLevels = [0, 3];

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    "mpy-cross": { type: "string" },
    reference: { type: "boolean", default: false },
    json: { type: "string" },
    verbose: { type: "boolean", default: false },
  },
});
if (!options["mpy-cross"] && !options.reference) {
  console.error("run-golden: give --mpy-cross PATH or --reference");
  process.exit(2);
}
const compiler = options["mpy-cross"] ? resolve(options["mpy-cross"]) : null;

// "NAME  reason" a line; # starts a comment.
function readDifferences() {
  const lines = readFileSync(join(kHere, "differences.txt"), "utf8").split("\n");
  const entries = lines.map((line) => /^(\w+)\s+(\S.*)$/.exec(line)).filter(Boolean);
  return new Map(entries.map(([, name, reason]) => [name, reason]));
}

function recordedOutput(name, level) {
  const ofLevel = join(kGolden, `${name}.O${level}.out`);
  return readFileSync(existsSync(ofLevel) ? ofLevel : join(kGolden, `${name}.out`));
}

const differences = readDifferences();

// Returns null if the program behaves as it should, else what is wrong.
async function check(slot, { name, level }) {
  const job = { directory: kGolden, name, level, compiler };
  const actual = await slot.run(job);
  if (actual.error) return actual.error;
  const output = Buffer.from(actual.output);
  const recorded = recordedOutput(name, level);
  if (!differences.has(name)) return output.equals(recorded) ? null : firstDifference(recorded, output);
  const reference = await slot.run({ ...job, compiler: null });
  if (reference.error) return reference.error;
  const expected = Buffer.from(reference.output);
  if (!output.equals(expected)) return firstDifference(expected, output);
  if (output.equals(recorded)) matchingDifferences.add(`${name}.O${level}`);
  return null;
}

const names = readdirSync(kGolden)
  .filter((file) => file.endsWith(".py"))
  .map((file) => file.slice(0, -".py".length))
  .filter((name) => positionals.length === 0 || positionals.includes(name))
  .sort();
const tests = names.flatMap((name) => kLevels.map((level) => ({ name, level })));
const matchingDifferences = new Set();
const failures = [];
let passed = 0;

await forEachInSlots(tests, async (slot, test) => {
  const problem = await check(slot, test);
  if (problem === null) {
    passed += 1;
  } else {
    failures.push({ test: `${test.name}.O${test.level}`, problem });
  }
  if (options.verbose || problem !== null) {
    console.log(`${problem === null ? "ok  " : "FAIL"} interop/${test.name} -O${test.level} ${problem ?? ""}`);
  }
});

// The list stays true: a program that matches at every level does not belong in it.
for (const name of differences.keys()) {
  const stale = kLevels.every((level) => matchingDifferences.has(`${name}.O${level}`));
  if (stale || (positionals.length === 0 && !names.includes(name))) {
    failures.push({ test: `differences.txt:${name}`, problem: "listed, but does not differ" });
    console.log(`FAIL interop/${name} is in differences.txt but does not differ`);
  }
}
console.log(
  `interop: ${passed} passed, ${failures.length} failed ` +
    `(${differences.size} programs differ in 1.27 itself, see differences.txt)`,
);
if (options.json) writeFileSync(options.json, JSON.stringify({ passed, failed: failures.length, failures }, null, 1));
process.exit(failures.length === 0 && passed > 0 ? 0 : 1);
