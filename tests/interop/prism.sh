#!/usr/bin/env bash
# Our generated clients call Prism, which serves our OpenAPI exports, checks each request by them, and which nobody here
# wrote. Not part of CI: it needs Node.js (18.20 or later) and the npm registry.
set -euo pipefail
cd "$(dirname "$0")/../.."

out=$(mktemp -d)
prism=
trap 'kill $prism 2>/dev/null || true; rm -rf "$out"' EXIT
cargo build --quiet -p specwright-tests --example against_a_server
npm install --silent --no-save --prefix "$out" @stoplight/prism-cli@5.14.2

failed=0
port=4010
for api in personr verifik baf; do
    cargo specwright export "specs/$api.yaml" --format openapi-json --out "$out/$api.json"
    "$out/node_modules/.bin/prism" mock --host 127.0.0.1 --port $port --errors "$out/$api.json" >"$out/$api.log" 2>&1 &
    prism=$!
    for _ in $(seq 100); do
        if (exec 3<>/dev/tcp/127.0.0.1/$port) 2>/dev/null; then break; fi
        sleep 0.2
    done
    cargo run --quiet -p specwright-tests --example against_a_server -- "$api" "http://127.0.0.1:$port" || failed=1
    kill $prism
    wait $prism 2>/dev/null || true
    port=$((port + 1))
done
exit $failed
