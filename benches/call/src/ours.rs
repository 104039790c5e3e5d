//! The call of either generated client, up to its ending.

macro_rules! register {
    ($client:expr, $registration:expr) => {{
        let registration: crate::by_hand::Registration<'static> = $registration;
        $client
            .create_app_registration()
            .project(registration.project)
            .project_flow(registration.project_flow)
            .maybe_email(registration.email.map(Into::into))
            .maybe_phone(registration.phone.map(Into::into))
            .maybe_country_code(registration.country_code.map(Into::into))
            .maybe_full_name(registration.full_name.map(Into::into))
            .maybe_language(registration.language.map(Into::into))
            .send()
    }};
}
pub(crate) use register;
