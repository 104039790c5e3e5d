//! The syntax of `#[api(…)]`: words and literals, each alone, with `= value`, or with a list in parentheses.

use proc_macro2::{Span, TokenStream};
use quote::ToTokens;
use syn::{
    Attribute, Ident, Lit, LitStr, Token, Type, TypePath,
    ext::IdentExt,
    parse::{Parse, ParseStream},
    punctuated::Punctuated,
    spanned::Spanned,
    token::{Bracket, Paren},
};

use crate::report::{Report, suggest};

/// One entry of an attribute or of a list in it.
pub(crate) struct Entry {
    pub(crate) head: Head,
    pub(crate) rest: Rest,
}

/// What an entry begins with.
pub(crate) enum Head {
    Word(Ident),
    Literal(Lit),
}

/// What follows.
pub(crate) enum Rest {
    Nothing,
    Equals(Value),
    List(Vec<Entry>),
}

/// What stands after `=`.
pub(crate) enum Value {
    Literal(Lit),
    /// A type; a word, such as `json`, is one too.
    Type(Box<Type>),
    /// Fields within fields: `data.items`, `data?.items` where the first is an `Option`.
    Fields(Vec<FieldStep>),
    /// Several literals in brackets.
    List(Vec<Lit>),
}

impl Parse for Entry {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let head = if input.peek(Lit) {
            Head::Literal(input.parse()?)
        } else {
            Head::Word(Ident::parse_any(input)?)
        };
        let rest = if input.peek(Token![=]) {
            input.parse::<Token![=]>()?;
            Rest::Equals(input.parse()?)
        } else if input.peek(Paren) {
            let list;
            syn::parenthesized!(list in input);
            Rest::List(Punctuated::<Entry, Token![,]>::parse_terminated(&list)?.into_iter().collect())
        } else {
            Rest::Nothing
        };
        Ok(Self { head, rest })
    }
}

impl Parse for Value {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        if input.peek(Lit) || input.peek(Token![-]) {
            return input.parse().map(Self::Literal);
        }
        if input.peek(Bracket) {
            let list;
            syn::bracketed!(list in input);
            return Ok(Self::List(
                Punctuated::<Lit, Token![,]>::parse_terminated(&list)?.into_iter().collect(),
            ));
        }
        match input.parse() {
            Ok(Type::Path(path)) if input.peek(Token![?]) || input.peek(Token![.]) => {
                FieldStep::parse_rest(&path, input).map(Self::Fields)
            }
            Ok(value) => Ok(Self::Type(Box::new(value))),
            Err(error) => {
                Err(syn::Error::new(error.span(), "expected a value after `=`: a literal, a word or a type"))
            }
        }
    }
}

impl ToTokens for Entry {
    fn to_tokens(&self, output: &mut TokenStream) {
        match &self.head {
            Head::Word(word) => word.to_tokens(output),
            Head::Literal(literal) => literal.to_tokens(output),
        }
    }
}

impl ToTokens for Value {
    fn to_tokens(&self, output: &mut TokenStream) {
        match self {
            Self::Literal(literal) => literal.to_tokens(output),
            Self::Type(ty) => ty.to_tokens(output),
            Self::Fields(steps) => steps.iter().for_each(|step| step.field.to_tokens(output)),
            Self::List(values) => values.iter().for_each(|value| value.to_tokens(output)),
        }
    }
}

impl Value {
    /// The word, if the value is one.
    pub(crate) fn word(&self) -> Option<&Ident> {
        match self {
            Self::Type(ty) => match &**ty {
                Type::Path(path) if path.qself.is_none() => path.path.get_ident(),
                _ => None,
            },
            Self::Literal(_) | Self::List(_) | Self::Fields(_) => None,
        }
    }
}

/// A field on the way to another, and how many times it is an `Option`.
pub(crate) struct FieldStep {
    pub(crate) field: Ident,
    pub(crate) options: usize,
}

impl FieldStep {
    /// Reads what follows the first field.
    fn parse_rest(first: &TypePath, input: ParseStream<'_>) -> syn::Result<Vec<Self>> {
        let Some(first) = first.path.get_ident().filter(|_| first.qself.is_none()) else {
            return Err(syn::Error::new(first.span(), "a field within another is written `data.items`"));
        };
        let mut steps = vec![Self { field: first.clone(), options: count_options(input)? }];
        while input.peek(Token![.]) {
            input.parse::<Token![.]>()?;
            steps.push(Self { field: Ident::parse_any(input)?, options: count_options(input)? });
        }
        Ok(steps)
    }
}

/// The question marks behind a field.
fn count_options(input: ParseStream<'_>) -> syn::Result<usize> {
    let mut count = 0;
    while input.peek(Token![?]) {
        input.parse::<Token![?]>()?;
        count += 1;
    }
    Ok(count)
}

/// The keys that may stand in one place several times: a struct has as many rules as it needs, and may be an alternative of
/// several unions.
const REPEATABLE: [&str; 2] = ["rule", "into"];

/// The entries of one place in the code, each key known and there once.
pub(crate) struct Keys {
    entries: Vec<(Ident, Rest)>,
}

impl Keys {
    /// Parses all `#[api(…)]` of an item; `site` names what it is in messages.
    pub(crate) fn parse(attrs: &[Attribute], site: &str, known: &[&str], report: &mut Report) -> Self {
        let mut entries = Vec::new();
        for attr in attrs.iter().filter(|attr| attr.path().is_ident("api")) {
            match attr.parse_args_with(Punctuated::<Entry, Token![,]>::parse_terminated) {
                Ok(list) => entries.extend(list),
                Err(error) => report.syntax(error),
            }
        }
        Self::check(entries, site, known, report)
    }

    /// Keeps the entries whose key is known and new, and reports the others.
    pub(crate) fn check(entries: Vec<Entry>, site: &str, known: &[&str], report: &mut Report) -> Self {
        let mut kept: Vec<(Ident, Rest)> = Vec::new();
        for Entry { head, rest } in entries {
            match head {
                Head::Literal(literal) => report.error(literal, format_args!("expected a key of {site}")),
                Head::Word(key)
                    if !REPEATABLE.iter().any(|one| key == one)
                        && kept.iter().any(|(other, _)| *other == key) =>
                {
                    report.error(&key, format_args!("`{key}` stands here twice"));
                }
                Head::Word(key) => {
                    let text = key.unraw().to_string();
                    if known.contains(&text.as_str()) {
                        kept.push((key, rest));
                    } else {
                        let hint = suggest(&text, known);
                        report.error(&key, format_args!("{site} has no key `{text}`{hint}"));
                    }
                }
            }
        }
        Self { entries: kept }
    }

    /// Takes an entry out.
    pub(crate) fn take(&mut self, key: &str) -> Option<(Ident, Rest)> {
        let index = self.entries.iter().position(|(word, _)| word == key)?;
        Some(self.entries.remove(index))
    }

    /// `key`, alone.
    pub(crate) fn flag(&mut self, key: &str, report: &mut Report) -> Option<Ident> {
        let (word, rest) = self.take(key)?;
        match rest {
            Rest::Nothing => {}
            _ => report.error(&word, format_args!("`{key}` takes no value")),
        }
        Some(word)
    }

    /// `key = "text"`.
    pub(crate) fn text(&mut self, key: &str, report: &mut Report) -> Option<(Ident, LitStr)> {
        let (word, rest) = self.take(key)?;
        match rest {
            Rest::Equals(Value::Literal(Lit::Str(text))) => Some((word, text)),
            Rest::Equals(value) => {
                report.error(value, format_args!("`{key}` takes a string: `{key} = \"…\"`"));
                None
            }
            _ => {
                report.error(&word, format_args!("`{key}` needs a value: `{key} = \"…\"`"));
                None
            }
        }
    }

    /// The text of `key = "text"`.
    pub(crate) fn string(&mut self, key: &str, report: &mut Report) -> Option<LitStr> {
        self.text(key, report).map(|(_, text)| text)
    }

    /// The type of `key = Type`.
    pub(crate) fn ty(&mut self, key: &str, report: &mut Report) -> Option<Box<Type>> {
        match self.take(key)? {
            (_, Rest::Equals(Value::Type(ty))) => Some(ty),
            (word, _) => {
                report.error(&word, format_args!("`{key}` needs a type: `{key} = Type`"));
                None
            }
        }
    }

    /// `key = word`, one of the choices.
    pub(crate) fn choice(&mut self, key: &str, choices: &[&str], report: &mut Report) -> Option<Ident> {
        let (word, rest) = self.take(key)?;
        let Rest::Equals(value) = rest else {
            report.error(&word, format_args!("`{key}` needs a value: `{key} = {}`", choices.join("`, or `")));
            return None;
        };
        match value.word() {
            Some(choice) if choices.iter().any(|known| choice == known) => Some(choice.clone()),
            Some(choice) => {
                let hint = suggest(&choice.to_string(), choices);
                report.error(choice, format_args!("`{key}` cannot be `{choice}`{hint}"));
                None
            }
            None => {
                report
                    .error(&value, format_args!("`{key}` takes one of the words `{}`", choices.join("`, `")));
                None
            }
        }
    }

    /// The first of the keys that is there, for messages about keys that do not fit each other.
    pub(crate) fn first(&self, keys: &[&str]) -> Option<&Ident> {
        self.entries.iter().map(|(word, _)| word).find(|word| keys.iter().any(|key| *word == key))
    }
}

/// The span of the item's `#[api(…)]`, or of its name.
pub(crate) fn span_of(attrs: &[Attribute], ident: &Ident) -> Span {
    match attrs.iter().find(|attr| attr.path().is_ident("api")) {
        Some(attr) => attr.path().get_ident().map_or_else(Span::call_site, Ident::span),
        None => ident.span(),
    }
}
