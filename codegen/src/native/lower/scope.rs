//! The names that a spec defines.

use std::collections::HashMap;
use std::rc::Rc;

use crate::diagnostic::suggest::Candidates;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir;
use crate::ir::{Direction, ElementType, ErrorId, Provenance, SchemeId, ServerId, SourceId, Type, TypeId};
use crate::native::parse::{Citation, Notes, Spec, Text, TypeExpr, TypeWord};
use crate::source::Span;

/// What a name may refer to, and how facts are known where nothing is said.
#[derive(Clone)]
pub(crate) struct Scope<'s> {
    names: Rc<Names<'s>>,
    /// The types that requests hold in the place of others.
    pub(crate) inputs: Rc<HashMap<TypeId, TypeId>>,
    side: Direction,
    /// Inherited from the nodes above.
    pub(crate) known: ir::Confidence,
}

/// Each name with its index.
struct Names<'s> {
    types: HashMap<&'s str, usize>,
    errors: HashMap<&'s str, usize>,
    schemes: HashMap<&'s str, usize>,
    in_paths: Vec<&'s str>,
    servers: HashMap<&'s str, usize>,
    sources: HashMap<&'s str, usize>,
}

impl<'s> Scope<'s> {
    pub(crate) fn of(spec: &'s Spec) -> Self {
        fn index<'s>(names: impl Iterator<Item = &'s Text>) -> HashMap<&'s str, usize> {
            names.enumerate().map(|(at, name)| (name.value.as_str(), at)).collect()
        }
        let in_paths = spec.schemes.iter().filter(|scheme| scheme.kind == ir::SchemeKind::Path);
        let names = Names {
            types: index(spec.types.iter().map(|ty| &ty.name)),
            errors: index(spec.errors.iter().map(|error| &error.name)),
            servers: index(spec.servers.iter().map(|server| &server.name)),
            schemes: index(spec.schemes.iter().map(|scheme| &scheme.name)),
            in_paths: in_paths.map(|scheme| scheme.name.value.as_str()).collect(),
            sources: index(spec.sources.iter().map(|source| &source.name)),
        };
        Scope {
            names: Rc::new(names),
            inputs: Rc::default(),
            side: Direction::Out,
            known: ir::Confidence::Stated,
        }
    }

    /// Whether a credential of this name goes into paths.
    pub(crate) fn is_credential_of_paths(&self, name: &str) -> bool {
        self.names.in_paths.contains(&name)
    }

    /// The names as requests see them: some types have others in their place.
    pub(crate) fn of_requests(&self) -> Self {
        Self { side: Direction::In, ..self.clone() }
    }

    pub(crate) fn type_id(&self, name: &str, span: Span, report: &mut Report) -> Option<TypeId> {
        let found = self.names.types.get(name);
        if found.is_none() {
            report.push_with(|| {
                suggest(
                    Diagnostic::new(Code::UnknownType, span, format!("there is no type `{name}`")),
                    name,
                    "types",
                    &self.names.types,
                )
            });
        }
        found.map(|id| TypeId::new(*id))
    }

    pub(crate) fn error_id(&self, name: &Text, report: &mut Report) -> Option<ErrorId> {
        let found = self.names.errors.get(name.value.as_str());
        if found.is_none() {
            report.push_with(|| {
                suggest(
                    Diagnostic::new(
                        Code::UnknownError,
                        name.span,
                        format!("there is no error `{}`", name.value),
                    ),
                    &name.value,
                    "errors",
                    &self.names.errors,
                )
            });
        }
        found.map(|id| ErrorId::new(*id))
    }

    pub(crate) fn scheme_id(&self, name: &Text, report: &mut Report) -> Option<SchemeId> {
        let found = self.names.schemes.get(name.value.as_str());
        if found.is_none() {
            let message = format!("there is no scheme `{}` under `auth`", name.value);
            report.push_with(|| {
                suggest(
                    Diagnostic::new(Code::UnknownScheme, name.span, message),
                    &name.value,
                    "schemes",
                    &self.names.schemes,
                )
            });
        }
        found.map(|id| SchemeId::new(*id))
    }

    pub(crate) fn server_id(&self, name: &Text, report: &mut Report) -> Option<ServerId> {
        let found = self.names.servers.get(name.value.as_str());
        if found.is_none() {
            let message = format!("there is no server `{}` under `servers`", name.value);
            report.push_with(|| {
                suggest(
                    Diagnostic::new(Code::UnknownServer, name.span, message),
                    &name.value,
                    "servers",
                    &self.names.servers,
                )
            });
        }
        found.map(|id| ServerId::new(*id))
    }

    fn source_id(&self, name: &Text, report: &mut Report) -> Option<SourceId> {
        let found = self.names.sources.get(name.value.as_str());
        if found.is_none() {
            report.push_with(|| {
                suggest(
                    Diagnostic::new(
                        Code::UnknownSource,
                        name.span,
                        format!("there is no source `{}`", name.value.escape_debug()),
                    ),
                    &name.value,
                    "sources",
                    &self.names.sources,
                )
            });
        }
        found.map(|id| SourceId::new(*id))
    }

    /// A type; where a name is unknown, which is reported, any value.
    pub(crate) fn lower_type(&self, ty: &TypeExpr, report: &mut Report) -> Type {
        match &ty.word {
            TypeWord::Builtin(builtin) => builtin.clone(),
            TypeWord::Named(name) => match self.type_id(name, ty.span, report) {
                None => Type::Any,
                Some(id) if self.side == Direction::In => {
                    Type::Named(self.inputs.get(&id).copied().unwrap_or(id))
                }
                Some(id) => Type::Named(id),
            },
            TypeWord::Inline => {
                let message = "`_` stands for a type that is written beside it, and there is none";
                let help =
                    "write `members`, `values` or `one-of` beside it, or the name of a type in its place";
                report.push(Diagnostic::new(Code::UnnamedType, ty.span, message).help(help));
                Type::Any
            }
            TypeWord::List(element) => Type::List(Box::new(self.lower_element(element, report))),
            TypeWord::Map(element) => Type::Map(Box::new(self.lower_element(element, report))),
        }
    }

    fn lower_element(&self, element: &TypeExpr, report: &mut Report) -> ElementType {
        ElementType { ty: self.lower_type(element, report), nullable: element.nullable }
    }

    /// Where a node is known from. The surest of several citations counts.
    pub(crate) fn provenance(&self, notes: &Notes, report: &mut Report) -> Provenance {
        let places = notes
            .from
            .iter()
            .filter_map(|citation| {
                let source = self.source_id(&citation.source, report)?;
                Some(ir::SourceLines { source, lines: citation.lines.clone() })
            })
            .collect();
        let cited = notes.from.iter().map(|citation| self.cited(citation)).min_by_key(|known| doubt(*known));
        Provenance { places, known: notes.known.or(cited).unwrap_or(self.known) }
    }

    fn cited(&self, citation: &Citation) -> ir::Confidence {
        citation.known.unwrap_or(self.known)
    }

    /// The scope below a node.
    pub(crate) fn below(&self, provenance: &Provenance) -> Scope<'s> {
        Scope { known: provenance.known, ..self.clone() }
    }
}

fn doubt(known: ir::Confidence) -> u8 {
    match known {
        ir::Confidence::Stated => 0,
        ir::Confidence::Observed => 1,
        ir::Confidence::Example => 2,
        ir::Confidence::Assumed => 3,
    }
}

fn suggest(problem: Diagnostic, name: &str, what: &'static str, known: &HashMap<&str, usize>) -> Diagnostic {
    let mut words: Vec<(&str, usize)> = known.iter().map(|(word, at)| (*word, *at)).collect();
    words.sort_by_key(|(_, at)| *at);
    let words = words.into_iter().map(|(word, _)| word).collect();
    problem.suggest(name, &Candidates { what, words })
}

/// Reports a name that a list holds twice, and returns each name once.
pub(crate) fn without_repeats<'t>(names: &'t [Text], report: &mut Report) -> Vec<&'t Text> {
    let mut once: Vec<&Text> = Vec::new();
    let mut seen: HashMap<&str, Span> = HashMap::new();
    for name in names {
        match seen.get(name.value.as_str()) {
            Some(earlier) => report.push(
                Diagnostic::new(Code::RepeatedName, name.span, format!("`{}` is listed twice", name.value))
                    .related(*earlier, "the first one is here")
                    .help("remove one of the two"),
            ),
            None => {
                seen.insert(&name.value, name.span);
                once.push(name);
            }
        }
    }
    once
}
