//! Operations written by hand, in one line each.

/// `operation!(Name: POST "/path", auth(["token"], optional), |request| …)`: an operation without output.
macro_rules! operation {
    ($name:ident: $method:ident $path:literal, |$request:ident| $encode:expr) => {
        operation!($name: $method $path, auth([], false), |$request| $encode);
    };
    ($name:ident: $method:ident $path:literal, auth($schemes:expr, $optional:expr), |$request:ident| $encode:expr) => {
        struct $name;

        impl specwright::Validate for $name {}

        impl specwright::Operation for $name {
            type Output = ();
            type Error = specwright::Error;
            const INFO: specwright::OperationInfo = specwright::OperationInfo {
                name: stringify!($name),
                method: specwright::http::Method::$method,
                path: $path,
                auth: specwright::Auth { schemes: &$schemes, optional: $optional },
                accept: "application/json",
                confidential: false,
                idempotent: false,
            };

            fn encode(&self, $request: &mut specwright::Encoder) {
                $encode
            }

            fn decode(response: &specwright::Response) -> Result<(), specwright::DecodeError> {
                specwright::decode::empty(response)
            }
        }
    };
}
