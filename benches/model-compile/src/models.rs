//! The crates that are compiled.

use std::fmt::Write as _;

use measure::{Package, Source};

/// How the structs are written.
#[derive(Clone, Copy)]
pub enum Flavour {
    Plain,
    Serde,
    Model,
}

impl Flavour {
    pub const ALL: [Self; 3] = [Self::Plain, Self::Serde, Self::Model];

    fn name(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Serde => "serde",
            Self::Model => "model",
        }
    }

    /// The package that holds the structs.
    pub fn models(self) -> String {
        format!("{}-models", self.name())
    }

    /// The package of the binary that uses five of them.
    pub fn user(self) -> String {
        format!("{}-user", self.name())
    }

    fn derives(self) -> &'static str {
        match self {
            Self::Plain => "Clone, PartialEq, Debug",
            Self::Serde => "Clone, PartialEq, Debug, serde::Serialize, serde::Deserialize",
            Self::Model => "Clone, PartialEq, specwright::Model",
        }
    }

    fn attribute(self, wire_name: &str, optional: bool) -> String {
        match self {
            Self::Plain => String::new(),
            Self::Serde if optional => format!(
                "    #[serde(rename = \"{wire_name}\", default, skip_serializing_if = \"Option::is_none\")]\n"
            ),
            Self::Serde => format!("    #[serde(rename = \"{wire_name}\")]\n"),
            Self::Model => format!("    #[api(name = \"{wire_name}\")]\n"),
        }
    }

    fn dependency(self) -> String {
        match self {
            Self::Plain => String::new(),
            Self::Serde => "serde = { version = \"1\", features = [\"derive\"] }\n".to_owned(),
            Self::Model => measure::specwright(),
        }
    }
}

const MEMBERS: [(&str, &str); 8] = [
    ("id", "id"),
    ("created_at", "createdAt"),
    ("display_name", "displayName"),
    ("total_count", "totalCount"),
    ("is_active", "isActive"),
    ("label_values", "labelValues"),
    ("parent_thing", "parentThing"),
    ("child_things", "childThings"),
];

/// A models and a user package for each flavour.
pub fn packages(structs: usize) -> Vec<Package> {
    let packages = Flavour::ALL.into_iter().flat_map(|flavour| {
        let (models, user) = (flavour.models(), flavour.user());
        let dependencies = match flavour {
            Flavour::Plain | Flavour::Serde => "serde_json = \"1\"\n".to_owned(),
            Flavour::Model => flavour.dependency(),
        };
        let dependencies = format!("{models} = {{ path = \"../{models}\" }}\n{dependencies}");
        [
            Package {
                name: models,
                dependencies: flavour.dependency(),
                source: Source::Library(models_source(flavour, structs)),
            },
            Package { name: user, dependencies, source: Source::Binary(user_source(flavour, structs)) },
        ]
    });
    packages.collect()
}

fn models_source(flavour: Flavour, structs: usize) -> String {
    let mut source = String::new();
    for number in 0..structs {
        let _ = write!(source, "\n#[derive({})]\npub struct Thing{number} {{\n", flavour.derives());
        for (index, (name, wire_name)) in MEMBERS.iter().enumerate() {
            let optional = index % 2 == 1;
            source += &flavour.attribute(wire_name, optional);
            let ty = member_type(number, index);
            let _ = match optional {
                true => writeln!(source, "    pub {name}: Option<{ty}>,"),
                false => writeln!(source, "    pub {name}: {ty},"),
            };
        }
        source += "}\n";
    }
    source
}

/// Nine of ten structs hold the tenth; each kind of type is optional as often as not.
fn member_type(number: usize, index: usize) -> String {
    let nested = match number % 10 {
        0 => "String".to_owned(),
        unit => format!("Thing{}", number - unit),
    };
    match (number + index) % 8 {
        0 | 1 => "String".to_owned(),
        2 => "i64".to_owned(),
        3 => "f64".to_owned(),
        4 => "bool".to_owned(),
        5 => "Vec<String>".to_owned(),
        6 => nested,
        _ => format!("Vec<{nested}>"),
    }
}

/// Decodes a line of standard input for each of five structs and encodes it again; of plain structs, which
/// cannot be decoded, only JSON without a type.
fn user_source(flavour: Flavour, structs: usize) -> String {
    let mut source = String::from(
        "use std::fmt::Debug;\n\n\
         fn look<T: Clone + PartialEq + Debug>(value: &T) {\n    println!(\"{value:?} {}\", *value == value.clone());\n}\n\n\
         fn main() -> Result<(), Box<dyn std::error::Error>> {\n    let mut lines = std::io::stdin().lines();\n",
    );
    let models = flavour.models().replace('-', "_");
    for nth in 0..5 {
        // One in each fifth, and none of those that others hold.
        let ty = format!("{models}::Thing{}", nth * structs / 5 + nth + 1);
        source += "    let line = lines.next().ok_or(\"no line\")??;\n";
        let wire_type = match flavour {
            Flavour::Plain => "serde_json::Value",
            Flavour::Serde | Flavour::Model => &ty,
        };
        let (read, write) = match flavour {
            Flavour::Plain | Flavour::Serde => ("serde_json::from_str(&line)", "serde_json::to_string(&value)"),
            Flavour::Model => ("specwright::from_json(line.as_bytes())", "specwright::to_json(&value)"),
        };
        let _ = writeln!(source, "    let value: {wire_type} = {read}?;");
        let _ = writeln!(source, "    println!(\"{{}}\", {write}?);");
        source += match flavour {
            Flavour::Plain => "",
            Flavour::Serde | Flavour::Model => "    look(&value);\n",
        };
        if let Flavour::Plain = flavour {
            let _ = writeln!(source, "    look(&None::<{ty}>);");
        }
    }
    source + "    Ok(())\n}\n"
}
