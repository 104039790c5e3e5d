// Values of the schemas of a document, made by json-schema-faker and judged by ajv; roundtrip.py calls it.
// usage: node roundtrip.mjs make DOCUMENT.json OUT.jsonl VALUES_A_SCHEMA MOST_SCHEMAS
//        node roundtrip.mjs judge DOCUMENT.json VALUES.jsonl      (a line `{schema, value}` each; prints those that do not fit)
// The packages are looked for in NODE_MODULES.
import { createRequire } from "node:module";
import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
const need = createRequire((process.env.NODE_MODULES ?? process.cwd()) + "/");
const loaded = (name) => need(name).default ?? need(name);
const [mode, path, lines, count, most] = process.argv.slice(2);
const document = JSON.parse(readFileSync(path));

// Keywords of OpenAPI 3.0 in the words of JSON Schema.
function plain(schema) {
  if (Array.isArray(schema)) return schema.map(plain);
  if (schema === null || typeof schema !== "object") return schema;
  const own = {};
  for (const [key, value] of Object.entries(schema)) {
    if (["example", "examples", "default", "discriminator", "xml", "externalDocs", "deprecated", "description", "title"].includes(key) || key.startsWith("x-")) continue;
    if (["properties", "patternProperties", "schemas"].includes(key) && value && typeof value === "object") {
      own[key] = Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, plain(inner)]));
    } else own[key] = ["enum", "const", "required"].includes(key) ? value : plain(value);
  }
  if (own.exclusiveMinimum === true) { own.exclusiveMinimum = own.minimum; delete own.minimum; } else if (own.exclusiveMinimum === false) delete own.exclusiveMinimum;
  if (own.exclusiveMaximum === true) { own.exclusiveMaximum = own.maximum; delete own.maximum; } else if (own.exclusiveMaximum === false) delete own.exclusiveMaximum;
  if (own.format === "int32") { own.minimum ??= -2147483648; own.maximum ??= 2147483647; }
  if (own.format === "int64") { own.minimum ??= -9007199254740991; own.maximum ??= 9007199254740991; }
  // Formats that are types here, and that ajv knows nothing of.
  const texts = { int32: "^[1-9][0-9]{0,8}$", int64: "^[1-9][0-9]{0,14}$", uint64: "^[1-9][0-9]{0,14}$", decimal: "^[1-9][0-9]{0,4}\\.[1-9]$" };
  if (own.type === "string" && texts[own.format] && !own.enum) own.pattern = texts[own.format];
  if (own.type === "number" && ["int32", "int64", "integer"].includes(own.format)) own.type = "integer";
  if (own.type === "string" && own.format === "duration" && !own.enum) own.enum = ["PT5M", "P1DT12H"];
  if (own.format === "byte") own.pattern = "^(?:[A-Za-z0-9+/]{4}){1,6}$";
  if (!["date-time", "date", "time", "uuid", "uri", "email", "ipv4", "ipv6", "hostname"].includes(own.format)) delete own.format;
  const nullable = own.nullable === true; delete own.nullable;
  if (own.$ref) return nullable ? { anyOf: [{ $ref: own.$ref }, { type: "null" }] } : { $ref: own.$ref };
  if (nullable && typeof own.type === "string") {
    own.type = [own.type, "null"];
    if (own.enum && !own.enum.includes(null)) own.enum = [...own.enum, null];
  }
  return own;
}

const schemas = plain(document.components?.schemas ?? {});
const { default: Ajv, ...rest } = need("ajv/dist/2020");
const ajv = new (Ajv ?? rest)({ strict: false, logger: false, unicodeRegExp: false });
loaded("ajv-formats")(ajv);
ajv.addSchema({ $id: "doc", components: { schemas } }, "doc");
const pointer = (name) => encodeURIComponent(name.replaceAll("~", "~0").replaceAll("/", "~1"));
const judges = new Map();
function judge(name, value) {
  if (!judges.has(name)) {
    let check;
    try { check = ajv.compile({ $ref: `doc#/components/schemas/${pointer(name)}` }); } catch { check = null; }
    judges.set(name, check);
  }
  const check = judges.get(name);
  if (check === null) return "the schema cannot be read";
  return check(value) ? null : ajv.errorsText(check.errors);
}

if (mode === "judge") {
  for (const line of readFileSync(lines, "utf8").split("\n").filter(Boolean)) {
    const { schema, value, nth } = JSON.parse(line);
    const why = judge(schema, value);
    if (why !== null) console.log(JSON.stringify({ nth, why }));
  }
} else {
  const jsf = loaded("json-schema-faker");
  let seed = 1;
  const random = () => { seed = (seed * 1103515245 + 12345) % 2147483648; return seed / 2147483648; };
  jsf.option({ random, optionalsProbability: 0.7, maxItems: 2, maxLength: 20, refDepthMax: 3, failOnInvalidTypes: false, failOnInvalidFormat: false, ignoreMissingRefs: true, fillProperties: false, useDefaultValue: false, useExamplesValue: false, minDateTime: "1980-01-01T00:00:00Z", maxDateTime: "2030-01-01T00:00:00Z" });
  writeFileSync(lines, "");
  const names = Object.keys(schemas);
  const step = Math.max(1, names.length / Number(most));
  for (let at = 0; at < names.length; at += step) {
    const name = names[Math.floor(at)];
    for (let nth = 0; nth < Number(count); nth++) {
      let value;
      try { value = jsf.generate({ $ref: `#/components/schemas/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`, components: { schemas: structuredClone(schemas) } }); } catch { continue; }
      let why = "nothing";
      try { why = judge(name, value); } catch { continue; }
      if (value !== undefined && why === null) appendFileSync(lines, JSON.stringify({ schema: name, value }) + "\n");
    }
  }
}
