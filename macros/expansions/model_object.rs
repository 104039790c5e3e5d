//! Members that are required, optional and nullable, and others.

#[derive(specwright::Model)]
pub struct Thing {
    pub required: String,
    #[api(name = "optionalMember")]
    pub optional: Option<i64>,
    #[api(name = "both")]
    pub optional_nullable: Option<Option<bool>>,
    #[api(nullable)]
    pub required_nullable: Option<f64>,
    #[api(additional)]
    pub additional: specwright::Map<specwright::Json>,
}
