//! Scratch.
fn main() {
    for name in std::env::args().skip(1) {
        let text = std::fs::read_to_string(&name).unwrap();
        let file = specwright_codegen::source::SourceFile::new(name.clone(), text);
        let t = std::time::Instant::now();
        match specwright_codegen::read(&file) {
            Ok(checked) => {
                println!(
                    "{name}: ok, {} types {} operations {} warnings",
                    checked.api.types.len(),
                    checked.api.operations.len(),
                    checked.warnings.len()
                );
                for w in checked.warnings {
                    print!("{}", w.render(&file));
                }
                if std::env::var("IR").is_ok() {
                    println!("{:#?}", checked.api);
                }
            }
            Err(problems) => {
                for p in problems.iter().take(60) {
                    print!("{}", p.render(&file));
                }
            }
        }
        eprintln!("{:?}", t.elapsed());
    }
}
