//! Numbers and names from a seed. Nothing here is random in any other sense.

/// Numbers that look random (SplitMix64).
pub(crate) struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below this one, which is at least 1.
    pub fn below(&mut self, end: u64) -> u64 {
        self.next() % end.max(1)
    }

    /// True once in so many times.
    pub fn one_in(&mut self, times: u64) -> bool {
        self.below(times) == 0
    }

    /// One of these, of which there is at least one.
    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len() as u64) as usize]
    }

    /// An invented name of two or three syllables.
    pub fn word(&mut self) -> String {
        const START: [&str; 24] = [
            "Bran", "Tol", "Quil", "Mar", "Sed", "Hol", "Wen", "Fer", "Dun", "Pel", "Cor", "Lin", "Gar", "Thi", "Ves",
            "Rud", "Ash", "Bel", "Cam", "Dre", "Ell", "Fos", "Har", "Kes",
        ];
        const MIDDLE: [&str; 16] =
            ["", "a", "er", "in", "o", "en", "le", "ing", "ar", "i", "um", "ette", "or", "al", "is", "u"];
        const END: [&str; 24] = [
            "dale", "wick", "moor", "ton", "bury", "sett", "combe", "field", "ham", "worth", "brook", "low", "mere",
            "stead", "thorpe", "gate", "den", "ford", "by", "ley", "hurst", "cote", "well", "port",
        ];
        format!("{}{}{}", self.pick(&START), self.pick(&MIDDLE), self.pick(&END))
    }

    /// An invented place.
    pub fn place(&mut self) -> String {
        const KINDS: [&str; 10] = ["", "", "", "", " Green", " Park", " Hill", " Road", " Cross", " Vale"];
        format!("{}{}", self.word(), self.pick(&KINDS))
    }

    /// A day of the last years, the later ones oftener.
    pub fn day(&mut self) -> String {
        let years_ago = self.below(6).min(self.below(6));
        format!("{}-{:02}-{:02}", 2025 - years_ago, 1 + self.below(12), 1 + self.below(28))
    }

    /// A UUID: a valid one of version 4, or one without version and variant.
    pub fn uuid(&mut self, valid: bool) -> String {
        let (mut high, mut low) = (self.next(), self.next());
        let (version, variant) = if valid { (0x4000, 0x8) } else { (0xD000, 0xD) };
        high = (high & !0xF000) | version;
        low = (low & !(0xF << 60)) | (variant << 60);
        format!(
            "{:08x}-{:04x}-{:04x}-{:04x}-{:012x}",
            high >> 32,
            (high >> 16) & 0xFFFF,
            high & 0xFFFF,
            low >> 48,
            low & 0xFFFF_FFFF_FFFF
        )
    }
}
