//! Compression once, at build time, as hard as it goes.

use crate::failure::Failure;
use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::Write;

/// Brotli at its highest quality.
///
/// # Errors
/// When the encoder fails, which it does only out of memory.
pub fn brotli(content: &[u8]) -> Result<Vec<u8>, Failure> {
    let params = BrotliEncoderParams { quality: 11, lgwin: 22, size_hint: content.len(), ..Default::default() };
    let mut out = Vec::new();
    brotli::BrotliCompress(&mut &*content, &mut out, &params)
        .map_err(|error| Failure::work(format!("brotli: {error}.")))?;
    Ok(out)
}

/// Gzip at its highest level, for the few that ask for nothing better.
///
/// # Errors
/// When the encoder fails, which it does only out of memory.
pub fn gzip(content: &[u8]) -> Result<Vec<u8>, Failure> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(content).and_then(|()| encoder.finish()).map_err(|error| Failure::work(format!("gzip: {error}.")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    #[test]
    fn what_is_compressed_comes_back() {
        let content = "a door and a step, a door and a step".repeat(40).into_bytes();
        let mut back = Vec::new();
        brotli::BrotliDecompress(&mut &*brotli(&content).unwrap(), &mut back).unwrap();
        assert_eq!(back, content);
        let mut back = Vec::new();
        flate2::read::GzDecoder::new(&*gzip(&content).unwrap()).read_to_end(&mut back).unwrap();
        assert_eq!(back, content);
    }
}
