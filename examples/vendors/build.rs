//! Generates the clients of the seven specs.

fn main() {
    for name in ["stripe", "github", "slack", "openai", "telegram", "elastic", "paypal"] {
        specwright_codegen::build::generate(format!("specs/{name}.yaml"));
    }
}
