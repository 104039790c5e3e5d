//! The call of either generated client, up to its ending.

macro_rules! register {
    ($client:expr, $registration:expr) => {{
        let registration: crate::by_hand::Registration<'static> = $registration;
        $client
            .create_app_registration()
            .project(registration.project)
            .project_flow(registration.project_flow)
            .maybe_email(registration.email)
            .maybe_phone(registration.phone)
            .maybe_country_code(registration.country_code)
            .maybe_full_name(registration.full_name)
            .maybe_language(registration.language)
            .send()
    }};
}
pub(crate) use register;
