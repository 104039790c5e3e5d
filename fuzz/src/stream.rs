//! What is checked of a stream of events or lines: it is read the same however it is cut up, without a panic, and nothing
//! comes out of it that did not go in.

use specwright::{EventReader, LineReader};

/// The first byte says how the others are cut up.
pub(crate) fn check(input: &[u8]) {
    let Some((size, bytes)) = input.split_first() else { return };
    let size = usize::from(*size).max(1);
    let longest = 64;
    let events = |size: usize| {
        let mut reader = EventReader::new().longest(longest);
        bytes.chunks(size).for_each(|piece| reader.push(piece));
        std::iter::from_fn(|| reader.next_event()).collect::<Vec<_>>()
    };
    let (cut, whole) = (events(size), events(bytes.len().max(1)));
    assert_eq!(cut.len(), whole.len());
    for (cut, whole) in cut.iter().zip(&whole) {
        match (cut, whole) {
            (Ok(cut), Ok(whole)) => assert_eq!(cut, whole),
            (cut, whole) => assert_eq!(cut.is_ok(), whole.is_ok()),
        }
    }
    let lines = |size: usize| {
        let mut reader = LineReader::new().longest(longest);
        bytes.chunks(size).for_each(|piece| reader.push(piece));
        reader.finish();
        std::iter::from_fn(|| reader.next_line()).collect::<Vec<_>>()
    };
    let (cut, whole) = (lines(size), lines(bytes.len().max(1)));
    assert_eq!(cut, whole);
    assert!(whole.iter().flatten().all(|line| !line.is_empty() && line.len() <= longest));
    assert!(whole.iter().flatten().map(Vec::len).sum::<usize>() <= bytes.len());
}
