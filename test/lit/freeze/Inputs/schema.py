"""schema.py MPY_TOOL DOCS: compares the keys of docs/frozen-manifest.schema.json with those the tool says it expects."""
import json
import pathlib
import re
import subprocess
import sys

TOOL, DOCS = sys.argv[1], pathlib.Path(sys.argv[2])
SCHEMA = json.loads((DOCS / "frozen-manifest.schema.json").read_text())
UNKNOWN = "quite another thing"


def expected(manifest):
    """The keys in "unknown key, expected a, b or c"."""
    path = pathlib.Path("m.json")
    path.write_text(json.dumps(manifest))
    output = subprocess.run([TOOL, "freeze", path], check=False, stderr=subprocess.PIPE, text=True).stderr
    names = re.search(r"unknown key, expected (.*)", output).group(1)
    return sorted(re.split(", | or ", names))


def compare(where, schema, manifest):
    if sorted(schema["properties"]) != expected(manifest):
        sys.exit(f"{where}: the schema has {sorted(schema['properties'])}, the tool {expected(manifest)}")
    if schema["additionalProperties"] is not False:
        sys.exit(f"{where}: the schema accepts unknown keys")


def check(where, schema, value):
    """What the example needs of JSON Schema."""
    schema = SCHEMA["$defs"][schema["$ref"].rsplit("/", 1)[1]] if "$ref" in schema else schema
    if "oneOf" in schema:
        schema = next(s for s in schema["oneOf"] if s["type"] == ("string" if isinstance(value, str) else "object"))
    kinds = {"object": dict, "array": list, "string": str, "integer": int, "boolean": bool, None: object}
    if not isinstance(value, kinds[schema.get("type")]) or value not in schema.get("enum", [value]):
        sys.exit(f"{where}: {value!r} does not fit {schema}")
    if isinstance(value, dict):
        for key, item in value.items():
            known = schema.get("properties", {}).get(key, schema["additionalProperties"])
            if known is False:
                sys.exit(f"{where}: the schema does not know {key}")
            check(f"{where}/{key}", known, item)
    if isinstance(value, list):
        for item in value:
            check(where, schema["items"], item)


compare("manifest", SCHEMA, {UNKNOWN: 0})
properties = SCHEMA["properties"]
for name in ("defaults", "metadata"):
    compare(name, properties[name], {name: {UNKNOWN: 0}})
for name in ("modules", "packages", "trees", "as_str", "mpy"):
    compare(name, properties[name]["items"]["oneOf"][1], {name: [{UNKNOWN: 0}]})
page = (DOCS / "frozen-manifest.md").read_text()
example = json.loads(re.search(r"```json\n(.*?)```", page, re.DOTALL).group(1))
check("", SCHEMA, example)
missing = set(properties) - set(example)
if missing:
    sys.exit(f"the example of the page lacks {missing}")
