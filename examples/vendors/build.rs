//! Generates the clients of the three specs.

fn main() {
    for name in ["stripe", "github", "slack"] {
        specwright_codegen::build::generate(format!("specs/{name}.yaml"));
    }
}
