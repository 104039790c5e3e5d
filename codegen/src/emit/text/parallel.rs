//! Work on many things of one kind, by all cores, in order.

use std::num::NonZero;
use std::thread;

/// How many make it worth to start a thread.
const SHARE: usize = 100;

/// What `make` gives for each index below `count`, in their order. Each thread takes one run of indices.
pub(crate) fn map<T: Send>(count: usize, make: impl Fn(usize) -> T + Sync) -> Vec<T> {
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let threads = cores.min(count / SHARE).max(1);
    if threads == 1 {
        return (0..count).map(make).collect();
    }
    let share = count.div_ceil(threads);
    let make = &make;
    thread::scope(|scope| {
        let runs: Vec<_> = (0..count)
            .step_by(share)
            .map(|start| {
                let run = start..count.min(start + share);
                scope.spawn(move || run.map(make).collect::<Vec<T>>())
            })
            .collect();
        runs.into_iter()
            .flat_map(|run| match run.join() {
                Ok(made) => made,
                Err(panic) => std::panic::resume_unwind(panic),
            })
            .collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_is_that_of_the_indices_however_many_there_are() {
        for count in [0, 1, SHARE, 2 * SHARE - 1, 2 * SHARE, 2 * SHARE + 1, 10 * SHARE + 7] {
            let expected: Vec<usize> = (0..count).map(|index| index * 3).collect();
            assert_eq!(map(count, |index| index * 3), expected, "{count}");
        }
    }
}
