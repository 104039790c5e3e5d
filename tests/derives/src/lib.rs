//! What the derives accept, and how they refuse the rest: see `tests/`.
