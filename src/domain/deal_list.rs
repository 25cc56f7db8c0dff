//! Which deals come first, and what the open ones add up to (spec 4).

use super::amount::{Amount, Money};
use super::deal::Deal;
use super::stage::{Stage, StageCategory};
use super::user::Directory;

/// How many deals are shown before "Show all".
pub const FIRST: usize = 5;

/// A deal counts as open unless its stage is known to be final: an unknown stage must not hide a deal.
pub fn is_open(deal: &Deal, directory: &Directory) -> bool {
    category(deal, directory).is_open()
}

/// What the deal's stage means.
pub fn category(deal: &Deal, directory: &Directory) -> StageCategory {
    deal.stage.and_then(|id| directory.stage(id)).map_or(StageCategory::Open, |stage| stage.category)
}

/// Open deals first, the furthest stage first, then the latest change; closed ones after them, the latest change first.
pub fn sort(deals: &mut [Deal], directory: &Directory) {
    deals.sort_by_cached_key(|deal| {
        let open = is_open(deal, directory);
        let position = deal.stage.and_then(|id| directory.stage(id)).map_or(i64::MIN, |stage| stage.position);
        let stage = if open { position } else { 0 };
        (!open, std::cmp::Reverse(stage), std::cmp::Reverse(deal.updated_at.clone()), deal.id)
    });
}

/// Where an open stage stands among the open stages of its pipeline: which one, and of how many.
pub fn step(stage: &Stage, directory: &Directory) -> Option<(usize, usize)> {
    if !stage.category.is_open() {
        return None;
    }
    let of_pipeline = || directory.stages.iter().filter(|it| it.pipeline == stage.pipeline && it.category.is_open());
    let before = of_pipeline().filter(|it| (it.position, it.id) < (stage.position, stage.id)).count();
    Some((before + 1, of_pipeline().count()))
}

/// The values of the open deals added up, one sum per currency, in the order in which the currencies appear.
pub fn open_totals(deals: &[Deal], directory: &Directory) -> Vec<Money> {
    let mut totals: Vec<Money> = Vec::new();
    let open = deals.iter().filter(|deal| is_open(deal, directory));
    for value in open.filter_map(|deal| deal.value.as_ref()) {
        match totals.iter_mut().find(|total| total.currency == value.currency) {
            Some(total) => total.amount = total.amount + value.amount,
            None => totals.push(value.clone()),
        }
    }
    totals.retain(|total| total.amount != Amount::default());
    totals
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::{DealId, StageId};
    use crate::domain::stage::Stage;

    fn directory() -> Directory {
        let stage =
            |id, category, position| Stage { id: StageId(id), name: String::new(), category, position, pipeline: None };
        let stages = vec![
            stage(1, StageCategory::Open, 1),
            stage(2, StageCategory::Open, 2),
            stage(3, StageCategory::Won, 3),
            stage(4, StageCategory::Lost, 4),
        ];
        Directory { stages, ..Directory::default() }
    }

    fn deal(id: u64, stage: u64, value: &str, currency: &str, updated: &str) -> Deal {
        Deal {
            value: Amount::parse(value).map(|amount| Money::new(amount, Some(currency))),
            stage: Some(StageId(stage)),
            updated_at: Some(updated.to_owned()),
            ..Deal::blank(DealId(id))
        }
    }

    #[test]
    fn open_deals_come_first_by_stage_then_last_change() {
        let mut deals = [
            deal(1, 3, "1", "EUR", "2026-05-01"),
            deal(2, 1, "1", "EUR", "2026-01-01"),
            deal(3, 2, "1", "EUR", "2026-01-01"),
            deal(4, 2, "1", "EUR", "2026-02-01"),
            deal(5, 4, "1", "EUR", "2026-06-01"),
            deal(6, 99, "1", "EUR", "2026-06-01"),
        ];
        sort(&mut deals, &directory());
        assert_eq!(deals.map(|deal| deal.id.0), [4, 3, 2, 6, 5, 1]);
    }

    #[test]
    fn only_open_deals_are_added_up_and_currencies_stay_apart() {
        let deals = [
            deal(1, 1, "0.10", "EUR", ""),
            deal(2, 2, "0.20", "EUR", ""),
            deal(3, 1, "1000", "JPY", ""),
            deal(4, 3, "500", "EUR", ""),
            deal(5, 1, "0", "USD", ""),
        ];
        let totals = open_totals(&deals, &directory());
        let shown: Vec<_> = totals.iter().map(|it| (it.amount.to_string(), it.currency.as_deref())).collect();
        assert_eq!(shown, [("0.3".to_owned(), Some("EUR")), ("1000".to_owned(), Some("JPY"))]);
    }
}
