//! Credentials from environment variables.

use std::ffi::OsString;

use crate::{ApiInfo, Credential, Scheme};

/// Adds the credentials that are not `given` already.
pub(super) fn from_environment(
    api: &ApiInfo,
    given: &mut Vec<(Scheme, Credential)>,
    problems: &mut Vec<String>,
    read: impl Fn(&str) -> Option<OsString>,
) {
    for scheme in api.schemes {
        let Some(variable) = scheme.env else { continue };
        let is_given = given.iter().any(|(other, _)| other.name == scheme.name);
        let Some(value) = read(variable).filter(|value| !is_given && !value.is_empty()) else { continue };
        match value.into_string() {
            Ok(text) => given.push((*scheme, Credential::from_text(scheme.kind, text))),
            Err(_) => problems.push(format!("the environment variable {variable} holds no Unicode text")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::SchemeKind;

    const API: ApiInfo = ApiInfo::new("test").schemes(&[
        Scheme::new("token", SchemeKind::Bearer).env("T_TOKEN"),
        Scheme::new("login", SchemeKind::Basic).env("T_LOGIN"),
        Scheme::new("key", SchemeKind::Query("key")).env("T_KEY"),
        Scheme::new("other", SchemeKind::Header("x-other")),
    ]);

    #[test]
    fn fills_in_what_is_set_and_not_given() {
        let token = *API.schemes.first().unwrap();
        let mut given = vec![(token, Credential::token("explicit"))];
        let mut problems = Vec::new();
        from_environment(&API, &mut given, &mut problems, |name| match name {
            "T_TOKEN" => Some("from the environment".into()),
            "T_LOGIN" => Some("ada:a:b".into()),
            "T_KEY" => Some("".into()),
            _ => None,
        });
        let names: Vec<_> = given.iter().map(|(scheme, _)| scheme.name).collect();
        assert_eq!(names, ["token", "login"]);
        let credentials: Vec<_> = given.into_iter().map(|(_, credential)| credential).collect();
        assert_eq!(credentials, [Credential::token("explicit"), Credential::basic("ada", "a:b")]);
        assert_eq!(problems, Vec::<String>::new());
    }

    #[cfg(unix)]
    #[test]
    fn text_that_is_no_unicode_is_a_mistake() {
        use std::os::unix::ffi::OsStringExt;
        let mut problems = Vec::new();
        from_environment(&API, &mut Vec::new(), &mut problems, |name| {
            (name == "T_KEY").then(|| OsString::from_vec(vec![0xff]))
        });
        assert_eq!(problems, ["the environment variable T_KEY holds no Unicode text"]);
    }
}
