//! Cargo features by tag. Programs of pairs are beside modules, which have no features: `tests/tests/features.rs` shows what is
//! there with which of them.

use super::Pair;

const TAGGED: &str = "\
specwright: 1
api: { name: tagged, title: Tagged, package: { features: by-tag } }
servers: { live: https://api.example.com }
types:
  Parcel: { members: { weight: integer } }
  Shelf: { members: { number: integer } }
  Invoice: { members: { sum: integer } }
operations:
  listParcels: { tags: [Parcels], http: GET /parcels, out: list<Parcel> }
  dropParcels: { tags: [Parcels], http: DELETE /parcels, out: empty }
  listShelves: { tags: [Shelves], http: GET /shelves, out: list<Shelf> }
  listInvoices: { tags: [Billing], http: GET /invoices, out: list<Invoice> }
  getHealth: { http: GET /health, out: empty }
";

const PLAIN: &str = "\
specwright: 1
api: { name: tagged, title: Tagged }
servers: { live: https://api.example.com }
operations:
  dropParcels: { tags: [Parcels], http: DELETE /parcels, out: empty }
";

const fn pair(
    code: &'static str,
    base: &'static str,
    edits: &'static [(&'static str, &'static str)],
    rust: &'static str,
) -> Pair {
    Pair { code, base, edits, wire: "none", rust, dependent: "" }
}

pub(super) const PAIRS: &[Pair] = &[
    pair("feature_removed", TAGGED, &[("[Billing]", "[Parcels, Shelves]")], "breaks"),
    pair("feature_removed", TAGGED, &[(", package: { features: by-tag }", "")], "breaks"),
    pair("feature_added", TAGGED, &[("[Billing]", "[Billing, Sums]")], "adds"),
    // From one to another that was there.
    pair(
        "features_changed",
        TAGGED,
        &[("dropParcels: { tags: [Parcels]", "dropParcels: { tags: [Shelves]")],
        "breaks",
    ),
    // From none.
    pair("features_changed", TAGGED, &[("getHealth: {", "getHealth: { tags: [Shelves],")], "breaks"),
    // For all operations.
    pair("features_changed", PLAIN, &[("Tagged }", "Tagged, package: { features: by-tag } }")], "breaks"),
];
