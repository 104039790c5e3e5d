//! Which of many places is around another one.

use super::Span;

/// Returns for each place the index of the smallest of `around` that it is in. These lie within one another or apart, as
/// the nodes of a tree do; of equal ones the last counts.
pub(crate) fn innermost(around: &[Span], places: &[Span]) -> Vec<Option<usize>> {
    let mut outer: Vec<(Span, usize)> = around.iter().copied().zip(0..).collect();
    outer.sort_by_key(|(span, at)| (span.file, span.start, std::cmp::Reverse(span.end), *at));
    let mut outer = outer.into_iter().peekable();
    let mut inner: Vec<(Span, usize)> = places.iter().copied().zip(0..).collect();
    inner.sort_by_key(|(span, _)| (span.file, span.start));
    let mut found = vec![None; places.len()];
    let mut open: Vec<(Span, usize)> = Vec::new();
    for (place, at) in inner {
        while let Some(next) = outer.next_if(|(span, _)| (span.file, span.start) <= (place.file, place.start))
        {
            open.retain(|(known, _)| known.contains(next.0));
            open.push(next);
        }
        if let Some(slot) = found.get_mut(at) {
            *slot = open.iter().rev().find(|(span, _)| span.contains(place)).map(|(_, index)| *index);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_smallest_place_around_another_is_found() {
        let span = |start: u32, end: u32| Span { start, end, ..Span::default() };
        let around = [span(0, 100), span(10, 40), span(12, 20), span(50, 60), span(12, 20)];
        let places = [
            span(55, 56),
            span(15, 16),
            span(30, 31),
            span(90, 91),
            span(101, 102),
            span(10, 40),
            span(18, 45),
        ];
        let expected = [Some(3), Some(4), Some(1), Some(0), None, Some(1), Some(0)];
        assert_eq!(innermost(&around, &places), expected);
    }
}
