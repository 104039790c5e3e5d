//! `rule("contact", any(email, phone), error = ContactMissing, reason = "…")`: what holds between members.

use syn::{Ident, Lit, LitStr, ext::IdentExt};

use crate::{
    attribute::{Entry, Head, Keys, Rest, Value},
    field::Field,
    presence::FieldPresence,
    report::{Report, suggest},
};

mod check;
mod sentence;

pub(crate) use check::emit_rule;
pub(crate) use sentence::{Speaker, describe, sentence};

/// A rule over members of one struct.
pub(crate) struct Rule {
    pub(crate) name: LitStr,
    pub(crate) kind: RuleKind,
    /// The documented error that the server answers when the rule is broken.
    pub(crate) error: Option<Ident>,
    /// The author's reason.
    pub(crate) reason: Option<LitStr>,
}

/// What a rule demands, of members by their places among the fields.
pub(crate) enum RuleKind {
    /// At least one is present.
    Any(Vec<usize>),
    /// Exactly one is present.
    One(Vec<usize>),
    /// None or one is present.
    AtMostOne(Vec<usize>),
    /// All or none are present.
    Together(Vec<usize>),
    /// When the condition holds, all are present.
    Need(Condition, Vec<usize>),
    /// When the condition holds, none is present.
    Forbid(Condition, Vec<usize>),
}

/// When a rule applies.
pub(crate) enum Condition {
    /// The member is present.
    Present(usize),
    /// The member is present and has one of these values.
    Equals(usize, Vec<Lit>),
}

const KINDS: [&str; 5] = ["any", "one", "at_most_one", "together", "when"];

impl Rule {
    /// Takes the rules out of the keys.
    pub(crate) fn parse_all(keys: &mut Keys, fields: &[Field], report: &mut Report) -> Vec<Self> {
        let mut rules: Vec<Self> = Vec::new();
        while let Some((key, rest)) = keys.take("rule") {
            let Some(rule) = Self::parse(&key, rest, fields, report) else { continue };
            if rules.iter().any(|other| other.name.value() == rule.name.value()) {
                report.error(&rule.name, format_args!("two rules are named `{}`", rule.name.value()));
                continue;
            }
            rules.push(rule);
        }
        rules
    }

    fn parse(key: &Ident, rest: Rest, fields: &[Field], report: &mut Report) -> Option<Self> {
        let Rest::List(entries) = rest else {
            report.error(key, FORM);
            return None;
        };
        let mut entries = entries.into_iter();
        let (name, kind) = match (entries.next(), entries.next()) {
            (
                Some(Entry { head: Head::Literal(Lit::Str(name)), rest: Rest::Nothing }),
                Some(Entry { head: Head::Word(word), rest }),
            ) => (name, RuleKind::parse(&word, rest, fields, report)),
            _ => {
                report.error(key, FORM);
                return None;
            }
        };
        let mut options = Keys::check(entries.collect(), "a rule", &["error", "reason"], report);
        let error = parse_error(&mut options, report);
        let reason = options.string("reason", report);
        Some(Self { name, kind: kind?, error, reason })
    }
}

/// How a rule is written.
const FORM: &str = "a rule has a name and says what holds: `rule(\"contact\", any(email, phone))`";

impl RuleKind {
    fn parse(word: &Ident, rest: Rest, fields: &[Field], report: &mut Report) -> Option<Self> {
        let kind = word.to_string();
        if !KINDS.contains(&kind.as_str()) {
            let hint = suggest(&kind, &KINDS);
            report.error(word, format_args!("no rule is called `{kind}`{hint}"));
            return None;
        }
        let Rest::List(entries) = rest else {
            report.error(word, format_args!("`{kind}` names members: `{kind}(…)`"));
            return None;
        };
        if kind == "when" {
            return Self::parse_when(word, entries, fields, report);
        }
        let members = parse_members(word, 2, entries, fields, report)?;
        Some(match kind.as_str() {
            "any" => Self::Any(members),
            "one" => Self::One(members),
            "at_most_one" => Self::AtMostOne(members),
            _ => Self::Together(members),
        })
    }

    fn parse_when(word: &Ident, entries: Vec<Entry>, fields: &[Field], report: &mut Report) -> Option<Self> {
        let mut entries = entries.into_iter();
        let (Some(condition), Some(Entry { head: Head::Word(then), rest: Rest::List(members) }), None) =
            (entries.next(), entries.next(), entries.next())
        else {
            report.error(
                word,
                "`when` says a condition and what follows: `when(phone, need(country_code))` or \
                 `when(kind = \"sms\", forbid(email))`",
            );
            return None;
        };
        let condition = Condition::parse(condition, fields, report);
        let members = parse_members(&then, 1, members, fields, report);
        let (condition, members) = (condition?, members?);
        if let Some(own) = members
            .iter()
            .filter_map(|index| fields.get(*index))
            .find(|field| fields.get(condition.subject()).is_some_and(|subject| subject.ident == field.ident))
        {
            report.error(&then, format_args!("the rule is about `{}` and depends on it as well", own.text()));
            return None;
        }
        match then.to_string().as_str() {
            "need" => Some(Self::Need(condition, members)),
            "forbid" => Some(Self::Forbid(condition, members)),
            other => {
                let hint = suggest(other, &["need", "forbid"]);
                report.error(&then, format_args!("nothing follows from `when` by `{other}`{hint}"));
                None
            }
        }
    }

    /// The name of its variant, here and in what the runtime makes samples by.
    pub(crate) fn variant(&self) -> &'static str {
        match self {
            Self::Any(_) => "Any",
            Self::One(_) => "One",
            Self::AtMostOne(_) => "AtMostOne",
            Self::Together(_) => "Together",
            Self::Need(..) => "Need",
            Self::Forbid(..) => "Forbid",
        }
    }

    /// The members that it demands something of.
    pub(crate) fn members(&self) -> &[usize] {
        match self {
            Self::Any(members)
            | Self::One(members)
            | Self::AtMostOne(members)
            | Self::Together(members)
            | Self::Need(_, members)
            | Self::Forbid(_, members) => members,
        }
    }

    /// When it applies, where that is not always.
    pub(crate) fn condition(&self) -> Option<&Condition> {
        match self {
            Self::Need(condition, _) | Self::Forbid(condition, _) => Some(condition),
            _ => None,
        }
    }

    /// Whether it is known to hold or not once it is known which members are present.
    pub(crate) fn is_decided_by_presence(&self) -> bool {
        !matches!(self.condition(), Some(Condition::Equals(..)))
    }

    /// All members that it names, the one that it depends on first.
    pub(crate) fn named(&self) -> impl Iterator<Item = usize> + '_ {
        self.condition().map(Condition::subject).into_iter().chain(self.members().iter().copied())
    }
}

impl Condition {
    fn parse(entry: Entry, fields: &[Field], report: &mut Report) -> Option<Self> {
        let Head::Word(word) = &entry.head else {
            report.error(&entry, "a condition begins with a member");
            return None;
        };
        let subject = member(word, fields, report);
        match entry.rest {
            Rest::Nothing => subject.map(Self::Present),
            Rest::Equals(Value::Literal(value)) => Some(Self::Equals(subject?, vec![value])),
            Rest::Equals(Value::List(values)) if !values.is_empty() => Some(Self::Equals(subject?, values)),
            _ => {
                report.error(
                    word,
                    format_args!(
                        "a condition is `{word}`, `{word} = \"value\"` or `{word} = [\"one\", \"other\"]`"
                    ),
                );
                None
            }
        }
    }

    /// The member that it looks at.
    pub(crate) fn subject(&self) -> usize {
        match self {
            Self::Present(member) | Self::Equals(member, _) => *member,
        }
    }
}

fn parse_error(options: &mut Keys, report: &mut Report) -> Option<Ident> {
    let (key, rest) = options.take("error")?;
    match rest {
        Rest::Equals(value) if value.word().is_some() => value.word().cloned(),
        _ => {
            report.error(key, "`error` names a documented error: `error = ContactMissing`");
            None
        }
    }
}

fn parse_members(
    word: &Ident,
    least: usize,
    entries: Vec<Entry>,
    fields: &[Field],
    report: &mut Report,
) -> Option<Vec<usize>> {
    let before = report.count();
    if entries.len() < least {
        let needed = if least == 1 { "one member" } else { "two members" };
        report.error(word, format_args!("`{word}` needs {needed} at least"));
    }
    let mut members = Vec::new();
    for entry in entries {
        let (Head::Word(name), Rest::Nothing) = (&entry.head, &entry.rest) else {
            report.error(&entry, "expected the name of a member");
            continue;
        };
        match member(name, fields, report) {
            Some(index) if members.contains(&index) => {
                report.error(name, format_args!("`{name}` is named twice"));
            }
            index => members.extend(index),
        }
    }
    (report.count() == before).then_some(members)
}

/// The place of a member among the fields.
fn member(name: &Ident, fields: &[Field], report: &mut Report) -> Option<usize> {
    let text = name.unraw().to_string();
    let found = fields.iter().position(|field| field.text() == text);
    let is_additional =
        |index: usize| fields.get(index).is_some_and(|field| field.presence == FieldPresence::Additional);
    match found {
        Some(index) if is_additional(index) => {
            report.error(
                name,
                format_args!("`{text}` holds members without a name; a rule is about named ones"),
            );
            None
        }
        Some(index) => Some(index),
        None => {
            let names: Vec<String> = fields
                .iter()
                .filter(|field| field.presence != FieldPresence::Additional)
                .map(Field::text)
                .collect();
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            report.error(name, format_args!("there is no member `{text}` here{}", suggest(&text, &names)));
            None
        }
    }
}
