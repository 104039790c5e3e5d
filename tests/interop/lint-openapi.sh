#!/usr/bin/env bash
# Lints the OpenAPI exports of all specs with Redocly CLI, which nobody here wrote. Not part of CI: it needs Node.js
# (20.19 or later) and the npm registry.
set -euo pipefail
cd "$(dirname "$0")/../.."

out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
for spec in specs/*.yaml; do
    name=$(basename "$spec" .yaml)
    cargo specwright export "$spec" --format openapi-json --out "$out/$name.json"
    cargo specwright export "$spec" --format openapi-yaml --out "$out/$name.yaml"
done

export REDOCLY_TELEMETRY=off REDOCLY_SUPPRESS_UPDATE_NOTICE=true
npx --yes @redocly/cli@2.77.0 lint --config tests/interop/redocly.yaml "$out"/*.json "$out"/*.yaml
