# A database with all kinds of rows fits the schema, member by member.
# RUN: rm -rf %t && mkdir %t && cd %t && cp %S/Inputs/m.h %S/Inputs/a.c %S/Inputs/b.cpp %S/Inputs/defs.h . && %python %s %qstr-gen %source-dir
import json, subprocess, sys

tool, source = sys.argv[1:]
with open(source + "/docs/qstr-database.schema.json", encoding="utf-8") as file:
    schema = json.load(file)
with open("c.c", "w", encoding="utf-8") as file:
    file.write("MP_REGISTER_EXTENSIBLE_MODULE(MP_QSTR_ext, ext_module);\nMP_REGISTER_MODULE_DELEGATION(ext_module, ext_attr);\n")
subprocess.run([tool, "build", "--compress", "--definitions", "defs.h", "a.c", "b.cpp", "c.c", "--", "cc"], check=True)
with open("genhdr/qstr.json", encoding="utf-8") as file:
    database = json.load(file)
seen = set()


def check(where, rule, value):
    """What this schema uses of JSON Schema."""
    if "$ref" in rule:
        return check(where, schema["$defs"][rule["$ref"].rsplit("/", 1)[1]], value)
    assert value == rule.get("const", value) and value in rule.get("enum", [value]), (where, value)
    if "type" in rule:
        kind = {"object": dict, "array": list, "string": str, "integer": int, "boolean": bool}[rule["type"]]
        assert type(value) is kind, (where, value)
    if isinstance(value, int):
        assert rule.get("minimum", value) <= value <= rule.get("maximum", value), (where, value)
    if isinstance(value, dict):
        assert rule["additionalProperties"] is False and set(rule["required"]) <= set(value) <= set(rule["properties"]), (where, value)
        for key, item in value.items():
            seen.add(where + "/" + key)
            check(where + "/" + key, rule["properties"][key], item)
    if isinstance(value, list):
        assert rule.get("minItems", 0) <= len(value) <= rule.get("maxItems", len(value)), (where, value)
        for i, item in enumerate(value):
            check(where, rule["prefixItems"][i] if "prefixItems" in rule else rule["items"], item)


check("", schema, database)
for name in ("/qstrs/definition", "/modules/extensible", "/delegations/function", "/rootPointers/place", "/texts/bytes"):
    assert name in seen, name + " does not occur"
