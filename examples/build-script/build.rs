//! Generates the client of `specs/lighthouse.yaml`.

fn main() {
    specwright_codegen::build::generate("specs/lighthouse.yaml");
}
