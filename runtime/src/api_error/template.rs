//! Messages with parameters.

use super::{ErrorMessage, ErrorParameter};

impl ErrorMessage {
    /// Whether a text is the message, its parameters of their types.
    pub(super) fn fits(&self, text: &str) -> bool {
        match self {
            Self::Exact(exact) => *exact == text,
            Self::Template { head, parameters } => {
                capture(head, parameters, text, |parameter, value| (parameter.fits)(value)).is_some()
            }
        }
    }

    /// The text in the place of a parameter.
    pub(crate) fn value<'t>(
        &self,
        text: &'t str,
        wanted: impl Fn(&ErrorParameter) -> bool,
    ) -> Option<&'t str> {
        let Self::Template { head, parameters } = self else { return None };
        let mut found = None;
        capture(head, parameters, text, |parameter, value| {
            if wanted(parameter) {
                found = Some(value);
            }
            true
        })?;
        found
    }
}

/// Shows each parameter with its value, from the left; `None` when the text does not fit or a value is refused.
/// It looks at each character once, however many parameters there are.
fn capture<'t>(
    head: &str,
    parameters: &'static [ErrorParameter],
    text: &'t str,
    mut take: impl FnMut(&'static ErrorParameter, &'t str) -> bool,
) -> Option<()> {
    let mut rest = text.strip_prefix(head)?;
    let (last, others) = parameters.split_last()?;
    for parameter in others {
        let first = rest.chars().next()?.len_utf8();
        let end = first + rest.get(first..)?.find(parameter.tail)?;
        let (value, tail) = rest.split_at(end);
        if !take(parameter, value) {
            return None;
        }
        rest = tail.strip_prefix(parameter.tail)?;
    }
    let value = rest.strip_suffix(last.tail).filter(|value| !value.is_empty())?;
    take(last, value).then_some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parameter(name: &'static str, tail: &'static str) -> ErrorParameter {
        ErrorParameter { name, fits: |_| true, tail }
    }

    #[test]
    fn each_parameter_takes_the_shortest_text_and_the_last_one_the_rest() {
        let parameters: &'static [ErrorParameter] =
            Box::leak(Box::new([parameter("a", " of "), parameter("b", " not found")]));
        let template = ErrorMessage::Template { head: "Thing ", parameters };
        for (text, expected) in [
            ("Thing 7 of me not found", Some(("7", "me"))),
            ("Thing 7 of 8 of 9 not found", Some(("7", "8 of 9"))),
            ("Thing 7 of me not found not found", Some(("7", "me not found"))),
            ("Thing ü of ß not found", Some(("ü", "ß"))),
            ("Thing  of  of x not found", Some((" of ", "x"))),
            ("Thing  of me not found", None),
            ("Thing 7 of  not found", None),
            ("Thing 7 of me not found.", None),
            ("A Thing 7 of me not found", None),
            ("Thing ", None),
            ("", None),
        ] {
            let found = template
                .value(text, |parameter| parameter.name == "a")
                .zip(template.value(text, |parameter| parameter.name == "b"));
            assert_eq!(found, expected, "{text}");
            assert_eq!(template.fits(text), expected.is_some(), "{text}");
        }
    }
}
