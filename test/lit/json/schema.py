# Documents of all kinds of elements fit the schema, where a validator is installed; the schema itself is JSON anyway.
# RUN: rm -rf %t && mkdir %t && %python %s %mpy-tool %source-dir
import glob, json, subprocess, sys

tool, source = sys.argv[1:]
with open(source + "/docs/mpy-json.schema.json", encoding="utf-8") as file:
    schema = json.load(file)
try:
    import jsonschema
except ImportError:
    sys.exit()
jsonschema.Draft202012Validator.check_schema(schema)
validator = jsonschema.Draft202012Validator(schema)
files = glob.glob(source + "/test/fuzz/corpus/ReaderFuzzer/*.mpy") + glob.glob(source + "/test/golden/lang/e*.O0.mpy")
assert len(files) > 10
for path in files:
    text = subprocess.run([tool, "json", path], check=True, stdout=subprocess.PIPE).stdout
    errors = [error.message for error in validator.iter_errors(json.loads(text))]
    assert not errors, (path, errors[:3])
