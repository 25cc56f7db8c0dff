//! Invented values: numbers that look random and are the same on every machine, and names to pick by them.

use super::SeedError;

pub const FIRST_NAMES: [&str; 24] = [
    "Aino", "Bruno", "Carla", "Deniz", "Elif", "Farid", "Greta", "Hugo", "Ines", "Jakub", "Keiko", "Liam", "Mina",
    "Noor", "Otto", "Priya", "Quentin", "Rosa", "Sven", "Tariq", "Uma", "Vera", "Wanda", "Yusuf",
];
pub const LAST_NAMES: [&str; 24] = [
    "Almeida", "Bauer", "Costa", "Dubois", "Eriksen", "Ferrari", "Garcia", "Hansen", "Ito", "Jansen", "Kowalski",
    "Lopez", "Meyer", "Novak", "Okoye", "Petrov", "Quinn", "Rossi", "Sato", "Tran", "Ueda", "Virtanen", "Weber",
    "Zhang",
];
/// Weyl sequence with a mixing step: small, and the same on every machine.
pub struct Generator(pub u64);

impl Generator {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 31)).wrapping_mul(0xd6e8_feb8_6659_fd93);
        mixed ^ (mixed >> 32)
    }

    /// A number from 0 to `limit - 1`.
    pub fn below(&mut self, limit: i64) -> i64 {
        let limit = u64::try_from(limit).unwrap_or(1).max(1);
        i64::try_from(self.next() % limit).unwrap_or_default()
    }

    pub fn one_of<T: Copy>(&mut self, choices: &[T]) -> Result<T, SeedError> {
        let position = self.below(i64::try_from(choices.len()).unwrap_or_default());
        let chosen = usize::try_from(position).ok().and_then(|position| choices.get(position)).copied();
        chosen.ok_or_else(|| SeedError("seed large: the account lacks a list".into()))
    }

    /// A moment of the three years before November 2026.
    pub fn moment(&mut self) -> String {
        let (year, month, day) = (2024 + self.below(3), 1 + self.below(10), 1 + self.below(28));
        let (hour, minute, second) = (self.below(24), self.below(60), self.below(60));
        format!("{year}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
    }

    pub fn phone(&mut self, number: i64) -> String {
        format!("+49 30 {:03} {:04}", 100 + number / 10_000 + self.below(2) * 500, number % 10_000)
    }
}
