//! Generates the clients of the nine specs.

fn main() {
    for name in ["stripe", "github", "discord", "box", "slack", "openai", "telegram", "elastic", "paypal"] {
        specwright_codegen::build::generate(format!("specs/{name}.yaml"));
    }
}
