//! An example of the first operation that a reader can copy, made from the spec's own example where it has
//! one.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::emit::Context;
use crate::emit::items::enumeration::integer;
use crate::ir::{
    BodyContent, BodyVariant, Content, Decimal, Example, Member, Operation, OperationId, Outcomes,
    SchemeKind, Type, TypeId, TypeKind, Value, ValueKind,
};
use crate::names::OperationNames;

mod choice;

/// How deep an example follows types.
const DEPTH: u8 = 4;

/// The example's text; none for an API without operations.
pub(crate) fn of(context: &Context<'_>) -> Option<String> {
    let index = showcase(context)?;
    let operation = context.api.operations.get(index)?;
    let api = context.names.crate_ident();
    let base_url = base_url(context);
    let credentials = credentials(context, operation);
    let request = request(context, index)?;
    let (bind, show) = match &operation.outcomes {
        Outcomes::One(outcome) if matches!(outcome.content, Content::Empty) => (quote!(), quote!()),
        _ => (quote!(let answer =), quote!(println!("{answer:?}");)),
    };
    let body = quote! {
        async fn example() -> Result<(), Box<dyn std::error::Error>> {
            let client = #api::Client::builder() #base_url #credentials.build()?;
            #bind #request.send().await?;
            #show
            Ok(())
        }
    };
    let file = syn::parse2(body).ok()?;
    let text = prettyplease::unparse(&file);
    // Only the lines inside are worth a reader's time; rustdoc hides those that start with `# `.
    let lines: Vec<&str> = text.lines().collect();
    let inside = lines.get(1..lines.len().saturating_sub(2))?;
    let shown: String =
        inside.iter().map(|line| format!("{}\n", line.strip_prefix("    ").unwrap_or(line))).collect();
    Some(format!(
        "{}# async fn example() -> Result<(), Box<dyn std::error::Error>> {{\n{shown}# Ok(())\n# }}\n",
        hidden_attribute(context, index)
    ))
}

/// The attribute that leaves a doctest out where its operation is not there, in lines that rustdoc hides.
pub(crate) fn hidden_attribute(context: &Context<'_>, index: usize) -> String {
    let attribute = context.features.of_operation(OperationId::new(index)).attribute();
    attribute.lines().map(|line| format!("# {line}\n")).collect()
}

/// The first operation with an example request that needs nothing unusual, else the first that is not deprecated.
pub(crate) fn showcase(context: &Context<'_>) -> Option<usize> {
    let operations = &context.api.operations;
    let first = context.api.operations_with_ids().find(|(id, operation)| {
        operation.examples.iter().any(|example| example.request.is_some())
            && context.api.token_issue(*id).is_none()
    });
    let current = operations.iter().position(|operation| operation.deprecated.is_none());
    first.map(|(id, _)| id.index()).or(current).or((!operations.is_empty()).then_some(0))
}

/// What a client must say of its server.
fn base_url(context: &Context<'_>) -> TokenStream {
    let Some(server) = context.api.servers.first() else {
        return quote!(.base_url("https://api.example.com"));
    };
    let open = server.variables.iter().filter(|variable| variable.default.is_none());
    let set = open.map(|variable| {
        let (name, value) = (&variable.name, variable.usual());
        quote!(.server_variable(#name, #value))
    });
    quote!(#(#set)*)
}

fn credentials(context: &Context<'_>, operation: &Operation) -> TokenStream {
    let schemes = context.api.usual_credentials(Some(operation));
    let given = schemes.into_iter().map(|scheme| match &scheme.kind {
        SchemeKind::Bearer => quote!(.token("my-token")),
        SchemeKind::Basic => quote!(.basic("user", "password")),
        SchemeKind::Header(_) | SchemeKind::Query(_) | SchemeKind::Cookie(_) | SchemeKind::Path => {
            let name = &scheme.name;
            quote!(.credential(#name, "my-key"))
        }
    });
    quote!(#(#given)*)
}

/// A request of an operation as an expression: a builder that is complete.
pub(crate) fn request(context: &Context<'_>, index: usize) -> Option<TokenStream> {
    let (operation, names) = (context.api.operations.get(index)?, context.names.operations.get(index)?);
    let (method, setters) = (&names.method, setters(context, operation, names)?);
    Some(quote!(client.#method() #setters))
}

/// A setter for each required member, for those of the spec's example that are simple, and for what rules need.
fn setters(context: &Context<'_>, operation: &Operation, names: &OperationNames) -> Option<TokenStream> {
    let shown = operation.examples.iter().find_map(|example: &Example| example.request.as_ref());
    let members: Vec<&Member> = operation.members.iter().map(|input| &input.member).collect();
    let shown = |index: usize| {
        let (_, value) = shown?.values.iter().find(|(at, _)| *at == index)?;
        simple(context, &members.get(index)?.ty, value)
    };
    let values: Vec<Option<TokenStream>> = (0..members.len()).map(shown).collect();
    let wanted =
        members.iter().zip(&values).map(|(member, value)| member.presence.is_required() || value.is_some());
    let set = choice::keep_rules(&operation.rules, &members, wanted.collect())?;
    let mut setters = TokenStream::new();
    for (((input, field), value), _) in operation
        .members
        .iter()
        .zip(&names.fields)
        .zip(values)
        .zip(set)
        .filter(|(((input, _), _), set)| *set && input.member.is_given())
    {
        let value = match &input.member.ty {
            Type::Contents(several) => media_body(context, several, names)?,
            _ => value.or_else(|| placeholder(context, &input.member.ty, DEPTH))?,
        };
        setters.extend(quote!(.#field(#value)));
    }
    Some(setters)
}

fn media_body(context: &Context<'_>, several: &[BodyVariant], names: &OperationNames) -> Option<TokenStream> {
    let (one, variant) = several.first().zip(names.bodies.first())?;
    let (api, body) = (context.names.crate_ident(), &names.body);
    let value = match &one.content {
        BodyContent::Json { ty, .. } => placeholder(context, ty, DEPTH)?,
        BodyContent::Text(_) => quote!("text"),
        BodyContent::Bytes(_) => quote!(b"bytes"),
    };
    Some(quote!(#api::operations::#body::#variant(#value.into())))
}

/// A value of an example as a setter's argument, where a literal will do.
fn simple(context: &Context<'_>, ty: &Type, value: &Value) -> Option<TokenStream> {
    let ty = context.api.types.behind_aliases(ty);
    match (ty, &value.kind) {
        (Type::String | Type::Secret, ValueKind::String(text)) => Some(quote!(#text)),
        (Type::Boolean, ValueKind::Boolean(flag)) => Some(quote!(#flag)),
        (Type::Integer, ValueKind::Number(number)) => Decimal::of(number)?.to_i64().map(suffixed),
        (Type::Unsigned, ValueKind::Number(number)) => Decimal::of(number)?.to_u64().map(unsigned),
        (Type::Number, ValueKind::Number(number)) => number.as_f64().map(float),
        (Type::Named(id), _) => match (&context.api[*id].kind, &value.kind) {
            (TypeKind::Enum(_), ValueKind::String(text)) => Some(quote!(#text)),
            (TypeKind::Enum(_), ValueKind::Number(number)) => {
                let value = integer(number.as_i64()?);
                Some(quote!(#value))
            }
            _ => None,
        },
        _ => None,
    }
}

/// Something of a type, for a member that must be set.
fn placeholder(context: &Context<'_>, ty: &Type, depth: u8) -> Option<TokenStream> {
    let depth = depth.checked_sub(1)?;
    let api = context.names.crate_ident();
    let specwright = quote!(#api::specwright);
    Some(match context.api.types.behind_aliases(ty) {
        Type::String | Type::Secret | Type::BytesOrText => quote!("text"),
        Type::Boolean => quote!(true),
        Type::Integer => quote!(1),
        Type::Unsigned => quote!(1_u64),
        Type::Number => quote!(1.0),
        Type::Decimal => quote!("1.5".parse::<#specwright::Decimal>()?),
        Type::AsText(plain) => return placeholder(context, plain, depth),
        Type::Any => quote!(#specwright::Json::Null),
        Type::DateTime => quote!("2024-12-02T17:05:36Z".parse::<#specwright::DateTime>()?),
        Type::Date => quote!("2024-12-02".parse::<#specwright::Date>()?),
        Type::OrderedDate(_) => quote!("2024-12-02".parse::<#specwright::Date>()?),
        Type::Time => quote!("17:05:36".parse::<#specwright::Time>()?),
        Type::Duration => quote!("PT36S".parse::<#specwright::IsoDuration>()?),
        Type::UnixTime => quote!(1_733_159_136),
        Type::UnixMillis => quote!(1_733_159_136_000_i64),
        Type::HttpDate => quote!("Mon, 02 Dec 2024 17:05:36 GMT".parse::<#specwright::HttpDate>()?),
        Type::Base64 => quote!(#specwright::Base64::encode(b"bytes")),
        Type::Bytes => quote!(b"bytes"),
        Type::List(element) => {
            let element = placeholder(context, &element.ty, depth)?;
            quote!([#element])
        }
        Type::Map(element) => {
            let element = placeholder(context, &element.ty, depth)?;
            quote!([("name", #element)])
        }
        Type::Named(id) => named_placeholder(context, *id, depth)?,
        Type::Contents(_) => return None,
    })
}

/// Something of a named type.
fn named_placeholder(context: &Context<'_>, id: TypeId, depth: u8) -> Option<TokenStream> {
    let api = context.names.crate_ident();
    let names = context.names.of(id);
    let ident = &names.ident;
    Some(match &context.api[id].kind {
        TypeKind::Object(object) => {
            let members: Vec<&Member> = object.members.iter().collect();
            let required = members.iter().map(|member| member.presence.is_required()).collect();
            let set = choice::keep_rules(&object.rules, &members, required)?;
            let setters: Option<Vec<TokenStream>> = members
                .iter()
                .zip(&names.parts)
                .zip(set)
                .filter(|((member, _), set)| *set && member.is_given() && member.is_sent())
                .map(|((member, field), _)| {
                    let value = placeholder(context, &member.ty, depth)?;
                    Some(quote!(.#field(#value)))
                })
                .collect();
            let setters = setters?;
            quote!(#api::types::#ident::builder() #(#setters)* .build())
        }
        TypeKind::Enum(_) => {
            let variant = names.parts.first()?;
            quote!(#api::types::#ident::#variant)
        }
        TypeKind::Union(union) => {
            let (first, variant) = union.variants.first().zip(names.parts.first())?;
            let value = placeholder(context, &first.ty, depth)?;
            quote!(#api::types::#ident::#variant(#value.into()))
        }
        TypeKind::Alias(_) => return None,
    })
}

fn suffixed(value: i64) -> TokenStream {
    // A bare literal is an `i32`, which is all that a setter's `Into<i64>` needs.
    match i32::try_from(value) {
        Ok(_) => integer(value),
        Err(_) => {
            let literal = Literal::i64_suffixed(value);
            quote!(#literal)
        }
    }
}

fn unsigned(value: u64) -> TokenStream {
    let literal = Literal::u64_suffixed(value);
    quote!(#literal)
}

fn float(value: f64) -> TokenStream {
    match value.is_finite() && value >= 0.0 {
        true => {
            let literal = Literal::f64_unsuffixed(value);
            quote!(#literal)
        }
        false => quote!(0.0),
    }
}
