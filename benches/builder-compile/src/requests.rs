//! The crates that are compiled.

use std::fmt::Write as _;

use measure::{Package, Source};

/// Who writes the builders.
#[derive(Clone, Copy)]
pub enum Flavour {
    /// No one: the structs alone.
    Plain,
    Ours,
    Bon,
    TypedBuilder,
}

/// What the compiler asks of a caller.
#[derive(Clone, Copy)]
pub enum Tracked {
    /// Four required members.
    Required,
    /// Two required members and one of two others; the peers, who have no such rule, ask for the required ones.
    Rule,
}

impl Tracked {
    pub const ALL: [Self; 2] = [Self::Rule, Self::Required];

    pub fn title(self) -> &'static str {
        match self {
            Self::Required => "Four required members of 8",
            Self::Rule => "Two required members of 8, and one of two others",
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Required => "required",
            Self::Rule => "rule",
        }
    }

    /// How many members are required, from the first on.
    fn required(self) -> usize {
        match self {
            Self::Required => 4,
            Self::Rule => 2,
        }
    }
}

impl Flavour {
    pub const ALL: [Self; 4] = [Self::Plain, Self::Ours, Self::Bon, Self::TypedBuilder];

    fn name(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Ours => "ours",
            Self::Bon => "bon",
            Self::TypedBuilder => "typed",
        }
    }

    fn derive(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Ours => ", specwright::Builder",
            Self::Bon => ", bon::Builder",
            Self::TypedBuilder => ", typed_builder::TypedBuilder",
        }
    }

    /// Setters take what converts into the member's type, whoever writes them.
    fn struct_attribute(self, tracked: Tracked) -> &'static str {
        match (self, tracked) {
            (Self::Plain, _) | (Self::Ours, Tracked::Required) => "",
            (Self::Ours, Tracked::Rule) => "#[api(rule(\"contact\", any(email, phones)))]\n",
            (Self::Bon, _) => "#[builder(on(_, into))]\n",
            (Self::TypedBuilder, _) => "#[builder(field_defaults(setter(into)))]\n",
        }
    }

    fn field_attribute(self, wire_name: &str, required: Required) -> String {
        match (self, required) {
            (Self::Ours, _) => format!("    #[api(json = \"{wire_name}\")]\n"),
            (Self::TypedBuilder, Required::No) => {
                "    #[builder(default, setter(strip_option(fallback_prefix = \"maybe_\")))]\n".to_owned()
            }
            _ => String::new(),
        }
    }

    fn dependency(self) -> String {
        match self {
            Self::Plain => String::new(),
            Self::Ours => measure::specwright(),
            Self::Bon => "bon = \"3\"\n".to_owned(),
            Self::TypedBuilder => "typed-builder = \"0.23\"\n".to_owned(),
        }
    }
}

#[derive(Clone, Copy)]
enum Required {
    Yes,
    No,
}

/// Field, wire name and type; those that are required or in the rule come first.
const MEMBERS: [(&str, &str, &str); 8] = [
    ("project", "project", "String"),
    ("priority", "priority", "i64"),
    ("email", "email", "String"),
    ("phones", "phones", "Vec<String>"),
    ("full_name", "fullName", "String"),
    ("amount", "amount", "f64"),
    ("is_active", "isActive", "bool"),
    ("labels", "labels", "Vec<String>"),
];

pub fn package_name(tracked: Tracked, flavour: Flavour) -> String {
    format!("{}-{}", flavour.name(), tracked.name())
}

pub fn package(tracked: Tracked, flavour: Flavour, requests: usize) -> Package {
    let mut source = String::new();
    for number in 0..requests {
        source += &request(tracked, flavour, number);
    }
    Package {
        name: package_name(tracked, flavour),
        dependencies: flavour.dependency(),
        source: Source::Library(source),
    }
}

fn request(tracked: Tracked, flavour: Flavour, number: usize) -> String {
    let mut source = format!("\n/// A request.\n#[derive(Clone, PartialEq, Debug{})]\n", flavour.derive());
    source += flavour.struct_attribute(tracked);
    let _ = writeln!(source, "pub struct Request{number} {{");
    for (index, (field, wire_name, ty)) in MEMBERS.into_iter().enumerate() {
        let required = if index < tracked.required() { Required::Yes } else { Required::No };
        let _ = writeln!(source, "    /// What `{wire_name}` is for.");
        source += &flavour.field_attribute(wire_name, required);
        let _ = match required {
            Required::Yes => writeln!(source, "    pub {field}: {ty},"),
            Required::No => writeln!(source, "    pub {field}: Option<{ty}>,"),
        };
    }
    source + "}\n"
}
