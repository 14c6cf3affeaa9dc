//! The script that loads the module: shortened, and started once the page has been painted.

/// Where wasm-bindgen's own ways of loading begin; the rest of its script after this line is about nothing else.
const LOADING: &str = "async function __wbg_load(";

/// The script as a phone downloads it.
pub fn finish(glue: &str, wasm_address: &str) -> String {
    let script = smaller(glue);
    match script.split_once(LOADING) {
        Some((before, loading)) if only_loads(before, loading) => {
            let load = "WebAssembly.instantiateStreaming(fetch(ADDRESS),__wbg_get_imports())\
                        .then(({instance,module})=>__wbg_finalize_init(instance,module))";
            format!("{before}{}", late(&load.replace("ADDRESS", &format!("\"{wasm_address}\""))))
        }
        _ => format!("{script}{}", late(&format!("__wbg_init({{module_or_path:\"{wasm_address}\"}})"))),
    }
}

/// wasm-bindgen loads from many places and for old browsers; ours loads one file from a server that names its type.
/// True when its ways of loading can be left out: nothing else is defined there, and what ours calls is.
fn only_loads(before: &str, loading: &str) -> bool {
    let known = ["expectedResponseType(", "initSync(", "__wbg_init(", "__wbg_init_once("];
    let defines = |line: &str| line.split_once("function ").map(|(_, name)| name.to_owned());
    let calls = ["function __wbg_get_imports(", "function __wbg_finalize_init(instance, module)"];
    loading
        .lines()
        .filter(|line| line.starts_with("function ") || line.starts_with("async function "))
        .filter_map(defines)
        .all(|name| known.iter().any(|known| name.starts_with(known)))
        && !loading.contains("\nclass ")
        && !loading.contains("\nexport class ")
        && calls.iter().all(|call| before.contains(call))
}

/// The module is asked for after `load` and two frames, so that reading the page never waits for the program.
fn late(load: &str) -> String {
    format!(
        "const start=()=>requestAnimationFrame(()=>requestAnimationFrame(()=>{load}));\n\
         document.readyState===\"complete\"?start():addEventListener(\"load\",start,{{once:true}});\n"
    )
}

/// Takes out comment lines and indentation. wasm-bindgen writes one statement part a line; a script in which a text
/// runs over several lines is left as it is, because white space would mean something there.
fn smaller(script: &str) -> String {
    if script.lines().any(|line| line.matches('`').count() % 2 == 1) {
        return script.to_owned();
    }
    let mut out = String::with_capacity(script.len());
    let mut in_comment = false;
    for line in script.lines().map(str::trim) {
        if in_comment || line.starts_with("/*") {
            in_comment = !line.ends_with("*/");
        } else if !line.is_empty() && !line.starts_with("//") {
            out.push_str(line);
            out.push('\n');
        }
    }
    out
}

/// The names of imports carry long hashes that do not compress, in the script and in the module. Each stands in the
/// script once, as a key, so a short one does as well. Gives the new script and name, or nothing when that is not so.
pub fn with_short_import(script: &str, name: &str, number: usize) -> Option<(String, String)> {
    let short = format!("i{number:x}");
    let mut found = script.match_indices(name);
    let (start, _) = found.next()?;
    let (before, after) = (&script[..start], &script[start + name.len()..]);
    let whole = before.ends_with(char::is_whitespace) && after.starts_with(": ");
    (found.next().is_none() && whole).then(|| (format!("{before}{short}{after}"), short))
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOADS: &str = "function __wbg_get_imports() {\n}\nfunction __wbg_finalize_init(instance, module) {\n}\n\
        async function __wbg_load(module, imports) {\n}\nfunction initSync(module) {\n}\n\
        async function __wbg_init(module_or_path) {\n}\nexport { initSync, __wbg_init as default };\n";

    #[test]
    fn comments_and_indentation_go() {
        let script = "/* @ts-self-types */\n\nfunction a() {\n    // why\n    return \"// no\";\n}\n/**\n * Doc.\n */\nexport { a };\n";
        assert_eq!(smaller(script), "function a() {\nreturn \"// no\";\n}\nexport { a };\n");
    }

    #[test]
    fn a_text_over_several_lines_keeps_the_script_as_it_is() {
        let script = "const a = `one\n  // two`;\n";
        assert_eq!(smaller(script), script);
    }

    #[test]
    fn our_one_way_of_loading_takes_the_place_of_many() {
        let script = finish(LOADS, "/a/public.1.wasm");
        assert!(script.contains("instantiateStreaming(fetch(\"/a/public.1.wasm\")"), "{script}");
        assert!(!script.contains("initSync") && script.contains("\"load\""), "{script}");
    }

    #[test]
    fn a_script_of_another_shape_is_loaded_its_own_way() {
        for other in [LOADS.replace("initSync", "keepMe"), LOADS.replace("_finalize_", "_other_")] {
            let script = finish(&other, "/a/public.1.wasm");
            assert!(script.contains("__wbg_init({module_or_path:\"/a/public.1.wasm\"})"), "{script}");
        }
    }

    #[test]
    fn an_import_is_renamed_only_where_it_stands_once() {
        let script = "{\n__wbg_new_0123: function(a) {},\n__wbg_put_4567: function(a) { __wbg_put_4567; },\n}";
        let (renamed, name) = with_short_import(script, "__wbg_new_0123", 31).unwrap();
        assert_eq!(name, "i1f");
        assert!(renamed.contains("\ni1f: function(a) {}") && !renamed.contains("__wbg_new_0123"));
        assert!(with_short_import(script, "__wbg_put_4567", 1).is_none());
        assert!(with_short_import(script, "__wbg_absent", 1).is_none());
        assert!(with_short_import(script, "_0123", 1).is_none());
    }
}
