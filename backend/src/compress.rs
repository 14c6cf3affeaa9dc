//! Brotli, as published files are stored.

use std::io::Read as _;

/// The largest file that is unpacked; guards against a file made to fill the memory.
const MOST: u64 = 64 * 1024 * 1024;

/// Packed as tightly as brotli can: files are packed once and downloaded often.
///
/// # Errors
/// When memory cannot be had.
pub fn pack(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut out = Vec::with_capacity(bytes.len() / 3);
    let params =
        brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, size_hint: bytes.len(), ..Default::default() };
    brotli::BrotliCompress(&mut &bytes[..], &mut out, &params)?;
    Ok(out)
}

/// Unpacked again.
///
/// # Errors
/// When the bytes are not brotli, are cut short, or unpack to more than 64 MiB.
pub fn unpack(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut out = Vec::with_capacity(bytes.len() * 4);
    let read = brotli::Decompressor::new(bytes, 4096).take(MOST + 1).read_to_end(&mut out)?;
    if read as u64 > MOST {
        return Err(std::io::Error::other("the file unpacks to more than 64 MiB"));
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_unpacks() {
        let text = "stay and play ".repeat(500);
        let packed = pack(text.as_bytes()).expect("packs");
        assert!(packed.len() * 20 < text.len());
        assert_eq!(unpack(&packed).expect("unpacks"), text.as_bytes());
        assert!(unpack(&packed[..packed.len() / 2]).is_err());
    }
}
