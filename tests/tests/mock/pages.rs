//! Pages that are pages.

use std::collections::BTreeSet;

use specwright_mock::MockOptions;

use crate::mock::both_clients;
use crate::mock::wait::{All as _, Wait as _};

#[test]
fn as_many_items_as_are_asked_for_on_as_many_pages() {
    both_clients!(baf, MockOptions::new().items(250), |via| {
        let client: Client = via.client();
        let mut seen = BTreeSet::new();
        for number in 1..=3 {
            let page = client.list_applicants().page(number).page_size(100).send().wait().unwrap();
            let said = (page.page, page.page_size, page.total, page.total_pages);
            assert_eq!(said, (number, 100, 250, 3));
            assert_eq!(page.items.len(), if number == 3 { 50 } else { 100 });
            seen.extend(page.items.into_iter().map(|applicant| applicant.applicant_id));
        }
        assert_eq!(seen.len(), 250, "each is on one page");
        let after = client.list_applicants().page(4).page_size(100).send().wait().unwrap();
        assert_eq!((after.items.len(), after.total), (0, 250));
        let id = seen.last().unwrap().clone();
        let one = client.get_applicant().applicant_id(id.clone()).send().wait().unwrap();
        assert_eq!(one.applicant_id, id);
    });
}

#[test]
fn all_items_come_one_after_the_other_and_no_page_is_asked_for_in_vain() {
    both_clients!(baf, MockOptions::new().items(250), |via| {
        let client: Client = via.client();
        let all = client.list_applicants().page(1).page_size(60).items().all().unwrap();
        let ids: BTreeSet<&str> = all.iter().map(|applicant| applicant.applicant_id.as_str()).collect();
        assert_eq!((all.len(), ids.len()), (250, 250));
        let asked: Vec<String> = via.mock().journal().into_iter().map(|entry| entry.path).collect();
        assert_eq!(asked.len(), 5, "{asked:?}");
        let rest = client.list_applicants().page(4).page_size(60).items().all().unwrap();
        assert_eq!(rest.len(), 70, "from the page on that is asked for");
        let none = client.list_applicants().page(9).page_size(60).items().all().unwrap();
        assert!(none.is_empty());
    });
}
