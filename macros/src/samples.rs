//! What a type says of itself to `specwright::samples`, with the feature `samples`: its attributes as values.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::{Ident, Lit, LitByteStr, LitStr, Type, spanned::Spanned};

use crate::{
    constraint::{Bounds, Constraints, Range},
    field::Field,
    input::Input,
    object::Object,
    pattern::Pattern,
    place::{self, Place},
    presence::FieldPresence,
    rule::{Condition, Rule},
};

/// Whether types say what samples of them look like.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Samples {
    Described,
    LeftOut,
}

/// `impl Sampled`; none for a type that was reported.
pub(crate) fn emit_sampled(input: &Input) -> TokenStream {
    let (ident, named) = match input {
        Input::Object(object) => (&object.ident, emit_object(object)),
        Input::Values(values) => {
            let (listed, others) = (values.emit_listed(), values.emit_others());
            (&values.ident, quote!(Values(#listed, #others)))
        }
        Input::Union(union) => {
            let tag = optional(union.tag());
            let alternatives = union.described().map(|(name, tags, ty, constraints)| {
                let (shape, limits) = (emit_shape(ty), emit_limits(constraints));
                let tags = tags.iter().map(emit_literal);
                quote! {
                    ::specwright::expand::samples::describe::Alternative {
                        name: #name,
                        tags: ::std::vec![#(#tags),*],
                        shape: #shape,
                        limits: #limits,
                    }
                }
            });
            (&union.ident, quote!(Union(#tag, ::std::vec![#(#alternatives),*])))
        }
        Input::Contents(contents) => {
            let alternatives = contents.described().map(emit_alternative);
            (&contents.ident, quote!(Contents(::std::vec![#(#alternatives),*])))
        }
        Input::Unfit(..) => return TokenStream::new(),
    };
    let with_media = emit_with_media(input);
    quote! {
        #[automatically_derived]
        impl ::specwright::expand::samples::Sampled for #ident {
            #with_media

            #[inline]
            fn shape() -> ::specwright::expand::samples::describe::Shape {
                #[allow(unused_imports)]
                use ::specwright::expand::samples::AskUnknown as _;
                ::specwright::expand::samples::named::<Self>(|| ::specwright::expand::samples::describe::Named::#named)
            }
        }
    }
}

/// The media types of files, where the API leaves them to callers; nothing where it does not.
fn emit_with_media(input: &Input) -> Option<TokenStream> {
    let ask = |ty: &Type, value: TokenStream, range: &LitStr| {
        let span = ty.span().resolved_at(Span::call_site());
        quote_spanned!(span=> (&::specwright::expand::samples::Ask::<#ty>::new()).with_media(#value, #range))
    };
    let given = match input {
        Input::Object(object) => {
            let fields = object.fields.iter().filter_map(|field| {
                let (ident, range) = (&field.ident, media_range(object, field)?);
                let value = ask(&field.ty, quote!(self.#ident), &range);
                Some(quote!(self.#ident = #value;))
            });
            let fields: Vec<TokenStream> = fields.collect();
            (!fields.is_empty()).then(|| (quote!(mut self), quote!(#(#fields)* self)))
        }
        Input::Contents(contents) => {
            let arms = contents.files().filter(|(.., media)| is_range(media)).map(|(variant, ty, range)| {
                let value = ask(ty, quote!(__value), range);
                quote!(Self::#variant(__value) => Self::#variant(#value),)
            });
            let arms: Vec<TokenStream> = arms.collect();
            (!arms.is_empty()).then(|| (quote!(self), quote!(match self { #(#arms)* __other => __other })))
        }
        Input::Values(_) | Input::Union(_) | Input::Unfit(..) => None,
    };
    given.map(|(receiver, given)| {
        quote! {
            #[inline]
            #[allow(unreachable_patterns)]
            fn with_media(#receiver, _: &'static ::core::primitive::str) -> Self {
                #[allow(unused_imports)]
                use ::specwright::expand::samples::AskUnknown as _;
                #given
            }
        }
    })
}

/// The range of media types that a file's place leaves to callers.
fn media_range(object: &Object, field: &Field) -> Option<LitStr> {
    let media = match &field.place {
        // Of which media type it is, its variants say.
        Some(Place::Content) => return Some(LitStr::new("*/*", Span::call_site())),
        Some(Place::Bytes) => object.operation.as_ref()?.body_media(),
        _ => field.media.as_ref(),
    };
    media.filter(|media| is_range(media)).cloned()
}

fn is_range(media: &LitStr) -> bool {
    media.value().split(';').next().is_some_and(|essence| essence.contains('*'))
}

fn emit_object(object: &Object) -> TokenStream {
    let named: Vec<&Field> = object.named().filter(|field| field.is_sent()).collect();
    let members = named.iter().map(|field| emit_member(field));
    let additional =
        object.fields.iter().find(|field| field.presence == FieldPresence::Additional).map(|field| {
            let (shape, limits) = (emit_shape(&field.inner), emit_limits(&field.constraints));
            quote!((#shape, #limits))
        });
    let additional = optional(additional);
    // Rules count all fields.
    let place = |index: usize| {
        let ident = object.fields.get(index).map(|field| &field.ident);
        named.iter().position(|field| Some(&field.ident) == ident)
    };
    let rules = object.rules.iter().map(|rule| emit_rule(rule, &place));
    let fixed = object.fixed.iter().map(|fixed| {
        let (name, value) = (fixed.key(), emit_literal(&fixed.value));
        quote!((#name, #value))
    });
    quote! {
        Object(::specwright::expand::samples::describe::Object {
            members: ::std::vec![#(#members),*],
            additional: #additional,
            rules: ::std::vec![#(#rules),*],
            fixed: ::std::vec![#(#fixed),*],
        })
    }
}

fn emit_member(field: &Field) -> TokenStream {
    let (name, shape, limits) = (&field.wire_name, emit_shape(&field.inner), emit_limits(&field.constraints));
    let member_presence = match field.presence {
        FieldPresence::Required | FieldPresence::Additional => quote!(Required),
        FieldPresence::Optional => quote!(Optional),
        FieldPresence::OptionalNullable => quote!(OptionalNullable),
        FieldPresence::RequiredNullable => quote!(RequiredNullable),
    };
    let sent = field.place.as_ref().map_or(place::IN_JSON, |place| place::letters(field, place));
    let sent = LitByteStr::new(&sent, Span::call_site());
    quote! {
        ::specwright::expand::samples::describe::Member {
            name: #name,
            presence: ::specwright::expand::samples::describe::Presence::#member_presence,
            sent: *#sent,
            shape: #shape,
            limits: #limits,
        }
    }
}

fn emit_alternative((name, ty, constraints): (String, &Type, &Constraints)) -> TokenStream {
    let (shape, limits) = (emit_shape(ty), emit_limits(constraints));
    quote! {
        ::specwright::expand::samples::describe::Alternative {
            name: #name,
            tags: ::std::vec![],
            shape: #shape,
            limits: #limits,
        }
    }
}

/// A type may have a `Validate` that was written by hand, and not know its shape.
fn emit_shape(ty: &Type) -> TokenStream {
    let span = ty.span().resolved_at(Span::call_site());
    quote_spanned!(span=> (&::specwright::expand::samples::Ask::<#ty>::new()).shape())
}

/// The limits of a value.
pub(crate) fn emit_limits(constraints: &Constraints) -> TokenStream {
    let Constraints { length, range, multiple_of, pattern, format, is, each } = constraints;
    let length = length.as_ref().map(|(_, Bounds { min, max })| {
        let (min, max) = (optional(min.as_ref()), optional(max.as_ref()));
        quote!(Length { min: #min, max: #max })
    });
    let range = range.as_ref().map(|(_, Range { min, above, max, below })| {
        let end = |included: &Option<Lit>, excluded: &Option<Lit>| {
            let included = included.as_ref().map(|end| (emit_literal(end), quote!(Included)));
            let end = included.or_else(|| excluded.as_ref().map(|end| (emit_literal(end), quote!(Excluded))));
            optional(end.map(|(end, kind)| quote!(::specwright::expand::samples::describe::End::#kind(#end))))
        };
        let (min, max) = (end(min, above), end(max, below));
        quote!(Range { min: #min, max: #max })
    });
    let multiple_of = multiple_of.as_ref().map(|(_, step)| {
        let step = emit_literal(step);
        quote!(MultipleOf(#step))
    });
    let pattern = pattern.as_ref().map(|(_, _, pattern)| {
        let pattern = emit_pattern(pattern);
        quote!(Pattern(#pattern))
    });
    let format = format.as_ref().map(|(_, format)| {
        let format = format_variant(format);
        quote!(Format(::specwright::expand::samples::describe::Format::#format))
    });
    let own = [length, range, multiple_of, pattern, format].into_iter().flatten();
    let is = optional(is.as_ref().map(|path| {
        let span = path.span().resolved_at(Span::call_site());
        // A call, so that a name that is not found is the same error as in the check, and rustc tells it once.
        let ask = quote_spanned!(span=> |__value, __check| #path(__value, __check));
        quote!(::std::boxed::Box::new(::specwright::expand::samples::describe::limits_of(#ask)))
    }));
    let each = optional(each.as_ref().map(|each| {
        let each = emit_limits(each);
        quote!(::std::boxed::Box::new(#each))
    }));
    quote! {
        ::specwright::expand::samples::describe::Limits {
            own: ::std::vec![#(::specwright::expand::samples::describe::Limit::#own),*],
            is: #is,
            each: #each,
        }
    }
}

fn format_variant(format: &Ident) -> TokenStream {
    match format.to_string().as_str() {
        "email" => quote!(Email),
        "uuid" => quote!(Uuid),
        "uri" => quote!(Uri),
        "ipv4" => quote!(Ipv4),
        "ipv6" => quote!(Ipv6),
        "hostname" => quote!(Hostname),
        _ => quote!(DayFirstDate),
    }
}

fn emit_pattern(pattern: &Pattern) -> TokenStream {
    let all = |parts: &[Pattern]| {
        let parts = parts.iter().map(emit_pattern);
        quote!(::std::vec![#(#parts),*])
    };
    let variant = match pattern {
        Pattern::Set(set) => {
            let ranges = set.ranges().iter().map(|(first, last)| quote!((#first, #last)));
            quote!(Characters(::std::borrow::Cow::Borrowed(&[#(#ranges),*])))
        }
        Pattern::Sequence(parts) => {
            let parts = all(parts);
            quote!(Sequence(#parts))
        }
        Pattern::Choice(parts) => {
            let parts = all(parts);
            quote!(Choice(#parts))
        }
        Pattern::Repeat { of, min, max } => {
            let (of, min, max) = (emit_pattern(of), *min as usize, optional(max.map(|max| max as usize)));
            quote!(Repeat { of: ::std::boxed::Box::new(#of), min: #min, max: #max })
        }
    };
    quote!(::specwright::expand::samples::Pattern::#variant)
}

fn emit_rule(rule: &Rule, place: &impl Fn(usize) -> Option<usize>) -> TokenStream {
    let name = &rule.name;
    let members = rule.kind.members().iter().filter_map(|index| place(*index));
    let members = quote!(::std::vec![#(#members),*]);
    let condition = rule.kind.condition().map(|condition| {
        let subject = place(condition.subject());
        let condition = match condition {
            Condition::Present(_) => quote!(Present(#subject)),
            Condition::Equals(_, values) => {
                let values = values.iter().map(emit_literal);
                quote!(Equals(#subject, ::std::vec![#(#values),*]))
            }
        };
        quote!(::specwright::expand::samples::describe::Condition::#condition)
    });
    let kind = Ident::new(rule.kind.variant(), Span::call_site());
    let parts = condition.into_iter().chain([members]);
    quote! {
        ::specwright::expand::samples::describe::Rule {
            name: #name,
            kind: ::specwright::expand::samples::describe::RuleKind::#kind(#(#parts),*),
        }
    }
}

/// A literal as a value of its kind.
pub(crate) fn emit_literal(literal: &Lit) -> TokenStream {
    let variant = match literal {
        Lit::Str(_) => quote!(Text(#literal)),
        Lit::Bool(_) => quote!(Boolean(#literal)),
        Lit::Float(_) => quote!(Number(#literal)),
        // What an `i64` does not hold.
        Lit::Int(integer) if integer.base10_parse::<i64>().is_err() => {
            quote!(Unsigned(#literal))
        }
        _ => quote!(Integer(#literal)),
    };
    quote!(::specwright::expand::samples::describe::Literal::#variant)
}

fn optional(value: Option<impl ToTokens>) -> TokenStream {
    match value {
        Some(value) => quote!(::core::option::Option::Some(#value)),
        None => quote!(::core::option::Option::None),
    }
}
