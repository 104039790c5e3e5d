//! Every place of a member, every kind of body and output, pages and tokens.

#[derive(specwright::Operation)]
#[api(http = "PUT /things/{id}", auth("token", "key", none), error = PutThingError, idempotent)]
#[api(out(json = Thing, envelope = "data", expect("status" = "success", "code" = 1)))]
pub struct PutThing {
    #[api(path = "id")]
    id: i64,
    #[api(query = "tag")]
    tags: Option<Vec<String>>,
    #[api(header = "x-trace")]
    traces: Vec<String>,
    #[api(query = "filter", as = json)]
    filter: Option<Option<Filter>>,
    #[api(json = "name", nullable)]
    name: Option<String>,
    #[api(json = "secret")]
    secret: Option<specwright::Secret>,
}

#[derive(specwright::Operation)]
#[api(http = "POST /imports", accept = "text/plain")]
#[api(out(one_of = ImportOutput, Created(status = 201, json = Job), Gone(status = 204, empty), Csv(status = 200, text, media = "text/csv")))]
pub struct Import {
    #[api(body = content)]
    body: ImportBody,
}

#[derive(specwright::Operation)]
#[api(http = "GET /rows", out(lines = Option<Row>, media = "application/jsonl"))]
pub struct ListRows {}

#[derive(specwright::Operation)]
#[api(http = "GET /answers", out(events = Delta, until = "[DONE]", resumable))]
pub struct WatchAnswers {}

#[derive(specwright::Operation)]
#[api(http = "GET /job", out(events_of = JobEvent, Delta(event = "delta", json = Delta), Note(event = "note", text), End(event = "end", empty)))]
pub struct WatchJob {}

#[derive(specwright::Operation)]
#[api(http = "POST /answers", out(json = Answer), stream(by(json = "stream"), events = Delta, until = "[DONE]"))]
pub struct CreateAnswer {
    #[api(json = "prompt")]
    prompt: String,
}

#[derive(specwright::Operation)]
#[api(http = "GET /found", out(json = Rows), stream(by(query = "follow"), lines = Row))]
pub struct FindRows {}

#[derive(specwright::Operation)]
#[api(http = "POST /upload", out(text, headers = UploadHeaders))]
pub struct Upload {
    #[api(part = "file")]
    file: String,
}

#[derive(specwright::Operation)]
#[api(http = "GET /things", out(json = Things))]
#[api(pages(by = page, page = page, first = 1, items = things, last = pages, total = count, item = Thing))]
pub struct ListThings {
    #[api(query = "page")]
    page: Option<i64>,
}

#[derive(specwright::Operation)]
#[api(http = "GET /logs", out(json = Logs))]
#[api(pages(by = offset, offset = offset, items = logs, item = Log))]
pub struct ListLogs {
    #[api(query = "offset")]
    offset: i64,
}

#[derive(specwright::Operation)]
#[api(http = "GET /events", out(json = Events))]
#[api(pages(by = cursor, cursor = after, next = next, items = events, item = Event))]
pub struct ListEvents {
    #[api(query = "after")]
    after: Option<Option<String>>,
}

#[derive(specwright::Operation)]
#[api(http = "GET /charges", out(json = Charges))]
#[api(pages(by = cursor, cursor = starting_after, last_item = id, more = has_more, items = data?.items, item = Charge))]
pub struct ListCharges {
    #[api(query = "starting_after")]
    starting_after: Option<String>,
}

#[derive(specwright::Operation)]
#[api(http = "GET /orders", out(json = Orders))]
#[api(pages(by = url, next = links??.next, items = orders, item = Order))]
pub struct ListOrders {}

#[derive(specwright::Operation)]
#[api(http = "GET /repos", out(json = Vec<Repo>), pages(by = link, item = Repo))]
pub struct ListRepos {}

#[derive(specwright::Operation)]
#[api(http = "POST /login", out(json = Login), confidential)]
#[api(issues("token", token = access_token, expires_in = lifetime))]
pub struct LogIn {
    #[api(form = "user")]
    user: String,
}
