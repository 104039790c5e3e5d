//! Characters that are not what they look like, and names made of texts.

pub(crate) mod convert;

/// Whether a character hides or reorders the text around it: Unicode's controls, its marks for the direction of text,
/// and what is shown as nothing. Variation selectors, which only choose between shapes, are not among them.
///
/// The runtime has the same list for the values that it shows; a test holds the two to each other.
pub(crate) fn is_deceptive(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{ad}'
                | '\u{34f}'
                | '\u{61c}'
                | '\u{115f}'..='\u{1160}'
                | '\u{17b4}'..='\u{17b5}'
                | '\u{180b}'..='\u{180f}'
                | '\u{200b}'..='\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{3164}'
                | '\u{feff}'
                | '\u{ffa0}'
                | '\u{fff0}'..='\u{fffb}'
                | '\u{e0000}'..='\u{e0fff}'
        )
}

#[cfg(test)]
mod tests {
    use super::is_deceptive;
    use crate::diagnostic::visible;
    use crate::prose::code;

    #[test]
    fn what_is_shown_to_people_holds_no_deceptive_character() {
        for c in ('\0'..=char::MAX).filter(|c| is_deceptive(*c)) {
            for shown in [visible(&format!("a{c}b")).into_owned(), code(&format!("a{c}b"))] {
                assert!(!shown.contains(is_deceptive), "{:x}: {shown:?}", u32::from(c));
            }
        }
        assert_eq!(visible("smörgåsbord 🦀 ❤\u{fe0f}"), "smörgåsbord 🦀 ❤\u{fe0f}");
    }
}
