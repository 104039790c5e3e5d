//! What the compiler decides about members is what the validator decides: for each kind of rule, every combination of
//! setters is tried.

use std::marker::PhantomData;

use serde_json::{Map, Value, json};
use specwright::{Builder, Model, Validate};

use crate::types::{Club, OwnerInput, ProfileInput};

/// A builder of which it is asked whether it makes a `T` as it is.
struct Finish<B, T>(B, PhantomData<T>);

impl<B, T: From<B>> Finish<B, T> {
    fn finished(self) -> Option<T> {
        Some(T::from(self.0))
    }
}

/// The method of the type itself comes first where its bounds hold; this one is called where they do not.
trait Refused<T>: Sized {
    fn finished(self) -> Option<T> {
        None
    }
}

impl<B, T> Refused<T> for Finish<B, T> {}

/// What was done about a member.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Done {
    Nothing,
    Given,
    Null,
    MaybeGiven,
    MaybeNothing,
}

/// A combination of setters, and what the builder made of it where it was complete.
struct Case<T> {
    done: Vec<(&'static str, Done)>,
    built: Option<T>,
}

/// Calls the setters of the members in all combinations.
macro_rules! combinations {
    ($ty:ident, $cases:ident, ($($builder:tt)*), [$($done:tt)*]) => {
        $cases.push(Case { done: vec![$($done)*], built: Finish($($builder)*, PhantomData::<$ty>).finished() });
    };
    ($ty:ident, $cases:ident, ($($builder:tt)*), [$($done:tt)*] optional $name:ident $($rest:tt)*) => {
        combinations!($ty, $cases, ($($builder)*), [$($done)* (stringify!($name), Done::Nothing),] $($rest)*);
        combinations!($ty, $cases, ($($builder)*.$name("x")), [$($done)* (stringify!($name), Done::Given),] $($rest)*);
    };
    ($ty:ident, $cases:ident, ($($builder:tt)*), [$($done:tt)*]
        nullable $name:ident $null:ident $($rest:tt)*
    ) => {
        combinations!($ty, $cases, ($($builder)*), [$($done)*] optional $name $($rest)*);
        combinations!($ty, $cases, ($($builder)*.$null()), [$($done)* (stringify!($name), Done::Null),] $($rest)*);
    };
    ($ty:ident, $cases:ident, ($($builder:tt)*), [$($done:tt)*]
        maybe $name:ident $maybe:ident $($rest:tt)*
    ) => {
        combinations!($ty, $cases, ($($builder)*), [$($done)*] optional $name $($rest)*);
        combinations!($ty, $cases, ($($builder)*.$maybe(Some("x".into()))),
            [$($done)* (stringify!($name), Done::MaybeGiven),] $($rest)*);
        combinations!($ty, $cases, ($($builder)*.$maybe(None::<String>)),
            [$($done)* (stringify!($name), Done::MaybeNothing),] $($rest)*);
    };
}

/// A type with five members and rules, and the test that compares builder, validator and the rule as it is written in
/// the table of the language: over whether `a`, `b`, `n` (nullable), `r` (required, nullable) and `m` are present.
macro_rules! agree {
    ($ty:ident, $test:ident, $([$($rule:tt)+])+, |$a:ident, $b:ident, $n:ident, $r:ident, $m:ident| $holds:expr) => {
        #[derive(Clone, PartialEq, Model, Validate, Builder)]
        $(#[api($($rule)+)])+
        struct $ty {
            a: Option<String>,
            b: Option<String>,
            n: Option<Option<String>>,
            #[api(nullable)]
            r: Option<String>,
            m: Option<String>,
        }

        #[test]
        #[allow(clippy::vec_init_then_push, reason = "a list of all would be one expression of thousands of types")]
        fn $test() {
            let mut cases: Vec<Case<$ty>> = Vec::new();
            combinations!(
                $ty, cases, ($ty::builder()), []
                optional a optional b nullable n n_null nullable r r_null maybe m maybe_m
            );
            assert_eq!(cases.len(), 2 * 2 * 3 * 3 * 4);
            check(cases, |$a, $b, $n, $r, $m| $holds);
        }
    };
}

/// Compares what the builder accepts with the validator's verdict on the same data and with the rule itself.
#[track_caller]
fn check<T>(cases: Vec<Case<T>>, holds: impl Fn(bool, bool, bool, bool, bool) -> bool)
where
    T: Validate + PartialEq + std::fmt::Debug + specwright::Model,
{
    let mut accepted = 0;
    for Case { done, built } in &cases {
        let member = |name: &str| done.iter().find(|(member, _)| *member == name).map(|(_, done)| *done);
        let is_present = |name: &str| matches!(member(name), Some(Done::Given | Done::MaybeGiven));
        let rule_holds =
            holds(is_present("a"), is_present("b"), is_present("n"), is_present("r"), is_present("m"));
        let holds = member("r") != Some(Done::Nothing) && rule_holds;
        let data = done.iter().filter_map(|(name, done)| match done {
            Done::Given | Done::MaybeGiven => Some(((*name).to_owned(), json!("x"))),
            Done::Null => Some(((*name).to_owned(), Value::Null)),
            Done::Nothing | Done::MaybeNothing => None,
        });
        let read =
            specwright::from_json::<T>(Value::Object(data.collect::<Map<_, _>>()).to_string().as_bytes());
        let is_valid = read.as_ref().is_ok_and(|value| value.validate().is_ok());
        // Data that lacks what may be null is read as if it said so.
        assert_eq!(is_valid, rule_holds, "the validator, of {done:?}");
        match member("m") {
            // What is open when the program is compiled is for the validator.
            Some(Done::MaybeGiven | Done::MaybeNothing) => {
                assert!(built.is_some() || !holds, "the builder refuses {done:?}");
            }
            _ => assert_eq!(built.is_some(), holds, "the builder, of {done:?}"),
        }
        if let (Some(built), Ok(read)) = (built, &read)
            && member("r") != Some(Done::Nothing)
        {
            assert_eq!(built, read);
            accepted += 1;
        }
    }
    assert!((1..cases.len()).contains(&accepted), "{accepted} accepted");
}

fn count(members: &[bool]) -> usize {
    members.iter().filter(|is_present| **is_present).count()
}

agree!(Any, any, [rule("it", any(a, n, r, m))], |a, _b, n, r, m| count(&[a, n, r, m]) >= 1);
agree!(One, one, [rule("it", one(a, n, m))], |a, _b, n, _r, m| count(&[a, n, m]) == 1);
agree!(OneOfAll, one_of_all, [rule("it", one(a, b, n, r, m))], |a, b, n, r, m| count(&[a, b, n, r, m]) == 1);
agree!(AtMostOne, at_most_one, [rule("it", at_most_one(a, b, n, m))], |a, b, n, _r, m| {
    count(&[a, b, n, m]) <= 1
});
agree!(Together, together, [rule("it", together(a, n, r, m))], |a, _b, n, r, m| {
    matches!(count(&[a, n, r, m]), 0 | 4)
});
agree!(Need, need, [rule("it", when(a, need(n, m)))], |a, _b, n, _r, m| !a || n && m);
agree!(NeedOfNull, need_when_nullable, [rule("it", when(r, need(a, m)))], |a, _b, _n, r, m| !r || a && m);
agree!(NeedOfMaybe, need_when_maybe, [rule("it", when(m, need(a, n)))], |a, _b, n, _r, m| !m || a && n);
agree!(Forbid, forbid, [rule("it", when(n, forbid(a, m)))], |a, _b, n, _r, m| !n || !a && !m);
agree!(ForbidOfMaybe, forbid_when_maybe, [rule("it", when(m, forbid(b, r)))], |_a, b, _n, r, m| {
    !m || !b && !r
});
agree!(
    Several,
    several_rules,
    [rule("contact", any(a, m))][rule("country", when(a, need(b)))][rule("either", at_most_one(n, m))]
        [rule("not-both", when(r, forbid(n)))],
    |a, b, n, r, m| (a || m) && (!a || b) && !(n && m) && (!r || !n)
);

#[test]
fn a_complete_builder_of_an_alternative_goes_where_the_union_is_wanted() {
    let club = || Club::builder().name("Chess");
    let profile = ProfileInput::builder().name("Ada").owner(club()).build();
    assert!(profile.owner == Some(Some(Box::new(OwnerInput::Club(club().build())))));
    let owned = ProfileInput::builder().name("Bob").owner(ProfileInput::builder().name("Ada")).build();
    assert!(matches!(owned.owner, Some(Some(owner)) if matches!(*owner, OwnerInput::Profile(_))));
}
