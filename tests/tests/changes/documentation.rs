//! Every text that the generated documentation holds is compared.

use std::collections::BTreeSet;

use super::compared;

/// A spec with a text, of a number, in each place that has one.
const SPEC: &str = "\
specwright: 1
api: { name: texts, title: Text 1 }
doc: Text 2.
sources: { guide: { title: Text 3, updated: Text 4 } }
servers:
  live: { url: 'https://{region}.example.com', variables: { region: { default: eu, doc: Text 5. } }, doc: Text 6. }
auth:
  key: { scheme: header, name: x-key, doc: Text 7. }
  user:
    scheme: bearer
    oauth2: { client-credentials: { token-url: 'https://example.com/token', scopes: { read: Text 8 } } }
defaults: { auth: key }
errors:
  Taken: { status: 409, doc: Text 9. }
types:
  Pet:
    doc: Text 10.
    members:
      name?: { type: string, doc: Text 11. }
      old?: { type: string, deprecated: Text 12. }
      kind: { type: Kind, doc: Text 13. }
    rules: { named: { any: [name, old], doc: Text 14. } }
  Kind: { doc: Text 15., values: { Cat: { is: cat, doc: Text 16. } } }
  Size: { doc: Text 17., one-of: { Short: { type: string, doc: Text 18. }, Exact: { type: integer, doc: Text 19. } } }
operations:
  putPet:
    title: Text 20
    doc: Text 21.
    deprecated: Text 22.
    http: PUT /pet
    in:
      query: { \"a?\": { type: string, doc: Text 23. }, \"b?\": string, size: Size }
      one-of: { Json: { json: Pet, doc: Text 24. }, Csv: { text: text/csv, doc: Text 25. } }
    rules: { either: { one: [a, b], error: Taken, doc: Text 26. } }
    out: { Made: { status: 201, body: empty, doc: Text 27. }, Kept: { status: 200, json: Pet, doc: Text 28. } }
  watchPet:
    http: GET /pet
    out:
      events:
        Fed: { event: fed, json: Pet, doc: Text 29. }
        Gone: { event: gone, body: empty, doc: Text 30. }
webhooks:
  doc: Text 31.
  signature: { header: x-signature, encoding: hex, doc: Text 32. }
  event: { header: x-event }
  events: { Fed: { event: fed, json: Pet, deprecated: Text 33., doc: Text 34. } }
";

const TEXTS: usize = 34;

#[test]
fn each_text_of_the_generated_documentation_is_compared() {
    let generated = |text: &str| -> BTreeSet<(String, String)> {
        let generated =
            specwright_codegen::emit(&crate::fixtures::read("texts.yaml", text), "texts.yaml", text);
        let files = generated.files.into_iter().filter(|file| file.path != "spec.yaml");
        files.map(|file| (file.path, file.text)).collect()
    };
    let before = generated(SPEC);
    let mut wrong = Vec::new();
    for number in 1..=TEXTS {
        let text = regex::Regex::new(&format!(r"Text {number}\b")).unwrap();
        let new = text.replace_all(SPEC, "Another text").into_owned();
        assert_ne!(SPEC, new, "{number}");
        let codes: Vec<&str> = compared(SPEC, &new).entries.iter().map(|entry| entry.code.as_str()).collect();
        let expected = if (3..=4).contains(&number) { "provenance_changed" } else { "documentation_changed" };
        if codes != [expected] {
            wrong.push(format!("text {number}: {codes:?}"));
        }
        // That of a server is for those who read the spec.
        if generated(&new) == before && number != 6 {
            wrong.push(format!("text {number} is nowhere in the crate"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// In JSON each place is a change, which can be ignored; people read of all of them at once.
#[test]
fn each_place_is_a_change_of_its_own() {
    let new = SPEC.replace("Text 11.", "Other").replace("Text 23.", "Other").replace("Text 3,", "Other,");
    let comparison = compared(SPEC, &new);
    let places: Vec<(&str, &str)> = comparison
        .entries
        .iter()
        .map(|entry| (entry.code.as_str(), entry.new.as_ref().map_or("", |place| place.subject.as_str())))
        .collect();
    assert_eq!(
        places,
        [
            ("documentation_changed", "types.Pet.members.name"),
            ("documentation_changed", "operations.putPet.in.query.a"),
            ("provenance_changed", "sources.guide"),
        ]
    );
    let first = comparison.entries[0].clone();
    let texts = |at: usize| -> &str {
        let span = comparison.entries[at].new.as_ref().map(|place| place.span).unwrap();
        &new[span.start as usize..span.end as usize]
    };
    assert!(texts(0).starts_with("name?:") && texts(1).starts_with("\"a?\""), "{} {}", texts(0), texts(1));
    let told: Vec<(String, usize)> =
        comparison.told().into_iter().map(|told| (told.message.into_owned(), told.count)).collect();
    assert_eq!(
        told,
        [
            ("the documentation of 2 places changed, `types.Pet.members.name` first".to_owned(), 2),
            ("the provenance of `sources.guide` changed".to_owned(), 1),
        ]
    );
    let less = compared(SPEC, &SPEC.replace("Text 11.", "Other"));
    assert_eq!(less.entries[0].fingerprint(), first.fingerprint(), "whatever else changed");
    // Of what is called otherwise, the documentation is compared with what it was.
    let renamed = compared(
        SPEC,
        &new.replace("putPet", "storePet").replace("Pet:", "Animal:").replace(": Pet", ": Animal"),
    );
    let places: Vec<&str> = renamed
        .entries
        .iter()
        .filter(|entry| entry.code.as_str() == "documentation_changed")
        .filter_map(|entry| Some(entry.old.as_ref()?.subject.as_str()))
        .collect();
    assert_eq!(places, ["types.Pet.members.name", "operations.putPet.in.query.a"]);
}
