// Runs .mpy files in the real MicroPython (WebAssembly build from npm). In: the files and the module to import. Out: what
// the program printed and how it ended. Every run gets a fresh interpreter, so programs cannot influence each other.
import { loadMicroPython } from "@micropython/micropython-webassembly-pyscript";

const kHeapBytes = 8 * 1024 * 1024;
const kRoot = "/program";

// The import statement that starts the program is a frame of its own, which `micropython -m` does not show.
const kImportFrame = '  File "<stdin>", line 1, in <module>\n';

/**
 * Imports `main` with `files` (Map of relative path -> bytes) as the whole module path.
 * onOutput, if given, receives the output in pieces while the program runs.
 * Returns { stdout: Buffer, traceback: string, exitCode: number }.
 */
export async function runProgram(files, main, onOutput = null) {
  const pieces = [];
  const interpreter = await loadMicroPython({
    heapsize: kHeapBytes,
    linebuffer: false,
    stderr: () => {}, // warnings of the interpreter; tracebacks come as exceptions
    stdout: (bytes) => {
      const piece = Buffer.from(bytes);
      pieces.push(piece);
      if (onOutput) onOutput(piece);
    },
  });
  for (const [path, bytes] of files) {
    const parts = path.split("/").slice(0, -1);
    interpreter.FS.mkdirTree([kRoot, ...parts].join("/"));
    interpreter.FS.writeFile(`${kRoot}/${path}`, bytes);
  }
  interpreter.FS.chdir(kRoot);

  let traceback = "";
  let exitCode = 0;
  try {
    interpreter.runPython(`import sys; sys.path[:] = [${JSON.stringify(kRoot)}]; import ${main}`);
  } catch (error) {
    if (error.name !== "PythonError") throw error;
    if (error.type === "SystemExit") {
      exitCode = exitCodeOf(error.message);
    } else {
      traceback = error.message.replace(kImportFrame, "");
      exitCode = 1;
    }
  }
  return { stdout: Buffer.concat(pieces), traceback, exitCode };
}

// "SystemExit: 3" -> 3, "SystemExit: " and "SystemExit: None" -> 0, any other value -> 1.
function exitCodeOf(message) {
  const value = /SystemExit:? ?(.*)\s*$/.exec(message)?.[1] ?? "";
  if (value === "" || value === "None") return 0;
  return /^-?\d+$/.test(value) ? Number(value) & 0xff : 1;
}

/** The form in which test/golden records a run: output, then the traceback and the exit code if it failed. */
export function recordedForm({ stdout, traceback, exitCode }) {
  if (exitCode === 0) return stdout;
  const ending = (traceback ? `--stderr--\n${traceback.trimEnd()}\n` : "") + `--exit ${exitCode}\n`;
  return Buffer.concat([stdout, Buffer.from(ending)]);
}
