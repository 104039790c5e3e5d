//! The made spec is what it says that it is.

use specwright_codegen::CheckedApi;
use specwright_codegen::diagnostic::Levels;
use specwright_codegen::ir::{Operation, Place, TypeKind};
use specwright_codegen::source::SourceFile;

use super::{Quarters, made};

fn api(text: &str) -> CheckedApi {
    let file = SourceFile::new("scale.yaml", text);
    let checked = specwright_codegen::read(&file);
    checked
        .unwrap_or_else(|problems| {
            panic!("{}", problems.iter().map(|one| one.render(&file)).collect::<String>())
        })
        .api
}

fn counts(api: &CheckedApi) -> [usize; 4] {
    let mut counts = [api.operations.len(), 0, 0, 0];
    for (_, ty) in api.types.with_ids() {
        match ty.kind {
            TypeKind::Object(_) => counts[1] += 1,
            TypeKind::Enum(_) => counts[2] += 1,
            TypeKind::Union(_) => counts[3] += 1,
            TypeKind::Alias(_) => {}
        }
    }
    counts
}

#[test]
fn the_whole_has_the_counts_of_stripe() {
    let api = api(&made(Quarters(4), 1));
    assert_eq!(counts(&api), [452, 1132, 411, 204]);
    let inputs = |is: fn(Place) -> bool| {
        api.operations.iter().flat_map(|operation| &operation.members).filter(|input| is(input.place)).count()
    };
    assert_eq!(inputs(Place::is_in_body), 1543);
    assert_eq!(inputs(|place| place == Place::Query), 805);
    let objects = api.types.with_ids().filter_map(|(id, _)| api.types.object(id));
    let members: usize = objects.map(|object| object.members.len()).sum();
    // Tags are in place of other members, as far as there are any.
    assert!(members.abs_diff(5582) < 10, "{members}");
}

/// Stripe: 38 at two fifths, 774 at half, 871 at most.
#[test]
fn most_responses_reach_the_same_types_and_the_others_few() {
    let api = api(&made(Quarters(4), 1));
    let reached = |operation: &Operation| api.types.reachable(operation.response_types()).len();
    let mut reached: Vec<usize> = api.operations.iter().map(reached).collect();
    reached.sort_unstable();
    assert!(reached[180] < 100, "{reached:?}");
    assert!((700..850).contains(&reached[226]), "{reached:?}");
    assert!((800..950).contains(&reached[451]), "{reached:?}");
}

#[test]
fn every_type_is_reached() {
    let file = SourceFile::new("scale.yaml", made(Quarters(4), 1));
    let problems = specwright_codegen::check(&file, &Levels::default());
    let problems: Vec<String> = problems.iter().map(|problem| problem.render(&file)).collect();
    assert!(!problems.iter().any(|problem| problem.contains("unused_type")), "{problems:#?}");
}

#[test]
fn a_quarter_is_a_quarter_with_any_seed() {
    for seed in 2..6 {
        let counts = counts(&api(&made(Quarters(1), seed)));
        for (count, whole) in counts.into_iter().zip([452, 1132, 411, 204]) {
            assert!(count.abs_diff(whole / 4) <= 2, "{counts:?}");
        }
    }
}
