//! Clients in the manner of three well-known APIs, each as its vendor has lists, errors, headers and forms.
//!
//! Stripe's is an excerpt of its own OpenAPI document with a spec beside it, which says what the document cannot: rules, named
//! errors, lists in pages. The other two are specs.

/// Forms with brackets, lists by the last item, errors within `error`, uploads to a server of their own.
pub mod stripe {
    specwright::include_api!("stripe");
}

/// Lists as they are, which go on in the header `link`; errors that name what is wrong.
pub mod github {
    specwright::include_api!("github");
}

/// All is a 200, and `ok` says whether it is good.
pub mod slack {
    specwright::include_api!("slack");
}
