//! Operations: the keys on the struct, and what the derive `Operation` makes of them.

use proc_macro2::{Span, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::{Ident, LitStr, Type, ext::IdentExt};

use crate::{
    attribute::Keys,
    auth::Auth,
    body::BodyInfo,
    field::Field,
    fixed::Fixed,
    http::Http,
    issues::Issues,
    names::lower_camel,
    object::Object,
    out::Out,
    pages::Pages,
    place::{BodyKind, PLACES, content, scalars, sent},
    presence::FieldPresence,
    repeat::Repeat,
    report::Report,
    stream::Stream,
};

/// The keys of an operation, on the struct.
pub(crate) const KEYS: [&str; 16] = [
    "http",
    "operation",
    "api",
    "server",
    "auth",
    "accept",
    "body",
    "out",
    "stream",
    "error",
    "confidential",
    "idempotent",
    "safe_refusals",
    "idempotency_key",
    "pages",
    "issues",
];

/// What the attributes of an operation's input say.
pub(crate) struct Operation {
    name: String,
    api: Option<Box<Type>>,
    http: Http,
    server: Option<LitStr>,
    auth: Auth,
    accept: Option<LitStr>,
    body: BodyInfo,
    out: Out,
    stream: Option<Stream>,
    error: Option<Box<Type>>,
    confidential: Option<Ident>,
    idempotent: Option<Ident>,
    repeat: Repeat,
    pages: Option<Pages>,
    issues: Option<Issues>,
}

impl Operation {
    /// Takes the keys of an operation out; `http` is what makes one.
    pub(crate) fn parse(keys: &mut Keys, ident: &Ident, place: Span, report: &mut Report) -> Option<Self> {
        if keys.first(&["http"]).is_none() {
            if let Some(key) = keys.first(&KEYS) {
                report.error(
                    key,
                    format_args!("`{key}` is for operations, which have `http = \"GET /things/{{id}}\"`"),
                );
            }
            return None;
        }
        Some(Self {
            name: keys
                .string("operation", report)
                .map_or_else(|| lower_camel(&ident.unraw().to_string()), |name| name.value()),
            api: keys.ty("api", report),
            http: Http::parse(keys, place, report),
            server: keys.string("server", report),
            auth: Auth::parse(keys, report),
            accept: keys.string("accept", report),
            body: BodyInfo::parse(keys, report),
            out: Out::parse(keys, place, report),
            stream: Stream::parse(keys, report),
            error: keys.ty("error", report),
            confidential: keys.flag("confidential", report),
            idempotent: keys.flag("idempotent", report),
            repeat: Repeat::parse(keys, report),
            pages: Pages::parse(keys, report),
            issues: Issues::parse(keys, report),
        })
    }

    /// Whether it answers a page of a list.
    pub(crate) fn is_paged(&self) -> bool {
        self.pages.is_some()
    }

    /// Whether a member of the request asks for a stream.
    pub(crate) fn is_streamed(&self) -> bool {
        self.stream.is_some()
    }

    /// The member of the request that asks for a stream.
    pub(crate) fn switch(&self) -> Option<Fixed> {
        self.stream.as_ref().map(Stream::switch)
    }

    /// The media type that is said of its body.
    pub(crate) fn body_media(&self) -> Option<&LitStr> {
        self.body.media()
    }

    /// Whether its answer is a token.
    pub(crate) fn issues_token(&self) -> bool {
        self.issues.is_some()
    }

    /// Reports what does not fit between the fields, or between them and the path.
    pub(crate) fn check(&self, fields: &[Field], fixed: &[Fixed], report: &mut Report) {
        self.http.check(fields, &self.auth, report);
        if let Some(pages) = &self.pages {
            pages.check(fields, report);
        }
        if let Some(issues) = &self.issues {
            issues.check(&self.auth, report);
        }
        let mut first: Option<BodyKind> = None;
        for field in fields.iter().filter(|field| field.presence != FieldPresence::Additional) {
            let Some(place) = &field.place else {
                let places = PLACES.join("`, `");
                report.error(
                    &field.ident,
                    format_args!("a member of an operation says where it goes: one of `{places}`"),
                );
                continue;
            };
            let Some(kind) = place.body() else { continue };
            match first {
                Some(first) if first != kind => {
                    report.error(
                        &field.ident,
                        "a request has one body: all `json`, all `part`, all `form`, or one `body`",
                    );
                }
                Some(BodyKind::Whole) => report.error(&field.ident, "a request has one `body`"),
                _ => first = Some(kind),
            }
        }
        for place in fixed.iter().filter_map(|fixed| fixed.place.as_ref()) {
            match (first, BodyKind::of_fixed(place)) {
                (_, None) => {}
                (Some(first), Some(kind)) if first != kind => {
                    report.error(
                        place,
                        "a request has one body: all `json`, all `part`, all `form`, or one `body`",
                    );
                }
                (_, kind) => first = kind,
            }
        }
        self.body.check(first, fields, report);
    }
}

/// The impl of `specwright::Operation`.
pub(crate) fn emit_operation(object: &Object) -> TokenStream {
    let Some(operation) = &object.operation else { return TokenStream::new() };
    let Operation { name, api, http, server, auth, accept, body, out, .. } = operation;
    let Operation { error, confidential, idempotent, repeat, pages, issues, .. } = operation;
    let repeat = repeat.emit();
    let api = api.as_ref().map_or_else(|| quote!(()), |api| quote!(#api));
    let idempotent = idempotent.as_ref().map(|_| quote!(.idempotent()));
    let ident = &object.ident;
    let (method, path, auth) = (http.method(), http.path(), auth.emit());
    let accept = accept.as_ref().map_or_else(|| out.accept(), LitStr::value);
    let paged = pages.as_ref().map(|pages| pages.emit(ident, &object.fields));
    let stream = operation.stream.as_ref().map(|stream| stream.emit(&object.ident));
    let issued = issues.as_ref().map(|issues| issues.emit(ident));
    let headers = out.emit_headers(ident);
    let (output, decode, streamed) = (out.ty(), out.decode(), out.info());
    let error = error.as_ref().map_or_else(|| quote!(::specwright::expand::Error), |error| quote!(#error));
    let is_confidential =
        confidential.is_some() || object.fields.iter().any(|field| names_secret(field.ty.to_token_stream()));
    let confidential = is_confidential.then(|| quote!(.confidential()));
    let auth = auth.map(|auth| quote!(.auth(#auth)));
    let server = server.as_ref().map(|server| quote!(.server(#server)));
    let optional_body = body.is_optional();
    let of_fixed = || object.fixed.iter().find_map(|fixed| BodyKind::of_fixed(fixed.place.as_ref()?));
    let begun =
        object.placed().find_map(|(_, place)| place.body()).or_else(of_fixed).filter(|_| !optional_body);
    let (begin, body_media) = (begun.and_then(BodyKind::begin), body.emit(&object.fields));
    let (in_body, fixed): (Vec<&Fixed>, Vec<&Fixed>) =
        object.fixed.iter().partition(|fixed| optional_body && fixed.is_in_body());
    let fixed = fixed.into_iter().filter_map(Fixed::encode);
    let in_body: Vec<_> = in_body.into_iter().filter_map(Fixed::encode).collect();
    // What may be left out is not sent for constants alone.
    let in_body = (!in_body.is_empty()).then(|| quote!(if __request.has_body() { #(#in_body)* }));
    let (sent, content, scalars) = (sent(object, begin), content(object), scalars(object));
    quote! {
        #[automatically_derived]
        impl ::specwright::expand::Operation for #ident {
            type Api = #api;
            type Output = #output;
            type Error = #error;

            const INFO: ::specwright::expand::OperationInfo =
                ::specwright::expand::OperationInfo::new(#name, #method, #path)
                    #server
                    #auth
                    .accept(#accept)
                    #streamed
                    #body_media
                    #confidential
                    #idempotent
                    #repeat;

            #[inline]
            fn encode(&self, __request: &mut ::specwright::expand::Encoder) {
                #(#fixed)*
                __request.input(self, const { &#sent });
                #content
                #in_body
            }

            #[inline]
            fn decode(
                __response: &::specwright::expand::Response,
            ) -> ::core::result::Result<Self::Output, ::specwright::expand::DecodeError> {
                #decode
            }
        }

        #scalars
        #headers
        #paged
        #stream
        #issued
    }
}

/// Whether a type is or holds a `Secret` by the look of it.
fn names_secret(ty: TokenStream) -> bool {
    ty.into_iter().any(|token| match token {
        TokenTree::Ident(ident) => ident == "Secret",
        TokenTree::Group(group) => names_secret(group.stream()),
        _ => false,
    })
}
