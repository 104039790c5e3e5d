//! What to do when a call fails: an example that matches a documented error, and everything else.

use proc_macro2::TokenStream;
use quote::quote;

use super::example;
use crate::emit::Context;
use crate::ir::{Content, Outcomes};
use crate::names::ErrorNames;

/// The text of the section; none for an API without operations.
pub(crate) fn of(context: &Context<'_>) -> Option<String> {
    let index = showcase(context)?;
    let operation = context.api.operations.get(index)?;
    let names = context.names.operations.get(index)?;
    let request = statement(&example::request(context, index)?)?;
    let (api, error) = (context.names.crate_ident(), &names.error);
    let success = match &operation.outcomes {
        Outcomes::One(outcome) if matches!(outcome.content, Content::Empty) => {
            "Ok(()) => println!(\"done\"),"
        }
        _ => "Ok(answer) => println!(\"{answer:?}\"),",
    };
    let documented = operation.errors.first().and_then(|id| context.names.errors.get(id.index())).map(arm);
    let documented = documented.map(|arm| format!("    Err({error}::{arm}\n")).unwrap_or_default();
    let uses =
        if documented.is_empty() { String::new() } else { format!("use {api}::operations::{error};\n\n") };
    let attribute = example::hidden_attribute(context, index);
    Some(format!(
        "\n## When a call fails\n\n\
         Each operation has a type of its errors. Match the ones you handle by name, and all others with a name \
         of your\nown: what is not documented today may have a variant tomorrow. With `?`, the errors of all APIs \
         turn into\n`specwright::Error`, which knows the status, code, message, request id and body of the response.\n\n\
         ```rust,no_run\n\
         {attribute}# async fn example(client: {api}::Client) -> Result<(), Box<dyn std::error::Error>> {{\n\
         {uses}{request}\n\
         match request.send().await {{\n    {success}\n{documented}    \
         Err(error) if error.is_timeout() => println!(\"too slow: {{error}}\"),\n    \
         Err(error) => return Err(error.into()),\n\
         }}\n# Ok(())\n# }}\n```\n"
    ))
}

/// The operation that the front page shows, if it has documented errors, else the first that has.
fn showcase(context: &Context<'_>) -> Option<usize> {
    let has_errors = |index: &usize| {
        context.api.operations.get(*index).is_some_and(|operation| !operation.errors.is_empty())
    };
    let shown = example::showcase(context)?;
    let mut all = [shown].into_iter().chain(0..context.api.operations.len());
    Some(all.find(has_errors).unwrap_or(shown))
}

/// The pattern behind the enum's name, and what is done: the parameters of the message are at hand.
fn arm(names: &ErrorNames) -> String {
    let fields: String = names.parameters.iter().map(|(_, field)| format!("{field}, ")).collect();
    let shown: Vec<String> =
        names.parameters.iter().map(|(_, field)| format!("{field} = {{{field}}}")).collect();
    let shown = if shown.is_empty() { "as documented".to_owned() } else { shown.join(", ") };
    format!("{} {{ {fields}.. }}) => println!(\"{shown}\"),", names.variant)
}

/// `let request = …;` in lines.
fn statement(request: &TokenStream) -> Option<String> {
    let file = syn::parse2(quote!(fn example() { let request = #request; })).ok()?;
    let text = prettyplease::unparse(&file);
    let lines: Vec<&str> = text.lines().collect();
    let inside = lines.get(1..lines.len().saturating_sub(1))?;
    let lines: Vec<&str> = inside.iter().map(|line| line.strip_prefix("    ").unwrap_or(line)).collect();
    Some(lines.join("\n"))
}
