//! The registrations that are checked.

/// A registration in JSON.
#[derive(Clone, Copy)]
pub enum Sample {
    Valid,
    FiveTimesInvalid,
}

impl Sample {
    pub const ALL: [Self; 2] = [Self::Valid, Self::FiveTimesInvalid];

    pub fn title(self) -> &'static str {
        match self {
            Self::Valid => "A valid registration",
            Self::FiveTimesInvalid => "A registration that is five times invalid",
        }
    }

    /// How much is wrong with it.
    pub fn violations(self) -> usize {
        match self {
            Self::Valid => 0,
            Self::FiveTimesInvalid => 5,
        }
    }

    pub fn text(self) -> &'static str {
        match self {
            Self::Valid => {
                r#"{
                    "project": "507f1f77bcf86cd799439011",
                    "projectFlow": "507f1f77bcf86cd799439015",
                    "email": "ada.lovelace@example.com",
                    "phone": "1234567890",
                    "countryCode": "+1",
                    "fullName": "Ada Lovelace",
                    "language": "en"
                }"#
            }
            // Two lengths, an address, digits, and a phone number without its country code.
            Self::FiveTimesInvalid => {
                r#"{
                    "project": "",
                    "projectFlow": "507f1f77bcf86cd799439015507f1f77bcf86cd799439015507f1f77bcf86cd799439015",
                    "email": "ada.lovelace@-example.com",
                    "phone": "123 456 7890",
                    "fullName": "Ada Lovelace",
                    "language": "en"
                }"#
            }
        }
    }
}
