//! From one page to the next: what expansions of `Operation` call.

use super::value::Optional;

/// What is known of a list while its pages are gone through.
#[derive(Clone, Copy, Debug, Default)]
pub struct Progress {
    /// How many items have come.
    seen: i64,
}

impl Progress {
    fn saw(&mut self, count: usize) -> i64 {
        let count = i64::try_from(count).unwrap_or(i64::MAX);
        self.seen = self.seen.saturating_add(count);
        count
    }
}

/// The number of the next page. The last page is the one that the response says, or an empty one, or the one with which
/// as many items have come as there are.
///
/// Sizes of pages tell nothing: servers make them smaller than they are asked for, and not all the same. So a list that
/// was begun behind its first page goes on to an empty one, where the response does not say which is the last.
pub fn by_page(
    progress: &mut Progress,
    count: usize,
    (page, first): (Option<i64>, i64),
    last: Option<i64>,
    total: Option<i64>,
) -> Option<i64> {
    let count = progress.saw(count);
    let page = page.unwrap_or(first);
    let is_last = match (last, total) {
        (Some(last), _) => page >= last,
        (None, Some(total)) => progress.seen >= total,
        (None, None) => false,
    };
    if count == 0 || is_last { None } else { page.checked_add(1) }
}

/// The offset of the next page.
pub fn by_offset(
    progress: &mut Progress,
    count: usize,
    offset: Option<i64>,
    total: Option<i64>,
) -> Option<i64> {
    let count = progress.saw(count);
    let next = offset.unwrap_or(0).checked_add(count)?;
    if count == 0 || total.is_some_and(|total| next >= total) { None } else { Some(next) }
}

/// The cursor of the next page. An empty page may have one; its own says that there is nothing behind it, now.
pub fn by_cursor<C: Optional, N: Optional<Value = C::Value>>(
    count: usize,
    cursor: &C,
    next: &N,
) -> Option<C::Value>
where
    C::Value: PartialEq,
{
    let next = next.value()?;
    let is_own = cursor.value().is_some_and(|cursor| cursor == next);
    if count == 0 && is_own { None } else { Some(next) }
}

/// What the next page is asked for with, unless the response says that there is no more.
pub fn unless_last<T>(more: Option<bool>, next: Option<T>) -> Option<T> {
    next.filter(|_| more != Some(false))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The pages that are asked for when every answer is of this size, with what the server says.
    fn pages(start: i64, sizes: &[usize], last: Option<i64>, total: Option<i64>) -> Vec<i64> {
        let mut progress = Progress::default();
        let (mut page, mut asked) = (start, vec![start]);
        for size in sizes {
            match by_page(&mut progress, *size, (Some(page), 1), last, total) {
                Some(next) => page = next,
                None => return asked,
            }
            asked.push(page);
        }
        asked
    }

    #[test]
    fn pages_end_at_the_last_or_an_empty_one() {
        assert_eq!(pages(1, &[2, 2, 2, 2], Some(3), None), [1, 2, 3]);
        assert_eq!(pages(2, &[2, 2, 2], Some(3), None), [2, 3]);
        assert_eq!(pages(1, &[2, 0, 2], Some(9), None), [1, 2]);
        assert_eq!(pages(1, &[0], Some(0), Some(0)), [1]);
        assert_eq!(pages(5, &[2], Some(3), None), [5]);
        assert_eq!(pages(1, &[2, 2, 1, 0], None, None), [1, 2, 3, 4]);
    }

    #[test]
    fn pages_end_with_the_total_and_never_before() {
        assert_eq!(pages(1, &[3, 3, 1], None, Some(7)), [1, 2, 3]);
        assert_eq!(pages(1, &[3, 3], None, Some(6)), [1, 2]);
        // A page may be wider than the others, with something pinned to it.
        assert_eq!(pages(1, &[3, 2, 2, 2, 2, 2], None, Some(13)), [1, 2, 3, 4, 5, 6]);
        // Begun at the last page, it is not known how many went before: one more is asked for.
        assert_eq!(pages(3, &[1, 0], None, Some(7)), [3, 4]);
        assert_eq!(pages(i64::MAX, &[1], None, None), [i64::MAX]);
    }

    #[test]
    fn offsets_count_what_came_and_not_what_was_asked_for() {
        let mut progress = Progress::default();
        assert_eq!(by_offset(&mut progress, 3, None, Some(7)), Some(3));
        assert_eq!(by_offset(&mut progress, 3, Some(3), Some(7)), Some(6));
        assert_eq!(by_offset(&mut progress, 1, Some(6), Some(7)), None);
        assert_eq!(by_offset(&mut progress, 0, Some(6), None), None);
        assert_eq!(by_offset(&mut progress, 1, Some(i64::MAX), None), None);
    }

    #[test]
    fn cursors_are_followed_while_they_lead_on() {
        let text = |text: &str| Some(text.to_owned());
        assert_eq!(by_cursor(1, &None::<String>, &text("b")), text("b"));
        assert_eq!(by_cursor(1, &text("a"), &Some(text("b"))), text("b"));
        assert_eq!(by_cursor(0, &text("a"), &"b".to_owned()), text("b"));
        for end in [None, text(""), text("a")] {
            assert_eq!(by_cursor(0, &text("a"), &end), None);
        }
        // Where there were items, the stream tells that it would go round in circles.
        assert_eq!(by_cursor(1, &text("a"), &text("a")), text("a"));
        assert_eq!(by_cursor(1, &Some(3_i64), &4_i64), Some(4));
    }

    #[test]
    fn only_a_flag_that_says_so_ends_a_list() {
        assert_eq!(unless_last(Some(false), Some(1)), None);
        assert_eq!((unless_last(Some(true), Some(1)), unless_last(None, Some(1))), (Some(1), Some(1)));
    }
}
