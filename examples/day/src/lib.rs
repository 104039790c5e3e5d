//! A day's work of three generated clients with the mocks of their APIs, over real HTTP on the loopback interface.
//!
//! Personr shows tokens, Verifik rules and errors, 3DiVi BAF lists in pages, state and a bad network. Personr and Verifik are
//! called with async clients, BAF with a blocking one.

mod baf;
mod clock;
mod mocks;
mod personr;
mod story;
mod verifik;

use std::error::Error;
use std::io::Write;

use clock::ByHand;
use mocks::Running;
use story::Story;

/// What may go wrong: the day ends there.
pub type Failure = Box<dyn Error + Send + Sync>;

/// Lives the day, and tells of it.
///
/// # Errors
/// When a mock does not start, a call gives what it should not, or nothing can be written.
pub fn day(out: &mut dyn Write) -> Result<(), Failure> {
    let clock = ByHand::new();
    let mut story = Story::new(out);
    let [personr, verifik, baf] = mocks::start(&clock)?;
    story.chapter("The mocks listen")?;
    for mock in [&personr, &verifik, &baf] {
        story.step(mock.name(), mock.base_url())?;
    }
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        personr::work(&personr, &clock, &mut story).await?;
        verifik::work(&verifik, &mut story).await
    })?;
    baf::work(&baf, &mut story)?;
    story.chapter("What the mocks received")?;
    for mock in [personr, verifik, baf] {
        let journal = mock.journal();
        let refused = journal.iter().filter(|entry| entry.status >= 400).count();
        story.step(
            mock.name(),
            format!("{} requests, {refused} of them answered with an error", journal.len()),
        )?;
    }
    Ok(())
}
