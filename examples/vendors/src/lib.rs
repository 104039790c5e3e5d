//! Clients of well-known APIs, each as its vendor has lists, errors, headers and forms.
//!
//! Those of Stripe, GitHub, Discord and Box are excerpts of the vendors' own OpenAPI documents, each with a spec beside it,
//! which says what the document cannot: rules, named errors, lists in pages. The others are specs in the manner of the vendor.

/// Forms with brackets, lists by the last item, errors within `error`, uploads to a server of their own.
pub mod stripe {
    specwright::include_api!("stripe");
}

/// Lists as they are, which go on in the header `link`; errors that name what is wrong; uploads of bytes as they are.
pub mod github {
    specwright::include_api!("github");
}

/// Lists that go on behind a member of the last item, messages with files, errors with numbers.
pub mod discord {
    specwright::include_api!("discord");
}

/// Lists that go on at a marker, files behind their attributes, errors that tell what is in the way.
pub mod boxes {
    specwright::include_api!("boxes");
}

/// All is a 200, and `ok` says whether it is good.
pub mod slack {
    specwright::include_api!("slack");
}

/// One operation that answers whole or as a stream of events, lists that go on behind their last item.
pub mod openai {
    specwright::include_api!("openai");
}

/// The token is in the path.
pub mod telegram {
    specwright::include_api!("telegram");
}

/// Several names in a path, bodies that hold anything, a server that each client has of its own.
pub mod elastic {
    specwright::include_api!("elastic");
}

/// Tokens of OAuth 2, money as text, patches, errors in a list.
pub mod paypal {
    specwright::include_api!("paypal");
}
