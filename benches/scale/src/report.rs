//! What was found out, as tables or JSON.

use std::fmt::Write;

use measure::Cost;
use serde_json::{Map, Value, json};

use crate::builds::{Found, Step};
use crate::generate::Size;
use crate::peer::Found as Peer;
use crate::tree::{Tree, Trees};

pub struct Report {
    pub size: Size,
    pub trees: Trees,
    pub ours: Found,
    pub peers: Vec<Peer>,
}

/// A row: a step, or two of them one after the other.
struct Row {
    title: &'static str,
    ours: Cost,
    peers: Vec<Option<Cost>>,
}

impl Report {
    fn rows(&self) -> Vec<Row> {
        let of_peers = |cost: &dyn Fn(&Peer) -> Option<Cost>| self.peers.iter().map(cost).collect();
        let both = |title, first, second| {
            let ours = self.ours.costs.of(first)?.then(self.ours.costs.of(second)?);
            Some(Row { title, ours, peers: of_peers(&|_| None) })
        };
        let step = |step: Step| {
            let peers = of_peers(&|peer| peer.costs.of(step));
            Some(Row { title: step.title(), ours: self.ours.costs.of(step)?, peers })
        };
        let generation = of_peers(&|peer| peer.generation);
        let rows = [
            Some(Row { title: "generation", ours: self.size.generation, peers: generation }),
            step(Step::Check),
            both("debug, crate and user", Step::DebugCrate, Step::DebugUser),
            step(Step::DebugCrate),
            step(Step::DebugUser),
            both("release, crate and user", Step::ReleaseCrate, Step::ReleaseUser),
            step(Step::ReleaseCrate),
            step(Step::ReleaseUser),
            step(Step::Doc),
        ];
        rows.into_iter().flatten().collect()
    }

    pub fn table(&self) -> String {
        let mut text = String::new();
        let Size { operations, types, lines, bytes, .. } = self.size;
        let megabytes = bytes as f64 / 1e6;
        let _ = writeln!(
            text,
            "{operations} operations, {types} types: {lines} lines, {megabytes:.1} MB of Rust\n"
        );
        text.push_str("| | CPU s | wall s | peak MiB |");
        for peer in &self.peers {
            let _ = write!(text, " {}, CPU s | wall s | peak MiB | ratio of CPU |", peer.name);
        }
        let columns = "---:|".repeat(3 + 4 * self.peers.len());
        let _ = writeln!(text, "\n|---|{columns}");
        for Row { title, ours, peers } in self.rows() {
            let _ = write!(text, "| {title} | {} |", cells(Some(ours)));
            for peer in peers {
                let ratio = peer.map(|peer| format!("{:.2}", ours.seconds / peer.seconds));
                let _ = write!(text, " {} | {} |", cells(peer), ratio.unwrap_or_default());
            }
            text.push('\n');
        }
        text.push_str("\n| binary of the user | MB |\n|---|---:|\n");
        for (title, bytes) in ["debug", "release", "release, stripped"].iter().zip(self.ours.binaries) {
            let Some(bytes) = bytes else { continue };
            let _ = writeln!(text, "| {title} | {:.1} |", bytes as f64 / 1e6);
        }
        text.push_str("\n| what a client depends on | crates | C compiler |\n|---|---:|---|\n");
        let trees =
            [("with TLS (`reqwest`)", &self.trees.with_tls), ("without a transport", &self.trees.without)];
        for (title, Tree { crates, has_c }) in trees {
            let _ = writeln!(text, "| {title} | {crates} | {} |", if *has_c { "yes" } else { "no" });
        }
        text
    }

    pub fn json(&self) -> Value {
        let rows = self.rows().into_iter().map(|row| {
            let names = self.peers.iter().map(|peer| peer.name.to_owned());
            let peers = names.zip(row.peers.into_iter().map(|cost| json!(cost.map(figures))));
            json!({ "step": row.title, "ours": figures(row.ours), "peers": peers.collect::<Map<_, _>>() })
        });
        let tree = |tree: &Tree| json!({ "crates": tree.crates, "c_compiler": tree.has_c });
        let [debug, release, stripped] = self.ours.binaries;
        json!({
            "operations": self.size.operations,
            "types": self.size.types,
            "lines": self.size.lines,
            "bytes": self.size.bytes,
            "steps": rows.collect::<Vec<Value>>(),
            "binary_bytes": { "debug": debug, "release": release, "stripped": stripped },
            "tree": { "tls": tree(&self.trees.with_tls), "no_transport": tree(&self.trees.without) },
        })
    }
}

fn cells(cost: Option<Cost>) -> String {
    let Some(cost) = cost else { return " | | ".to_owned() };
    format!("{:.1} | {:.1} | {:.0}", cost.seconds, cost.wall_seconds, cost.mebibytes)
}

fn figures(cost: Cost) -> Value {
    json!({ "cpu_seconds": cost.seconds, "wall_seconds": cost.wall_seconds, "peak_mebibytes": cost.mebibytes })
}
