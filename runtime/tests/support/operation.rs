//! Operations written by hand, in one line each.

/// `operation!(Name: POST "/path", Auth::any_of(&["token"]), |request| …)`: an operation without output.
macro_rules! operation {
    ($name:ident: $method:ident $path:literal, |$request:ident| $encode:expr) => {
        operation!($name: $method $path, specwright::Auth::NONE, |$request| $encode);
    };
    ($name:ident: $method:ident $path:literal, $auth:expr, |$request:ident| $encode:expr) => {
        struct $name;

        impl specwright::Validate for $name {}

        impl specwright::Operation for $name {
            type Api = ();
            type Output = ();
            type Error = specwright::Error;
            const INFO: specwright::OperationInfo = specwright::OperationInfo::new(
                stringify!($name),
                specwright::http::Method::$method,
                $path,
            )
            .auth($auth);

            fn encode(&self, $request: &mut specwright::Encoder) {
                $encode
            }

            fn decode(response: &specwright::Response) -> Result<(), specwright::DecodeError> {
                specwright::decode::empty(response)
            }
        }
    };
}
