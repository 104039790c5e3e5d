//! What hides or reorders text is escaped alike by clients and by the generator.

use specwright::{Model, Validate};
use specwright_codegen::diagnostic::visible;

#[derive(Model, Validate)]
struct Text {
    #[api(name = "text", pattern = "never")]
    text: String,
}

#[test]
fn one_list_of_characters() {
    let planes = ('\0'..='\u{ffff}').chain('\u{e0000}'..='\u{e1000}');
    for c in planes {
        // These two are shown by an escape of their own.
        if matches!(c, '"' | '\\') {
            continue;
        }
        let violations = Text { text: c.to_string() }.validate().unwrap_err();
        let shown = violations.iter().next().and_then(|violation| violation.value()).unwrap().to_owned();
        let printed = visible(&c.to_string()).into_owned();
        assert_eq!(shown.contains(c), printed.contains(c), "{:x}: {shown} and {printed}", u32::from(c));
    }
}
