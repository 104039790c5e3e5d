//! The crates that are compiled.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

use crate::rustc::{self, Usage};

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
        let runtime = concat!(env!("CARGO_MANIFEST_DIR"), "/../../runtime");
        match self {
            Self::Plain => String::new(),
            Self::Serde => "serde = { version = \"1\", features = [\"derive\"] }\n".to_owned(),
            Self::Model => format!("specwright = {{ path = {runtime:?}, default-features = false }}\n"),
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

/// A workspace of a models and a user package for each flavour.
pub struct Project {
    folder: PathBuf,
}

impl Project {
    /// Writes the workspace.
    pub fn write(folder: &Path, structs: usize) -> Self {
        let project = Self { folder: folder.to_owned() };
        let packages: Vec<String> =
            Flavour::ALL.iter().flat_map(|flavour| [flavour.models(), flavour.user()]).collect();
        project.file(
            "Cargo.toml",
            &format!(
                "[workspace]\nresolver = \"3\"\nmembers = {packages:?}\n\n[profile.release]\nstrip = true\n"
            ),
        );
        // The same versions of everything as in the other benches.
        project.file("Cargo.lock", include_str!("../../Cargo.lock"));
        for flavour in Flavour::ALL {
            let (models, user) = (flavour.models(), flavour.user());
            project.file(&format!("{models}/Cargo.toml"), &manifest(&models, &flavour.dependency()));
            project.file(&format!("{models}/src/lib.rs"), &models_source(flavour, structs));
            let dependencies = format!("{models} = {{ path = \"../{models}\" }}\nserde_json = \"1\"\n");
            project.file(&format!("{user}/Cargo.toml"), &manifest(&user, &dependencies));
            project.file(&format!("{user}/src/main.rs"), &user_source(flavour, structs));
        }
        project
    }

    fn file(&self, path: &str, text: &str) {
        let path = self.folder.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file of the project");
    }

    /// Where cargo builds.
    pub fn target(&self) -> PathBuf {
        self.folder.join("target")
    }

    /// Runs cargo after these packages were touched, and says what compiling each of them took.
    pub fn cargo(&self, arguments: &[&str], packages: &[&str]) -> Vec<Usage> {
        for package in packages {
            let source = self.folder.join(package).join("src");
            let source =
                [source.join("lib.rs"), source.join("main.rs")].into_iter().find(|file| file.exists());
            let source = fs::File::options().append(true).open(source.expect("a source file"));
            source.and_then(|file| file.set_modified(SystemTime::now())).expect("a new time of change");
        }
        let log = self.folder.join("usage.log");
        fs::write(&log, "").expect("the log");
        let status = Command::new(std::env::var_os("CARGO").unwrap_or("cargo".into()))
            .args(arguments)
            .args(["--quiet", "--target-dir"])
            .arg(self.target())
            .current_dir(&self.folder)
            .env("CARGO_INCREMENTAL", "0")
            .env("RUSTC_WORKSPACE_WRAPPER", std::env::current_exe().expect("this program"))
            .env(rustc::LOG, &log)
            .status();
        assert!(status.expect("cargo").success(), "cargo {arguments:?} failed");
        packages.iter().map(|package| rustc::logged(&log, package)).collect()
    }
}

fn manifest(package: &str, dependencies: &str) -> String {
    format!("[package]\nname = \"{package}\"\nedition = \"2024\"\n\n[dependencies]\n{dependencies}")
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
        let _ = writeln!(source, "    let value: {wire_type} = serde_json::from_str(&line)?;");
        source += "    println!(\"{}\", serde_json::to_string(&value)?);\n";
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
