//! JSON pointers, RFC 6901.

/// The pointer of a member of the value that `parent` points at.
pub(crate) fn member(parent: &str, name: &str) -> String {
    let mut pointer = parent.to_owned();
    push_member(&mut pointer, name);
    pointer
}

fn push_member(pointer: &mut String, name: &str) {
    pointer.push('/');
    pointer.push_str(&name.replace('~', "~0").replace('/', "~1"));
}

/// The most characters of a name that a pointer shows. Names may be data, such as the keys of a map, and a
/// server may send any; what an API declares is shown whole.
const MAX_NAME: usize = 64;

/// Appends a name that stands in a body, cut to [`MAX_NAME`] characters.
pub(super) fn push_found_member(pointer: &mut String, name: &str) {
    match name.char_indices().nth(MAX_NAME) {
        Some((end, _)) => {
            push_member(pointer, name.get(..end).unwrap_or_default());
            pointer.push('…');
        }
        None => push_member(pointer, name),
    }
}

pub(super) fn push_index(pointer: &mut String, index: usize) {
    push_member(pointer, &index.to_string());
}
