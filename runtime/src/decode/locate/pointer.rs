//! JSON pointers, RFC 6901.

/// The pointer of a member of the value that `parent` points at.
pub(in crate::decode) fn member(parent: &str, name: &str) -> String {
    let mut pointer = parent.to_owned();
    push_member(&mut pointer, name);
    pointer
}

pub(super) fn push_member(pointer: &mut String, name: &str) {
    pointer.push('/');
    pointer.push_str(&name.replace('~', "~0").replace('/', "~1"));
}
