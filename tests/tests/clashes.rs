//! No name of an author clashes with one of ours: every identifier that expansions and generated modules contain is a
//! member, a type, an operation, a variant, an error and a parameter of a message, in specs and on types by hand, and
//! all of that compiles.

mod by_hand;
mod spec;
mod words;

use crate::crates;
use crate::fixtures;
use specwright_codegen::{File, emit, emit_module};

#[test]
fn no_name_of_an_author_clashes_with_ours() {
    let words = words::ours();
    let known = ["__members", "types", "value", "NAMES", "specwright", "str", "Option", "Set", "client"];
    for word in known {
        assert!(words.contains(word), "{word} in {words:?}");
    }
    let text = spec::typed(&words);
    let mut generated = emit(&fixtures::read("clashes.yaml", &text), "clashes.yaml", &text);
    let modules = [
        ("untyped", spec::untyped(&words)),
        ("aliases", spec::aliases(&words)),
        ("enums", spec::enums(&words)),
    ];
    let mut root = String::new();
    for (name, text) in modules {
        let module = emit_module(&fixtures::read("clashes.yaml", &text), "clashes.yaml");
        generated.files.push(File { path: format!("src/{name}.rs"), text: module });
        root.push_str(&format!("pub mod {name};\n"));
    }
    generated.files.push(File { path: "src/by_hand.rs".to_owned(), text: by_hand::everything(&words) });
    root.push_str("#[allow(warnings)]\npub mod by_hand;\n");
    let library = generated.files.iter_mut().find(|file| file.path == "src/lib.rs").expect("the root");
    library.text.push_str(&root);
    let folder = crates::workspace("clashes", [("clashes".to_owned(), generated)]);
    let features = ["--no-default-features", "--features", "blocking,mock"];
    crates::cargo(&folder, &[&["check"], &features[..]].concat());
}
