// Prints which MicroPython the interop tests and the demo run in, as it names itself.
import { loadMicroPython } from "@micropython/micropython-webassembly-pyscript";

const interpreter = await loadMicroPython({ stdout: (line) => console.log(line.split("; ")[1]) });
interpreter.runPython("import sys; print(sys.version)");
