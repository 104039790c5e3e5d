//! Specs of any size whose operations are like those of a real one.

use std::fmt::Write;

/// A spec with this many operations, each with an input of 8 members and a response type of 8 members.
pub fn synthetic(operations: usize) -> String {
    let mut text = String::from(
        "specwright: 1\n\
         api: { name: synthetic, title: Synthetic }\n\
         sources:\n  page: { title: A page }\n\
         servers:\n  production: https://api.example.com/v1\n\
         auth:\n  token: { scheme: bearer, env: TOKEN }\n\
         defaults:\n  auth: token\n  envelope: { member: data }\n\
         error-body: { type: Problem, code: code, message: message }\n\
         errors:\n  Missing: { status: 404, code: NotFound, message: \"Thing {id} not found\" }\n\
         types:\n\
         \x20 Problem:\n    members:\n      code?: string\n      message?: string\n\
         \x20 Status:\n    values: [open, closed, waiting]\n",
    );
    for number in 0..operations {
        let _ = write!(
            text,
            "  Thing{number}:
    doc: What operation {number} answers.
    members:
      id: {{ type: string, doc: Its id }}
      createdAt: date-time
      status: Status
      name?: {{ type: string, doc: The name to show }}
      size?: integer
      ratio?: number
      tags?: list<string>
      labels?: map<string>
"
        );
    }
    text.push_str("operations:\n");
    for number in 0..operations {
        let _ = write!(
            text,
            "  updateThing{number}:
    title: Update thing {number}
    doc: Changes a thing of kind {number}.
    from: page {line}
    http: PUT /things{number}/{{thingId}}
    in:
      path:
        thingId: {{ type: string, doc: The thing to change }}
      query:
        dryRun?: boolean
      json:
        name: {{ type: string, doc: \"The name to show\", length: 1..64 }}
        status: Status
        size?: {{ type: integer, range: 1..400 }}
        ratio?: number
        tags?: list<string>
        parent?: Thing{number}
    out: Thing{number}
    errors: [Missing]
",
            line = number + 1
        );
    }
    text
}
