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
export PYTHONPATH=$PWD/tests/interop PYTHONDONTWRITEBYTECODE=1 SCHEMATHESIS_HOOKS=whole_numbers

failed=0
# What Schemathesis sends and finds: MODE API [OPTION…]
run() {
    local mode=$1 api=$2 log="$out/$2.$1.log"
    shift 2
    if (cd "$out" && venv/bin/schemathesis run "$api.checked.json" --origin "http://127.0.0.1:$port" --seed "${SEED:-1}" \
        --max-examples "$examples" --header "Authorization: Bearer test-token" --mode "$mode" --checks all \
        --continue-on-failure --no-color "$@") >"$log" 2>&1; then
        echo "ok    $api, $mode: $(grep -A1 '^Test cases:' "$log" | tail -n1 | xargs)"
    else
        cat "$log"
        echo "WRONG $api, $mode"
        failed=1
    fi
}

port=4020
for api in personr verifik baf; do
    cargo specwright export "specs/$api.yaml" --format openapi-json --out "$out/$api.json"
    python3 tests/interop/as_checked.py "$out/$api.json" >"$out/$api.checked.json"
    cargo specwright mock "specs/$api.yaml" --port $port --seed 1 >"$out/$api.log" 2>&1 &
    mock=$!
    for _ in $(seq 100); do
        if (exec 3<>/dev/tcp/127.0.0.1/$port) 2>/dev/null; then break; fi
        sleep 0.2
    done
    unfair=
    case $api in
        # Nothing issues their tokens: the mock takes any, by design. That it refuses requests without one is tried in
        # tests/tests/mock/refusals.rs. Personr's tokens are issued, and this check holds there.
        verifik | baf) unfair=ignored_auth ;;
    esac
    run positive "$api" --phases examples,coverage,fuzzing ${unfair:+--exclude-checks "$unfair"}
    # Only BAF has operations that lead to others. What an answer has is put into the next request, also a null that is
    # no good there: the mock then says so.
    [[ $api != baf ]] || run positive "$api" --phases stateful --exclude-checks "content_type_conformance,$unfair"
    # What is wrong with a bad request is said in the mock's own problem documents, which no vendor documents.
    run negative "$api" --exclude-checks "content_type_conformance${unfair:+,$unfair}"
    kill $mock
    wait $mock 2>/dev/null || true
    port=$((port + 1))
done
exit $failed
