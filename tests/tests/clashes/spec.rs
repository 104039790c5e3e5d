//! Specs in which an author has taken every one of our words.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

const HEAD: &str =
    "specwright: 1\napi: { name: clashes, title: Clashes }\nservers: { main: 'http://127.0.0.1:1' }\n";

/// How many names stand in one place together: builders have a parameter for each member.
const TOGETHER: usize = 20;

/// `on_success` and `OnSuccess` as `OnSuccess`, each once; the forms that a spec takes for a type, variant or error.
fn upper_camel(words: &BTreeSet<String>) -> BTreeSet<String> {
    let camel = |word: &String| {
        let parts = word.split('_').filter(|part| !part.is_empty());
        // `NAMES` is `Names` as well.
        let shouts = word.chars().all(|letter| !letter.is_lowercase());
        let part = |part: &str| {
            let (first, rest) = part.split_at(1);
            first.to_uppercase() + &(if shouts { rest.to_lowercase() } else { rest.to_owned() })
        };
        parts.map(part).collect::<String>()
    };
    let fits = |name: &String| name.starts_with(|letter: char| letter.is_ascii_uppercase());
    words.iter().map(camel).filter(fits).collect()
}

fn lower_first(name: &str) -> String {
    let (first, rest) = name.split_at(1);
    first.to_lowercase() + rest
}

/// The words in the case of members, each once.
fn members(words: &BTreeSet<String>) -> Vec<String> {
    let names: BTreeMap<String, String> = words
        .iter()
        .map(|word| (word.trim_matches('_').to_lowercase().replace('_', ""), word.clone()))
        .collect();
    names.into_values().map(|word| word.trim_matches('_').to_owned()).collect()
}

/// A line of a flow map for each name: `"x": string`, `"x?": string`, `"x?": string | null`, `"x": string | null`.
fn mixed(names: &[String]) -> String {
    let forms = [("", "string"), ("?", "string"), ("?", "string | null"), ("", "string | null")];
    let line = |(name, (mark, ty)): (&String, &(&str, &str))| format!("\"{name}{mark}\": {ty}");
    names.iter().zip(forms.iter().cycle()).map(line).collect::<Vec<String>>().join(", ")
}

/// Members of types, types, operations and variants.
pub(crate) fn typed(words: &BTreeSet<String>) -> String {
    let (camel, members) = (upper_camel(words), members(words));
    let mut types = String::from("types:\n  ThingOfOurs: { members: { \"ours?\": string } }\n");
    // A builder of an alternative goes where the union is wanted.
    types.push_str("  WholeOfOurs: { members: { whole: string } }\n");
    types.push_str("  EitherOfOurs: { one-of: { Whole: WholeOfOurs, Thing: ThingOfOurs } }\n");
    types.push_str("  HeldOfOurs: { members: { either: EitherOfOurs } }\n");
    let mut operations = String::from("operations:\n");
    operations.push_str("  eitherOfOurs: { http: POST /either, in: { json: HeldOfOurs }, out: empty }\n");
    for (index, names) in members.chunks(TOGETHER).enumerate() {
        let ty = format!("MembersOfOurs{index}");
        _ = writeln!(types, "  {ty}: {{ members: {{ {} }} }}", mixed(names));
        _ = writeln!(
            operations,
            "  sendOurs{index}: {{ http: POST /send/{index}, in: {{ json: {ty} }}, out: {ty} }}"
        );
    }
    for (index, name) in camel.iter().enumerate() {
        _ = writeln!(types, "  \"{name}\": {{ members: {{ value: string }} }}");
        _ = writeln!(operations, "  \"{}\": {{ http: GET /get/{index}, out: empty }}", lower_first(name));
    }
    hold(&camel, &mut types, &mut operations);
    variants(&camel, &mut types, &mut operations);
    format!("{HEAD}error-body: {{ type: ThingOfOurs, code: ours }}\n{types}{operations}")
}

/// Members of operations, errors and parameters, in a spec without types.
pub(crate) fn untyped(words: &BTreeSet<String>) -> String {
    let members = members(words);
    let mut operations = String::from("operations:\n");
    for (index, names) in members.chunks(TOGETHER).enumerate() {
        // Another order has each name in another form.
        let turned: Vec<String> = names.iter().skip(1).chain(names.first()).cloned().collect();
        _ = writeln!(
            operations,
            "  askOurs{index}: {{ http: POST /ask/{index}, in: {{ json: {{ {} }} }}, out: text }}",
            mixed(&turned)
        );
    }
    let errors = errors(&upper_camel(words), &members, &mut operations);
    format!("{HEAD}{errors}{operations}")
}

/// Requests hold every type.
fn hold(camel: &BTreeSet<String>, types: &mut String, operations: &mut String) {
    let all: Vec<&String> = camel.iter().collect();
    for (index, names) in all.chunks(TOGETHER).enumerate() {
        let held: Vec<String> = names.iter().map(|name| format!("\"{name}?\": \"{name}\"")).collect();
        _ = writeln!(types, "  HeldByOurs{index}: {{ members: {{ {} }} }}", held.join(", "));
        _ = writeln!(
            operations,
            "  holdOurs{index}: {{ http: POST /hold/{index}, in: {{ json: HeldByOurs{index} }}, out: empty }}"
        );
    }
}

/// Variants of an enum, of a union, of outcomes and of bodies.
fn variants(camel: &BTreeSet<String>, types: &mut String, operations: &mut String) {
    let lines = |form: fn((usize, &String)) -> String| {
        camel.iter().enumerate().map(form).collect::<Vec<String>>().join(", ")
    };
    let values = lines(|(index, name)| format!("\"{name}\": v{index}"));
    let integers = lines(|(index, name)| format!("\"{name}\": {index}"));
    let alternatives = lines(|(index, name)| format!("\"{name}\": {{ type: ThingOfOurs, tag: t{index} }}"));
    _ = writeln!(types, "  TextsOfOurs: {{ values: {{ {values} }} }}");
    _ = writeln!(types, "  IntegersOfOurs: {{ values: {{ {integers} }} }}");
    _ = writeln!(types, "  UnionOfOurs: {{ tag: ours, one-of: {{ {alternatives} }} }}");
    let bodies = lines(|(index, name)| format!("\"{name}\": {{ text: text/x-{index} }}"));
    let outcomes =
        lines(|(index, name)| format!("\"{name}\": {{ status: 200, body: text, media: text/x-{index} }}"));
    _ = writeln!(
        operations,
        "  varyOurs: {{ http: POST /vary, in: {{ json: {{ a: TextsOfOurs, b: IntegersOfOurs, c: UnionOfOurs }} }}, out: empty }}\n  \
         bodyOfOurs: {{ http: POST /body, in: {{ one-of: {{ {bodies} }} }}, out: {{ {outcomes} }} }}"
    );
}

/// An error for each name, and one for each parameter of a message.
fn errors(camel: &BTreeSet<String>, members: &[String], operations: &mut String) -> String {
    let parameters: Vec<String> = (0..members.len()).map(|index| format!("ParameterOfOurs{index}")).collect();
    let named = camel.iter().zip(std::iter::repeat("ours"));
    let all: Vec<(&String, &str)> =
        named.chain(parameters.iter().zip(members.iter().map(String::as_str))).collect();
    let mut errors = String::from("errors:\n");
    for (index, (name, parameter)) in all.iter().enumerate() {
        _ = writeln!(errors, "  \"{name}\": {{ status: 400, message: \"{index} {{{parameter}}}\" }}");
    }
    let names: Vec<String> = all.iter().map(|(name, _)| format!("\"{name}\"")).collect();
    // An operation has a thousand at most.
    for (index, names) in names.chunks(900).enumerate() {
        let names = names.join(", ");
        _ = writeln!(
            operations,
            "  failOurs{index}: {{ http: GET /fail/{index}, out: empty, errors: [{names}] }}"
        );
    }
    errors
}

/// Each name is that of a type with limits, for which there is a function as well.
pub(crate) fn aliases(words: &BTreeSet<String>) -> String {
    of_types(words, "{ type: string, pattern: '[a-z]+' }")
}

/// Each name is that of an enum.
pub(crate) fn enums(words: &BTreeSet<String>) -> String {
    of_types(words, "{ values: [a, b] }")
}

fn of_types(words: &BTreeSet<String>, definition: &str) -> String {
    let camel = upper_camel(words);
    let (mut types, mut operations) = (String::from("types:\n"), String::from("operations:\n"));
    for name in &camel {
        _ = writeln!(types, "  \"{name}\": {definition}");
    }
    hold(&camel, &mut types, &mut operations);
    format!("{HEAD}{types}{operations}")
}
