//! From cargo's module to what a browser runs: wasm-bindgen, called as a library so that nothing has to be installed.

use crate::failure::Failure;
use wasm_bindgen_cli_support::Bindgen;

/// The module and the script that loads it.
///
/// # Errors
/// When wasm-bindgen refuses the module: most often its version and that of the app's crate differ.
pub fn generate(name: &str, module: &[u8]) -> Result<(Vec<u8>, String), Failure> {
    let refused = |error| Failure::work(format!("wasm-bindgen refused the app: {error:#}."));
    let mut bindgen = Bindgen::new();
    bindgen.input_bytes(name, module.to_vec()).web(true).map_err(refused)?;
    bindgen.typescript(false).omit_default_module_path(true);
    bindgen.remove_name_section(true).remove_producers_section(true);
    let mut output = bindgen.generate_output().map_err(refused)?;
    let mut glue = output.js().to_owned();
    // Files that no import asks for are only lists of what a crate could bring.
    if let Some(line) = glue.lines().find(|line| line.starts_with("import ")) {
        return Err(Failure::work(format!(
            "A crate of the app brings a JavaScript file, which the bundle does not carry: {line}"
        )));
    }
    for (number, import) in output.wasm_mut().imports.iter_mut().enumerate() {
        if let Some(shorter) = super::glue::with_short_import(&glue, &import.name, number) {
            (glue, import.name) = shorter;
        }
    }
    Ok((output.wasm_mut().emit_wasm(), glue))
}
