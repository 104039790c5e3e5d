//! Headers of responses: an object of single values and lists of them.

use super::Forms;
use crate::diagnostic::Code;
use crate::form;
use crate::ir::{Api, Member, Shape, TextShape, Type};
use crate::source::Span;

const HELP: &str = "headers are an object whose members are single values, or lists of these";

impl Forms<'_> {
    /// Reports what cannot be read from headers.
    pub(super) fn response_headers(&mut self, headers: Option<&Type>, span: Span, api: &Api) {
        let Some(ty) = headers else { return };
        let object = match api.types.resolve(ty) {
            Shape::Object(object) => object,
            shape => {
                let message = format!("the headers of a response are {}", shape.describe());
                return self.problem(Code::HeadersNotFlat, span, message, HELP);
            }
        };
        if object.additional.is_some() {
            let message = "the headers of a response have names that the API does not know";
            self.problem(Code::HeadersNotFlat, span, message, "remove `additional`, and name the headers");
        }
        for member in &object.members {
            self.response_header(member, api);
        }
        let names = object.members.iter().map(|member| (member.wire_name.to_ascii_lowercase(), member.span));
        self.unique("headers", names);
    }

    fn response_header(&mut self, member: &Member, api: &Api) {
        self.expect(form::response_header(&member.wire_name), member.span);
        let name = member.wire_name.escape_debug();
        if member.presence.is_nullable() {
            let message = format!("`{name}` may be null, and nothing outside JSON can say null");
            self.problem(Code::NullOutsideJson, member.span, message, "make it optional instead");
        }
        if !matches!(api.types.text_shape(&member.ty), TextShape::Scalar | TextShape::List) {
            let what = api.types.resolve(&member.ty).describe();
            let message = format!("`{name}` is {what}, which a header cannot hold");
            self.problem(Code::HeadersNotFlat, member.span, message, HELP);
        }
    }
}
