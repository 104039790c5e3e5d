//! `signature(header = "…", …)`: how events are signed.

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::{Lit, LitInt, LitStr};

use crate::{
    attribute::{Keys, Rest, Value},
    report::Report,
};

const KEYS: [&str; 9] =
    ["header", "separator", "prefix", "encoding", "signed", "timestamp", "id", "tolerance", "secret"];

/// How events are signed.
pub(super) struct Signature {
    header: LitStr,
    separator: Option<LitStr>,
    prefix: Option<LitStr>,
    is_base64: bool,
    signed: Option<LitStr>,
    timestamp: Option<Timestamp>,
    id: Option<LitStr>,
    tolerance: Option<LitInt>,
    secret: Secret,
}

struct Timestamp {
    place: Place,
    form: Option<Ident>,
}

enum Place {
    Header(LitStr),
    Beside(LitStr),
}

#[derive(Default)]
struct Secret {
    encoding: Option<Ident>,
    prefix: Option<LitStr>,
}

impl Signature {
    pub(super) fn parse(keys: &mut Keys, report: &mut Report) -> Option<Self> {
        let (key, rest) = keys.take("signature")?;
        let Rest::List(entries) = rest else {
            report.error(&key, "`signature` says the header: `signature(header = \"X-Signature\")`");
            return None;
        };
        let mut keys = Keys::check(entries, "`signature`", &KEYS, report);
        let header = keys.string("header", report);
        if header.is_none() {
            report.error(&key, "`signature` needs `header = \"…\"`");
        }
        let separator = keys.text("separator", report);
        let timestamp = Timestamp::parse(&mut keys, separator.is_some(), report);
        let signature = Self {
            header: header?,
            separator: separator.map(|(_, separator)| separator),
            prefix: keys.string("prefix", report),
            is_base64: keys
                .choice("encoding", &["hex", "base64"], report)
                .is_some_and(|word| word == "base64"),
            signed: keys.string("signed", report),
            timestamp,
            id: keys.string("id", report),
            tolerance: parse_tolerance(&mut keys, report),
            secret: Secret::parse(&mut keys, report),
        };
        signature.check(report);
        Some(signature)
    }

    fn check(&self, report: &mut Report) {
        let timestamp = self.timestamp.as_ref().and_then(|timestamp| match &timestamp.place {
            Place::Header(header) => Some(header),
            Place::Beside(_) => None,
        });
        for header in [Some(&self.header), timestamp, self.id.as_ref()].into_iter().flatten() {
            check_header(header, report);
        }
        if let (Some(tolerance), None) = (&self.tolerance, &self.timestamp) {
            report.error(tolerance, "a tolerance is one of timestamps, and there is no `timestamp`");
        }
        let pieces =
            self.signed.as_ref().map_or_else(|| vec!["body".to_owned()], |text| pieces(text, report));
        let place = || self.signed.as_ref().unwrap_or(&self.header);
        let has = |piece: &str| pieces.iter().any(|one| one == piece);
        if !has("body") {
            report.error(place(), "what is signed holds `{body}`");
        }
        let places = [("timestamp", self.timestamp.is_some()), ("id", self.id.is_some())];
        for (piece, has_place) in places {
            if has(piece) != has_place {
                let message = match has_place {
                    true => {
                        format!("what is signed does not hold `{{{piece}}}`, so that anybody can change it")
                    }
                    false => format!("`{{{piece}}}` is signed, and `{piece}` does not say where it stands"),
                };
                report.error(place(), message);
            }
        }
    }

    /// The constant of type `specwright::webhook::Signature`.
    pub(super) fn emit(&self) -> TokenStream {
        let header = &self.header;
        let separator = self.separator.as_ref().map(|text| quote!(.separator(#text)));
        let prefix = self.prefix.as_ref().map(|text| quote!(.prefix(#text)));
        let base64 = self.is_base64.then(|| quote!(.base64()));
        let signed = self.signed.as_ref().map(|text| quote!(.signed(#text)));
        let timestamp = self.timestamp.as_ref().map(Timestamp::emit);
        let id = self.id.as_ref().map(|header| quote!(.id_header(#header)));
        let tolerance = self
            .tolerance
            .as_ref()
            .map(|seconds| quote!(.tolerance(::specwright::expand::webhook::Duration::from_secs(#seconds))));
        let secret = self.secret.emit();
        quote! {
            ::specwright::expand::webhook::Signature::new(#header)
                #separator #prefix #base64 #signed #timestamp #id #tolerance #secret
        }
    }
}

impl Timestamp {
    fn parse(keys: &mut Keys, is_list: bool, report: &mut Report) -> Option<Self> {
        let (key, rest) = keys.take("timestamp")?;
        let Rest::List(entries) = rest else {
            report.error(&key, "`timestamp` says where it is: `timestamp(header = \"X-Timestamp\")`");
            return None;
        };
        let mut keys = Keys::check(entries, "`timestamp`", &["header", "prefix", "form"], report);
        let (header, prefix) = (keys.string("header", report), keys.string("prefix", report));
        let form = keys.choice("form", &["unix_time", "unix_millis", "date_time"], report);
        let place = match (header, prefix) {
            (Some(header), None) => Place::Header(header),
            (None, Some(prefix)) => {
                if !is_list {
                    report
                        .error(&prefix, "a timestamp beside the signature needs a list: `separator = \",\"`");
                }
                Place::Beside(prefix)
            }
            _ => {
                report.error(&key, "a timestamp has a `header`, or a `prefix` in that of the signature");
                return None;
            }
        };
        Some(Self { place, form })
    }

    fn emit(&self) -> TokenStream {
        let place = match &self.place {
            Place::Header(header) => quote!(.timestamp_header(#header)),
            Place::Beside(prefix) => quote!(.timestamp_prefix(#prefix)),
        };
        let form = self.form.as_ref().map(|form| {
            let form = match form.to_string().as_str() {
                "unix_millis" => quote!(UnixMillis),
                "date_time" => quote!(DateTime),
                _ => quote!(UnixTime),
            };
            quote!(.timestamp_form(::specwright::expand::webhook::TimestampForm::#form))
        });
        quote!(#place #form)
    }
}

impl Secret {
    fn parse(keys: &mut Keys, report: &mut Report) -> Self {
        match keys.take("secret") {
            None => Self::default(),
            Some((_, Rest::List(entries))) => {
                let mut keys = Keys::check(entries, "`secret`", &["encoding", "prefix"], report);
                let encoding = keys.choice("encoding", &["text", "hex", "base64"], report);
                Self { encoding, prefix: keys.string("prefix", report) }
            }
            Some((key, _)) => {
                report.error(key, "`secret` says how secrets are written: `secret(encoding = base64)`");
                Self::default()
            }
        }
    }

    fn emit(&self) -> TokenStream {
        let encoding = self.encoding.as_ref().and_then(|encoding| match encoding.to_string().as_str() {
            "hex" => Some(quote!(.hex_secret())),
            "base64" => Some(quote!(.base64_secret())),
            _ => None,
        });
        let prefix = self.prefix.as_ref().map(|prefix| quote!(.secret_prefix(#prefix)));
        quote!(#encoding #prefix)
    }
}

fn parse_tolerance(keys: &mut Keys, report: &mut Report) -> Option<LitInt> {
    match keys.take("tolerance")? {
        (_, Rest::Equals(Value::Literal(Lit::Int(seconds))))
            if seconds.base10_parse::<u32>().is_ok_and(|seconds| seconds > 0) =>
        {
            Some(seconds)
        }
        (key, _) => {
            report.error(key, "`tolerance` is a number of seconds: `tolerance = 300`");
            None
        }
    }
}

/// The names in braces of what is signed.
fn pieces(template: &LitStr, report: &mut Report) -> Vec<String> {
    let text = template.value();
    let mut pieces = Vec::new();
    let mut rest = text.as_str();
    while let Some((_, behind)) = rest.split_once('{') {
        let (name, behind) = behind.split_once('}').unwrap_or((behind, ""));
        if !["body", "timestamp", "id"].contains(&name) {
            report.error(template, "in braces stand `{body}`, `{timestamp}` and `{id}`");
        }
        pieces.push(name.to_owned());
        rest = behind;
    }
    pieces
}

/// Reports what is not the name of a header.
pub(crate) fn check_header(header: &LitStr, report: &mut Report) {
    let is_letter = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    let name = header.value();
    if name.is_empty() || !name.bytes().all(is_letter) {
        report.error(header, "this is not the name of a header");
    }
}
