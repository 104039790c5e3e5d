#!/usr/bin/env python3
"""Cuts operations out of an OpenAPI document, each as it stands there, with the components that they reach.

    cut.py DOCUMENT OPERATION... [--without COMPONENT.MEMBER...] > EXCERPT

Nothing is rewritten. What `--without` names is left out of a schema: members that lead far and that no example needs.
"""

import json
import sys

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")


def references(node):
    """All that a node refers to."""
    if isinstance(node, list):
        for item in node:
            yield from references(item)
    if isinstance(node, dict):
        for key, value in node.items():
            if key == "$ref" and isinstance(value, str):
                yield value
            else:
                yield from references(value)
        discriminator = node.get("discriminator")
        if isinstance(discriminator, dict):
            yield from discriminator.get("mapping", {}).values()


def drop(schemas, names):
    for name in names:
        component, member = name.split(".")
        schema = schemas[component]
        del schema["properties"][member]
        if member in schema.get("required", []):
            schema["required"].remove(member)


def chosen(item, wanted):
    """A path with the operations that are wanted, and what holds for all of them."""
    kept = {method for method in METHODS if item.get(method, {}).get("operationId") in wanted}
    return {key: value for key, value in item.items() if key in kept or key not in METHODS} if kept else {}


def cut(document, wanted):
    paths = {path: chosen(item, wanted) for path, item in document["paths"].items()}
    paths = {path: item for path, item in paths.items() if item}
    operations = [item[method] for item in paths.values() for method in METHODS if method in item]
    missing = wanted - {operation["operationId"] for operation in operations}
    assert not missing, f"no operation {missing}"
    components, reached, left = document["components"], set(), list(references(paths))
    while left:
        reference = left.pop()
        if reference not in reached:
            reached.add(reference)
            _, _, kind, name = reference.split("/")
            left.extend(references(components[kind][name]))
    for security in [document.get("security", [])] + [one.get("security", []) for one in operations]:
        reached.update(f"#/components/securitySchemes/{name}" for schemes in security for name in schemes)
    tags = {tag for operation in operations for tag in operation.get("tags", [])}
    parts = {
        "paths": paths,
        "tags": [tag for tag in document.get("tags", []) if tag["name"] in tags],
        "components": {
            kind: {name: value for name, value in all.items() if f"#/components/{kind}/{name}" in reached}
            for kind, all in components.items()
        },
    }
    parts["components"] = {kind: kept for kind, kept in parts["components"].items() if kept}
    whole = {key: parts.get(key, value) for key, value in document.items()}
    return {key: value for key, value in whole.items() if key not in ("webhooks", "x-webhooks")}


def main():
    words = sys.argv[1:]
    at = words.index("--without") if "--without" in words else len(words)
    with open(words[0], encoding="utf-8") as file:
        document = json.load(file)
    drop(document["components"].get("schemas", {}), words[at + 1 :])
    excerpt = cut(document, set(words[1:at]))
    print(json.dumps(excerpt, indent=2, ensure_ascii=False))


main()
