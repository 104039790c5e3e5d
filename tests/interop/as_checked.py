"""Prints an OpenAPI export with what the mock checks beyond it, and without what the format cannot say.

- The mock refuses members that a spec does not have, since they are mistyped ones. Exports leave objects open, as clients
  read them: here the objects of requests are closed, so that other members count as bad data.
- A list as JSON in one part of a form (`x-specwright-as: json`) is several parts of one name to other tools: it is left out.
"""

import json
import sys

document = json.load(open(sys.argv[1], encoding="utf-8"))
schemas = document["components"].get("schemas", {})
seen = set()


def close(node):
    if isinstance(node, list):
        for item in node:
            close(item)
    if not isinstance(node, dict):
        return
    name = str(node.get("$ref", "")).removeprefix("#/components/schemas/")
    if name in schemas and name not in seen:
        seen.add(name)
        close(schemas[name])
    if "properties" in node:
        node.setdefault("additionalProperties", False)
    for below in node.values():
        close(below)


def leave_out_json_parts(media):
    for name, encoding in media.get("encoding", {}).items():
        if encoding.get("x-specwright-as") != "json":
            continue
        for values in [media["schema"]["properties"], *(each["value"] for each in media.get("examples", {}).values())]:
            values.pop(name, None)
        assert name not in media["schema"].get("required", []), f"{name} cannot be left out"


for path in document["paths"].values():
    for operation in path.values():
        for media in operation.get("requestBody", {}).get("content", {}).values():
            leave_out_json_parts(media)
            close(media["schema"])
json.dump(document, sys.stdout)
