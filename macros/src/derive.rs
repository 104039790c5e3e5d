//! The derives of types on the wire: each writes some of the same impls, from one parse of the item.

use proc_macro2::TokenStream;
use syn::DeriveInput;

use crate::{
    builder::{check_names, emit_builder},
    impls::emit_serde,
    input::Input,
    model::emit_model,
    operation::emit_operation,
    report::Report,
    samples::{Samples, emit_sampled},
    validate::emit_validate,
};

/// A derive of a type on the wire.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Derive {
    Model,
    Validate,
    Builder,
    Operation,
    /// All that a type within requests needs: `Model`, `Validate`, and of an object `Builder`.
    Payload,
    /// All that an operation needs: those of `Payload`, and `Operation`.
    Request,
}

/// What derives write where features ask for it.
#[derive(Clone, Copy)]
pub(crate) struct Extras {
    pub(crate) samples: Samples,
    pub(crate) serde: Serde,
}

/// Whether types on the wire have serde's traits.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Serde {
    Derived,
    LeftOut,
}

/// What a derive writes, each for the types that have it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Model,
    Validate,
    Builder,
    Operation,
}

impl Derive {
    /// The impls for an item, and the mistakes in it.
    pub(crate) fn expand(self, item: DeriveInput, extras: Extras) -> TokenStream {
        let mut report = Report::default();
        let input = Input::parse(item, &mut report);
        self.check(&input, &mut report);
        if !self.reports() {
            report = Report::default();
        }
        if let Input::Object(object) = &input
            && self.parts().contains(&Part::Builder)
        {
            check_names(object, &mut report);
        }
        let mut output = report.into_tokens();
        output.extend(self.parts().iter().map(|part| part.emit(&input, extras)));
        output
    }

    fn parts(self) -> &'static [Part] {
        match self {
            Self::Model => &[Part::Model],
            Self::Validate => &[Part::Validate],
            Self::Builder => &[Part::Builder],
            Self::Operation => &[Part::Operation],
            Self::Payload => &[Part::Model, Part::Validate, Part::Builder],
            Self::Request => &[Part::Model, Part::Validate, Part::Builder, Part::Operation],
        }
    }

    /// Of the single derives on one type, one tells the mistakes in attributes.
    fn reports(self) -> bool {
        matches!(self, Self::Model | Self::Payload | Self::Request)
    }

    /// Reports the one of `Payload` and `Request` that stands where the other belongs.
    fn check(self, input: &Input, report: &mut Report) {
        let operation = match input {
            Input::Object(object) => object.operation.as_ref(),
            Input::Unfit(..) => return,
            Input::Values(_) | Input::Union(_) | Input::Contents(_) => None,
        };
        match (self, operation) {
            (Self::Request, None) if report.is_empty() => report.error(
                input.ident(),
                "`Request` is for operations, which have `http = \"GET /things/{id}\"`; types within requests \
                 derive `Payload`",
            ),
            (Self::Payload, Some(_)) => report.error(
                input.ident(),
                "`Payload` is for types within requests; with `http` it is an operation, which derives `Request`",
            ),
            _ => {}
        }
    }
}

impl Part {
    fn emit(self, input: &Input, extras: Extras) -> TokenStream {
        match (self, input) {
            (Self::Model, _) => {
                let mut model = emit_model(input);
                let has_serde = extras.serde == Serde::Derived && !matches!(input, Input::Unfit(..));
                model.extend(has_serde.then(|| emit_serde(input.ident())));
                model
            }
            (Self::Validate, _) => {
                let mut validate = emit_validate(input);
                validate.extend((extras.samples == Samples::Described).then(|| emit_sampled(input)));
                validate
            }
            (Self::Builder, Input::Object(object)) => emit_builder(object),
            (Self::Operation, Input::Object(object)) => emit_operation(object),
            (Self::Builder | Self::Operation, _) => TokenStream::new(),
        }
    }
}
