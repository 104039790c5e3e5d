//! What is signed.

/// A piece of what is signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    Text(&'static str),
    Body,
    Timestamp,
    Id,
}

/// The pieces of a template; an error is the piece in braces that nobody knows, or a brace alone.
pub(super) fn parse(template: &'static str) -> Result<Vec<Piece>, &'static str> {
    let mut pieces = Vec::new();
    let mut rest = template;
    while let Some((before, behind)) = rest.split_once('{') {
        let (name, behind) = behind.split_once('}').ok_or("{")?;
        pieces.extend((!before.is_empty()).then_some(Piece::Text(before)));
        pieces.push(match name {
            "body" => Piece::Body,
            "timestamp" => Piece::Timestamp,
            "id" => Piece::Id,
            other => return Err(other),
        });
        rest = behind;
    }
    pieces.extend((!rest.is_empty()).then_some(Piece::Text(rest)));
    Ok(pieces)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_stand_in_their_order() {
        let slack = [Piece::Text("v0:"), Piece::Timestamp, Piece::Text(":"), Piece::Body];
        assert_eq!(parse("v0:{timestamp}:{body}").unwrap(), slack);
        assert_eq!(parse("{id}{body}.").unwrap(), [Piece::Id, Piece::Body, Piece::Text(".")]);
        assert_eq!(parse("{url}{body}"), Err("url"));
        assert_eq!(parse("{body}{"), Err("{"));
    }
}
