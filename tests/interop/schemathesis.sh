#!/usr/bin/env bash
# Schemathesis, which nobody here wrote, makes requests of our OpenAPI exports, good ones and bad ones, and sends them to our
# mock: what comes back must be as the documents say. Bounded by its number of examples. Not part of CI: it needs
# Python (3.10 or later) and PyPI.
set -euo pipefail
cd "$(dirname "$0")/../.."

examples=${EXAMPLES:-50}
out=$(mktemp -d)
mock=
trap 'kill $mock 2>/dev/null || true; rm -rf "$out"' EXIT
cargo build --quiet -p specwright-cli
python3 -m venv "$out/venv"
"$out/venv/bin/pip" install --quiet schemathesis==4.32.5

failed=0
port=4020
for api in personr verifik baf; do
    cargo specwright export "specs/$api.yaml" --format openapi-json --out "$out/$api.json"
    cargo specwright mock "specs/$api.yaml" --port $port --seed 1 >"$out/$api.log" 2>&1 &
    mock=$!
    for _ in $(seq 100); do
        if (exec 3<>/dev/tcp/127.0.0.1/$port) 2>/dev/null; then break; fi
        sleep 0.2
    done
    "$out/venv/bin/schemathesis" run "$out/$api.json" --url "http://127.0.0.1:$port" --seed 1 --max-examples "$examples" \
        --header "authorization: Bearer ${TOKEN:-test-token}" --checks all --no-color || failed=1
    kill $mock
    wait $mock 2>/dev/null || true
    port=$((port + 1))
done
exit $failed
