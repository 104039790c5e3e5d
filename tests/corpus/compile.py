#!/usr/bin/env python3
"""Compiles clients of real documents: each without an error and without a warning, its documentation likewise.

    tests/corpus/compile.py target/release/specwright package/api --sample 300 --work FOLDER

The documents are those of run.py, which says where they come from: so many of all sizes, always the same for a number and
a --seed. Those above --most megabytes are left aside. --without LIST leaves out the documents that a file names, one a
line (what an earlier run printed), so that runs add up. All crates go into one workspace in the work folder, with one target
folder; `cargo check` looks at them with rustc's own lints, then `cargo doc --no-deps` with rustdoc's. Prints failures by
name with the first messages, then figures. The exit status is 1 where fewer than 99.5 % compile without a warning, or any
documentation has one.
"""
import argparse
import collections
import json
import pathlib
import random
import re
import shutil
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
WANTED = 0.995
PATCHED = {"specwright": "runtime", "specwright-macros": "macros", "specwright-mock": "mock", "specwright-codegen": "codegen"}


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary", type=pathlib.Path)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--work", type=pathlib.Path, required=True)
    parser.add_argument("--sample", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--most", type=float, default=3.0, help="megabytes")
    parser.add_argument("--only", default="")
    parser.add_argument("--without", type=pathlib.Path)
    parser.add_argument("--features", default="blocking")
    parser.add_argument("--skip-docs", action="store_true")
    return parser.parse_args()


def chosen(options):
    left_out = set(options.without.read_text().split()) if options.without else set()
    found = [path for path in options.folder.rglob("*") if path.suffix in (".json", ".yaml", ".yml")]
    name = lambda path: str(path.relative_to(options.folder))
    found = [path for path in found if options.only in str(path) and path.stat().st_size <= options.most * 1e6]
    by_size = sorted((path for path in found if name(path) not in left_out), key=lambda path: (path.stat().st_size, path))
    if options.sample >= len(by_size):
        return by_size
    chance = random.Random(options.seed)
    step = len(by_size) / options.sample
    return [by_size[min(int((nth + chance.random()) * step), len(by_size) - 1)] for nth in range(options.sample)]


def generate(binary, path, folder, crate):
    """Writes the crate of a document under a name of its own. What went wrong, if anything."""
    made = folder / f"{crate}.new"
    done = subprocess.run([str(binary), "generate", "--format", "short", str(path), "--out", str(made)],
                          capture_output=True, text=True, errors="replace")
    crates = list(made.iterdir()) if made.is_dir() else []
    if done.returncode != 0 or len(crates) != 1:
        shutil.rmtree(made, ignore_errors=True)
        errors = [line for line in (done.stdout + done.stderr).splitlines() if ": error" in line]
        return (errors or ["nothing was generated"])[0][:200]
    manifest = crates[0] / "Cargo.toml"
    manifest.write_text(re.sub(r'^name = ".*"', f'name = "{crate}"', manifest.read_text(), count=1, flags=re.M))
    crates[0].rename(folder / crate)
    made.rmdir()
    return None


def workspace(work):
    patches = "".join(f'{name} = {{ path = "{ROOT / folder}" }}\n' for name, folder in PATCHED.items())
    (work / "Cargo.toml").write_text(f'[workspace]\nmembers = ["crates/*"]\nresolver = "3"\n[profile.dev]\ndebug = 0\nincremental = false\n[patch.crates-io]\n{patches}')
    lock = ROOT / "Cargo.lock"
    if lock.exists() and not (work / "Cargo.lock").exists():
        shutil.copy(lock, work / "Cargo.lock")


def cargo(command, work, features):
    """The messages of each package."""
    done = subprocess.Popen(["cargo", *command, "--workspace", "--keep-going", "--features", features, "--message-format", "json"],
                            cwd=work, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, errors="replace")
    said = collections.defaultdict(list)
    finished = False
    for line in done.stdout:
        try:
            message = json.loads(line)
        except ValueError:
            continue
        finished |= message.get("reason") == "build-finished"
        if message.get("reason") == "compiler-message":
            inner = message["message"]
            if inner["level"] in ("warning", "error") and inner["spans"]:
                span = inner["spans"][0]
                place = f"{span['file_name'].split('/crates/')[-1]}:{span['line_start']}"
                said[message["target"]["name"]].append(f"{inner['level']}: {inner['message'].splitlines()[0][:160]} ({place})")
    done.wait()
    return said, finished


def main():
    options = arguments()
    binary, work = options.binary.resolve(), options.work.resolve()
    crates = work / "crates"
    shutil.rmtree(crates, ignore_errors=True)
    crates.mkdir(parents=True)
    documents, failed = {}, {}
    for nth, path in enumerate(chosen(options)):
        name = str(path.relative_to(options.folder))
        crate = f"c{nth}-" + re.sub(r"[^a-z0-9]+", "-", name.rsplit(".", 1)[0].lower()).strip("-")[:60].rstrip("-")
        problem = generate(binary, path, crates, crate)
        print(f"document\t{name}", flush=True)
        if problem is not None:
            failed[name] = problem
        else:
            documents[crate.replace("-", "_")] = name
    workspace(work)
    started = time.monotonic()
    checked, finished = cargo(["check"], work, options.features)
    took = time.monotonic() - started
    documented, described = ({}, True) if options.skip_docs else cargo(["doc", "--no-deps"], work, options.features)
    for name, problem in failed.items():
        print(f"not generated\t{name}\t{problem}")
    for title, said in (("check", checked), ("doc", documented)):
        for crate, messages in sorted(said.items()):
            print(f"{title}\t{documents.get(crate, crate)}\t{len(messages)}\t" + "\n\t\t".join(messages[:3]))
    kinds = collections.Counter(re.sub(r"`[^`]*`", "`…`", message.rsplit(" (", 1)[0]) for said in (checked, documented) for messages in said.values() for message in messages)
    for kind, count in kinds.most_common(20):
        print(f"{count:6} × {kind}")
    made = len(documents)
    good = made - len([crate for crate in checked if crate in documents])
    errors = len([crate for crate, messages in checked.items() if any(message.startswith("error") for message in messages)])
    documented_well = made - len([crate for crate in documented if crate in documents])
    print(f"{made + len(failed)} documents: {made} generated, {good} of these compile without a warning ({errors} have errors), "
          f"{documented_well} have documentation without one; `cargo check` took {took:.0f} s")
    whole = finished and described and good >= WANTED * made and documented_well == made and not failed
    sys.exit(0 if whole else 1)


if __name__ == "__main__":
    main()
