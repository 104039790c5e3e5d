//! Pages that are pages.

use std::collections::BTreeSet;

use baf::Client;
use specwright_mock::MockOptions;
use specwright_tests::block_on;

#[test]
fn as_many_items_as_are_asked_for_on_as_many_pages() {
    let mock = baf::mock().with_options(MockOptions::new().items(250));
    let client = Client::builder().token("t").transport(mock).build().unwrap();
    let mut seen = BTreeSet::new();
    for number in 1..=3 {
        let page = block_on(client.list_applicants().page(number).page_size(100).send()).unwrap();
        assert_eq!((page.page, page.page_size, page.total, page.total_pages), (number, 100, 250, 3));
        assert_eq!(page.items.len(), if number == 3 { 50 } else { 100 });
        seen.extend(page.items.into_iter().map(|applicant| applicant.applicant_id));
    }
    assert_eq!(seen.len(), 250, "each is on one page");
    let after = block_on(client.list_applicants().page(4).page_size(100).send()).unwrap();
    assert_eq!((after.items.len(), after.total), (0, 250));
    let id = seen.last().unwrap().clone();
    assert_eq!(block_on(client.get_applicant().applicant_id(id.clone()).send()).unwrap().applicant_id, id);
}
