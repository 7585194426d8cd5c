// Stripped files in the real MicroPython 1.27: every program of test/golden/lang and test/interop/tracebacks is compiled,
// stripped in every mode and run; its output, after `mpy-tool symbolicate`, is compared with that of the unstripped file.
//
//   node run-stripped.mjs --mpy-cross PATH --mpy-tool PATH [--json FILE] [--verbose] [NAME...]
//
// With --lines=statement the two must be equal, tracebacks included. With the other modes a frame may be followed by
// "[one of ..]", which must hold the true line.
import { readdirSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { forEachInSlots } from "./slots.mjs";

const kHere = dirname(fileURLToPath(import.meta.url));
const kDirectories = [join(kHere, "tracebacks"), join(kHere, "..", "golden", "lang")];
const kModes = [["--lines=statement"], ["--lines=function"], ["--lines=none"], ["--lines=statement", "--names"]];

// Programs that print what stripping may change: their own line numbers, or with --names the name of a lambda.
const kShowsLines = new Set(["line_numbers"]);
const kShowsNames = new Set(["exc_builtin_errors", "func_lambda", "func_misc", "func_star_args"]);

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    "mpy-cross": { type: "string" },
    "mpy-tool": { type: "string" },
    json: { type: "string" },
    verbose: { type: "boolean", default: false },
  },
});
if (!options["mpy-cross"] || !options["mpy-tool"]) {
  console.error("run-stripped: give --mpy-cross PATH and --mpy-tool PATH");
  process.exit(2);
}

// "12-14, 20" holds 13.
function listHolds(list, line) {
  return list.split(", ").some((part) => {
    const [first, last = first] = part.split("-").map(Number);
    return first <= line && line <= last;
  });
}

const kFrame = /^(.*File ".*", line )(\d+)(, in \S+)(?: \[one of (.*)\])?$/;

// A line of a program that was stripped without exact lines, against the one that the unstripped program printed.
function mayMean(actual, expected) {
  const [, place, , name, list] = kFrame.exec(actual) ?? [];
  const [, truePlace, line, trueName] = kFrame.exec(expected) ?? [];
  if (!list || place !== truePlace || name !== trueName) return false;
  if (/; and \d+ more$/.test(list)) return true;
  const lists = list.split("; ").map((part) => part.replace(/^(?:\S+ )?lines? /, ""));
  return lists.some((numbers) => listHolds(numbers, Number(line)));
}

function firstDifference(expected, actual, exact) {
  const expectedLines = expected.split("\n");
  const actualLines = actual.split("\n");
  for (let i = 0; i < Math.max(expectedLines.length, actualLines.length); ++i) {
    const [wanted, got] = [expectedLines[i], actualLines[i]];
    if (wanted === got || (!exact && wanted !== undefined && got !== undefined && mayMean(got, wanted))) continue;
    return `line ${i + 1}: expected ${JSON.stringify(wanted)}, got ${JSON.stringify(got)}`;
  }
  return null;
}

const tests = kDirectories
  .flatMap((directory) =>
    readdirSync(directory)
      .filter((file) => file.endsWith(".py"))
      .map((file) => ({ directory, name: file.slice(0, -".py".length) })),
  )
  .filter(({ name }) => !kShowsLines.has(name))
  .filter(({ name }) => positionals.length === 0 || positionals.includes(name));
const failures = [];
const sizes = new Map();
let passed = 0;

await forEachInSlots(tests, async (slot, { directory, name }) => {
  const job = { directory, name, level: 0, compiler: resolve(options["mpy-cross"]), tool: resolve(options["mpy-tool"]) };
  const plain = await slot.run(job);
  for (const mode of kModes) {
    const label = `${name} ${mode.join(" ")}`;
    if (mode.includes("--names") && kShowsNames.has(name)) continue;
    const stripped = plain.error ? plain : await slot.run({ ...job, strip: mode });
    let problem = stripped.error ?? null;
    if (problem === null) {
      const exact = mode[0] === "--lines=statement";
      problem = firstDifference(Buffer.from(plain.output).toString(), Buffer.from(stripped.output).toString(), exact);
      if (stripped.size > plain.size) problem ??= `grew from ${plain.size} to ${stripped.size} bytes`;
      const sum = sizes.get(mode.join(" ")) ?? [0, 0];
      sizes.set(mode.join(" "), [sum[0] + plain.size, sum[1] + stripped.size]);
    }
    if (problem === null) passed += 1;
    else failures.push({ test: label, problem });
    if (options.verbose || problem !== null) console.log(`${problem === null ? "ok  " : "FAIL"} stripped/${label} ${problem ?? ""}`);
  }
});

for (const [mode, [before, after]] of sizes) console.log(`  ${mode}: ${before} -> ${after} bytes`);
console.log(`stripped: ${passed} passed, ${failures.length} failed`);
if (options.json) writeFileSync(options.json, JSON.stringify({ passed, failed: failures.length, failures }, null, 1));
process.exit(failures.length === 0 && passed > 0 ? 0 : 1);
