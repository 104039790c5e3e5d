//! `together`: each member that is missing beside another is an error of its own.

use specwright::{Builder, Model, Validate};

#[derive(Clone, PartialEq, Model, Validate, Builder)]
#[api(rule("position", together(latitude, longitude, height)))]
pub struct Position {
    pub latitude: Option<f64>,
    pub longitude: Option<f64>,
    pub height: Option<f64>,
}

fn main() {
    Position::builder().longitude(13.4).build();
}
