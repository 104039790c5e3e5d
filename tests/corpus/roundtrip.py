#!/usr/bin/env python3
"""Sends values through the types of clients of real documents: they decode, and encode to the same JSON.

    npm install --prefix NODE json-schema-faker@0.5.9 ajv ajv-formats
    tests/corpus/roundtrip.py target/release/specwright package/api --node NODE --work FOLDER [--sample N]

The documents are those of compile.py. For the components of each, json-schema-faker makes values; those that ajv takes are
decoded by the generated type, encoded, compared, and judged by ajv once more. Components whose type has another name, or
none, are left out and counted. Prints what differs by kind with places, then figures. The exit status is 1 where anything
differs.
"""
import argparse
import collections
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys

import compile as compiling

HERE = pathlib.Path(__file__).resolve().parent


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary", type=pathlib.Path)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--node", type=pathlib.Path, required=True)
    parser.add_argument("--work", type=pathlib.Path, required=True)
    parser.add_argument("--sample", type=int, default=40)
    parser.add_argument("--seed", type=int, default=2)
    parser.add_argument("--most", type=float, default=1.0, help="megabytes")
    parser.add_argument("--only", default="")
    parser.add_argument("--values", type=int, default=4)
    parser.add_argument("--schemas", type=int, default=40)
    options = parser.parse_args()
    options.without = None
    return options


def node(options, *command):
    environment = {**os.environ, "NODE_MODULES": str(options.node.resolve() / "node_modules")}
    try:
        done = subprocess.run(["node", str(HERE / "roundtrip.mjs"), *map(str, command)], env=environment, capture_output=True, text=True, timeout=120)
    except subprocess.TimeoutExpired:
        return "", "timed out"
    return done.stdout, done.stderr


def rust_name(component):
    """The name of a component's type, where nothing else has it."""
    words = re.split(r"[^A-Za-z0-9]+", component)
    return "".join(word[:1].upper() + word[1:] for word in words if word)


def component_names(path):
    return (json.loads(path.read_text()).get("components") or {}).get("schemas") or {}


def differences(before, after, at=""):
    if isinstance(before, dict) and isinstance(after, dict):
        for key in before.keys() | after.keys():
            if key not in after:
                yield ("null is lost" if before[key] is None else "a member is lost"), f"{at}/{key}"
            elif key not in before:
                yield "a member is added", f"{at}/{key}"
            else:
                yield from differences(before[key], after[key], f"{at}/{key}")
    elif isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        for nth, (one, other) in enumerate(zip(before, after)):
            yield from differences(one, other, f"{at}/{nth}")
    elif isinstance(before, bool) or isinstance(after, bool) or not isinstance(before, (int, float)) or not isinstance(after, (int, float)):
        if before != after:
            yield f"{type(before).__name__} became {type(after).__name__}" if type(before) is not type(after) else "a value is another", f"{at}: {json.dumps(before)[:60]} → {json.dumps(after)[:60]}"
    elif float(before) != float(after):
        yield "a number is another", f"{at}: {before} → {after}"


def main():
    options = arguments()
    binary, work = options.binary.resolve(), options.work.resolve()
    crates, values = work / "crates", work / "values"
    for folder in (crates, values):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
    counted, arms, used = collections.Counter(), [], {}
    asked = []
    for nth, path in enumerate(compiling.chosen(options)):
        crate = f"d{nth}"
        if path.suffix != ".json" or compiling.generate(binary, path, crates, crate):
            counted["documents left out"] += 1
            continue
        node(options, "make", path, values / f"{crate}.jsonl", options.values, options.schemas)
        types = set(re.findall(r"^pub (?:struct|enum|type) (\w+)", (crates / crate / "src" / "types.rs").read_text(), re.M)) if (crates / crate / "src" / "types.rs").exists() else set()
        lines = [json.loads(line) for line in (values / f"{crate}.jsonl").read_text().splitlines()] if (values / f"{crate}.jsonl").exists() else []
        # Of components whose names differ in spelling only, nothing here says which type is whose.
        spelled = collections.Counter(rust_name(name).lower() for name in component_names(path))
        lines = [line for line in lines if spelled[rust_name(line["schema"]).lower()] == 1]
        named = {line["schema"] for line in lines}
        for schema in sorted(named):
            if rust_name(schema) in types:
                arms.append(f"        ({json.dumps(crate)}, {json.dumps(schema)}) => through::<{crate}::types::{rust_name(schema)}>(value),")
        found = [line for line in lines if rust_name(line["schema"]) in types]
        counted["schemas"] += len({line["schema"] for line in found})
        counted["schemas left out"] += len(named) - len({line["schema"] for line in found})
        used[crate] = path
        asked += [(crate, line["schema"], line["value"]) for line in found]
    harness = crates / "harness"
    (harness / "src").mkdir(parents=True)
    dependencies = "".join(f'{crate} = {{ path = "../{crate}" }}\n' for crate in used)
    (harness / "Cargo.toml").write_text(f'[package]\nname = "harness"\nversion = "0.0.0"\nedition = "2024"\n[dependencies]\nspecwright = "0.1"\nserde_json = "1"\n{dependencies}')
    (harness / "src/main.rs").write_text(MAIN.replace("ARMS", "\n".join(arms)))
    compiling.workspace(work)
    built = subprocess.run(["cargo", "build", "--quiet", "-p", "harness"], cwd=work, capture_output=True, text=True)
    if built.returncode != 0:
        sys.exit(built.stderr[-3000:])
    target = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", work / "target"))
    given = "".join(json.dumps([crate, schema, json.dumps(value)]) + "\n" for crate, schema, value in asked)
    answered = subprocess.run([str(target / "debug/harness")], input=given, capture_output=True, text=True).stdout.splitlines()
    kinds, places = collections.Counter(), collections.defaultdict(list)
    encoded = collections.defaultdict(list)

    def tell(kind, crate, schema, place):
        kinds[kind] += 1
        where = f"{used[crate].relative_to(options.folder)} {schema}{place}"
        if len(places[kind]) < 6 and where not in places[kind]:
            places[kind].append(where)

    for nth, ((crate, schema, value), line) in enumerate(zip(asked, answered)):
        answer = json.loads(line)
        if "error" in answer:
            tell("not decoded: " + re.sub(r"`[^`]*`|/[^ ,]*", "…", answer["error"])[:110], crate, schema, f" {answer['error'][:160]}")
            continue
        after = json.loads(answer["json"])
        found = list(differences(value, after))
        for kind, place in found[:3]:
            tell(kind, crate, schema, place)
        counted["values that came back"] += not found
        encoded[crate].append({"schema": schema, "value": after, "nth": nth})
    for crate, lines in encoded.items():
        file = values / f"{crate}.encoded.jsonl"
        file.write_text("".join(json.dumps(line) + "\n" for line in lines))
        for line in node(options, "judge", used[crate], file)[0].splitlines():
            refused = json.loads(line)
            tell("refused by the validator", crate, asked[refused["nth"]][1], f" {refused['why'][:160]}")
    for kind, count in kinds.most_common():
        print(f"{count:6} × {kind}")
        for place in places[kind]:
            print(f"         {place}")
    print(f"{len(used)} documents, {len(asked)} values (answered {len(answered)}): " + ", ".join(f"{count} {what}" for what, count in counted.items()))
    sys.exit(1 if kinds else 0)


MAIN = r"""
use std::io::BufRead as _;
fn through<T: specwright::expand::wire::Model>(value: &str) -> Result<String, String> {
    let read: T = specwright::from_json(value.as_bytes()).map_err(|error| error.to_string())?;
    specwright::to_json(&read).map_err(|error| error.to_string())
}
fn answer(document: &str, schema: &str, value: &str) -> Result<String, String> {
    match (document, schema) {
ARMS
        _ => Err("no type".to_owned()),
    }
}
fn main() {
    for line in std::io::stdin().lock().lines() {
        let [document, schema, value]: [String; 3] = serde_json::from_str(&line.unwrap()).unwrap();
        let said = match answer(&document, &schema, &value) {
            Ok(json) => serde_json::json!({ "json": json }),
            Err(error) => serde_json::json!({ "error": error }),
        };
        println!("{said}");
    }
}
"""

if __name__ == "__main__":
    main()
