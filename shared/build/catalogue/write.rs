//! Writes the packs and the Rust methods that read them.

use std::fmt::Write as _;

use super::merge::{Catalogue, Method};
use super::{Output, Target};

/// Writes everything.
pub fn write(catalogue: &Catalogue, target: Target) -> Output {
    let fingerprint = fingerprint(&catalogue.methods);
    let packs = catalogue
        .languages
        .iter()
        .map(|(code, _, texts)| {
            // Two letters of language, eight bytes of fingerprint, then the texts.
            let mut pack = Vec::from(code.as_bytes());
            pack.extend(fingerprint.to_le_bytes());
            pack.extend(texts.join(&0));
            (code.clone(), pack)
        })
        .collect();
    Output { rust: rust(catalogue, fingerprint, target), packs }
}

/// FNV-1a over keys, arguments and choices: what a pack and a program must have in common.
fn fingerprint(methods: &[Method]) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let mut add = |text: &str| {
        for byte in text.bytes().chain([0]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3);
        }
    };
    for method in methods {
        add(&method.key);
        for (i, argument) in method.arguments.iter().enumerate() {
            add(if method.selector == Some(i) { "#" } else { "$" });
            add(argument);
        }
        add("\n");
    }
    hash
}

fn rust(catalogue: &Catalogue, fingerprint: u64, target: Target) -> String {
    let slots: usize = catalogue.methods.iter().map(Method::slots).sum();
    let mut out = String::new();
    // Writing to a String cannot fail.
    let _ = writeln!(out, "/// What packs of this build begin with.\nconst FINGERPRINT: u64 = {fingerprint:#018x};");
    let _ = writeln!(out, "/// How many texts a pack holds.\nconst SLOTS: usize = {slots};\n");
    let Target { owner, ending, downloaded } = target;
    if downloaded {
        let _ = writeln!(out, "/// Whether a file of the language says \"machine draft\".");
        let _ = writeln!(out, "const fn is_machine_draft(lang: Lang) -> bool {{\n    match lang {{");
        for (code, draft, _) in &catalogue.languages {
            let _ = writeln!(out, "        Lang::{} => {draft},", variant(code));
        }
        let _ = writeln!(out, "    }}\n}}\n");
        let _ = writeln!(out, "/// The language's pack, as the server holds it and the phone downloads it.");
        let _ = writeln!(out, "#[cfg(not(target_arch = \"wasm32\"))]");
    } else {
        let _ = writeln!(out, "/// The language's pack.");
    }
    let _ = writeln!(out, "pub fn pack(lang: Lang) -> &'static [u8] {{\n    match lang {{");
    for (code, _, _) in &catalogue.languages {
        let path = format!("concat!(env!(\"OUT_DIR\"), \"/{code}.{ending}\")");
        let _ = writeln!(out, "        Lang::{} => include_bytes!({path}),", variant(code));
    }
    let _ = writeln!(out, "    }}\n}}\n\nimpl {owner} {{");
    let mut slot = 0;
    for method in &catalogue.methods {
        method_text(&mut out, method, slot);
        slot += method.slots();
    }
    let _ = writeln!(out, "}}");
    out
}

fn method_text(out: &mut String, method: &Method, slot: usize) {
    let name = method.key.replace('-', "_");
    let arguments: Vec<String> = method.arguments.iter().map(|a| a.replace('-', "_")).collect();
    let _ = writeln!(out, "    /// {}", method.doc.replace('[', "\\[").replace('<', "\\<"));
    if arguments.is_empty() {
        let _ = writeln!(out, "    pub fn {name}(&self) -> &str {{\n        self.text({slot})\n    }}");
        return;
    }
    let mut parameters = String::new();
    let mut given = Vec::new();
    for (i, argument) in arguments.iter().enumerate() {
        let number = method.selector == Some(i);
        let _ = write!(parameters, ", {argument}: {}", if number { "u32" } else { "&str" });
        given.push(if number { format!("&number({argument})") } else { argument.clone() });
    }
    let slot = match method.selector.and_then(|i| arguments.get(i)) {
        Some(number) => format!("self.plural({slot}, {number})"),
        None => slot.to_string(),
    };
    let _ = writeln!(out, "    pub fn {name}(&self{parameters}) -> String {{");
    let _ = writeln!(out, "        self.fill({slot}, &[{}])\n    }}", given.join(", "));
}

/// The code as a member of `Lang`.
fn variant(code: &str) -> String {
    let mut letters = code.chars();
    letters.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(letters).collect()
}
