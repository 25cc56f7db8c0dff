//! A postal address as the CRM keeps it: free text in five parts.

/// Any part may be missing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Address {
    /// Street and number.
    pub street: Option<String>,
    /// Town.
    pub city: Option<String>,
    /// Postal code.
    pub postal_code: Option<String>,
    /// State, province or prefecture.
    pub region: Option<String>,
    /// Country, as text.
    pub country: Option<String>,
}

impl Address {
    /// The lines to show, from the most to the least precise; empty if nothing is known.
    pub fn lines(&self) -> Vec<String> {
        let town = [&self.postal_code, &self.city].into_iter().flatten().cloned().collect::<Vec<_>>().join(" ");
        let area = [&self.region, &self.country].into_iter().flatten().cloned().collect::<Vec<_>>().join(", ");
        [self.street.clone().unwrap_or_default(), town, area].into_iter().filter(|line| !line.is_empty()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn missing_parts_leave_no_gaps() {
        let full = Address {
            street: Some("12 Rue de Rivoli".into()),
            city: Some("Paris".into()),
            postal_code: Some("75001".into()),
            region: None,
            country: Some("France".into()),
        };
        assert_eq!(full.lines(), ["12 Rue de Rivoli", "75001 Paris", "France"]);
        assert_eq!(Address { region: Some("Bavaria".into()), ..Address::default() }.lines(), ["Bavaria"]);
        assert!(Address::default().lines().is_empty());
    }
}
