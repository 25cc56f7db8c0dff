//! Everything that the screens work out from a view, as they do it.

use sell_sidebar::customer_view::{Customer, CustomerView, Deals, Record, RecordView};
use sell_sidebar::domain::contact::Contact;
use sell_sidebar::domain::deal::Deal;
use sell_sidebar::domain::deal_list;
use sell_sidebar::domain::field::{self, FieldChoice, FieldValue, Label, Row};
use sell_sidebar::domain::lead::Lead;
use sell_sidebar::domain::user::Directory;
use sell_sidebar::failure::Failure;
use sell_sidebar::sell::Gap;

/// The longest text of one value on a card, in characters (`sell/record.rs`). An address has five.
const LONGEST: usize = 5 * 5_001;

/// Draws a view. Panics at what no screen could bear.
pub fn draw(view: &CustomerView, choice: &FieldChoice) {
    match view {
        CustomerView::Several(customer) => draw_customer(customer, choice),
        CustomerView::Record(customer, view) => {
            draw_customer(customer, choice);
            draw_record(customer, view, choice);
        }
        CustomerView::NoRequester
        | CustomerView::NothingToSearchBy
        | CustomerView::NoAccess
        | CustomerView::NoMatch { .. } => {}
    }
}

/// Draws one record with its deals.
pub fn draw_record(customer: &Customer, view: &RecordView, choice: &FieldChoice) {
    assert!(customer.record(view.pick).is_some(), "the record to show is not there");
    match &view.deals {
        Deals::Ready(deals) => draw_deals(deals, &customer.directory, choice),
        Deals::Failed(failure) => log(failure),
        Deals::Loading | Deals::NotForLeads => {}
    }
}

/// Draws deals in their order, with their sums.
pub fn draw_deals(deals: &[Deal], directory: &Directory, choice: &FieldChoice) {
    for deal in deals {
        rows(&field::of_deal(deal, directory, choice));
        let step = deal.stage.and_then(|id| directory.stage(id)).and_then(|it| deal_list::step(it, directory));
        assert!(step.is_none_or(|(at, of)| 1 <= at && at <= of), "{step:?}");
    }
    let open: Vec<bool> = deals.iter().map(|it| deal_list::is_open(it, directory)).collect();
    assert!(open.is_sorted_by(|one, other| one >= other), "closed deals stand before open ones");
    for total in deal_list::open_totals(deals, directory) {
        assert!(total.amount.to_string().len() <= 45, "{}", total.amount);
    }
}

/// Draws a contact that was found by text.
pub fn draw_contact(contact: &Contact, directory: &Directory, choice: &FieldChoice) {
    name(contact.display_name());
    rows(&field::of_contact(contact, directory, choice));
}

/// Draws a lead that was found by text.
pub fn draw_lead(lead: &Lead, directory: &Directory, choice: &FieldChoice) {
    name(lead.display_name());
    rows(&field::of_lead(lead, directory, choice));
}

/// Writes a failure as it goes to the log.
pub fn log(failure: &Failure) {
    assert!(failure.to_string().starts_with(&failure.operation));
    assert!(!failure.operation.contains('?'), "the query may hold a customer's address: {}", failure.operation);
}

fn draw_customer(customer: &Customer, choice: &FieldChoice) {
    for pick in customer.picks() {
        match customer.record(pick) {
            Some((Record::Contact(contact), _)) => draw_contact(contact, &customer.directory, choice),
            Some((Record::Lead(lead), _)) => draw_lead(lead, &customer.directory, choice),
            None => panic!("{pick:?} is not there"),
        }
    }
    for Gap { failure, .. } in &customer.gaps {
        log(failure);
    }
}

fn name(name: Option<String>) {
    assert!(name.is_none_or(|it| !it.trim().is_empty() && it.chars().count() <= LONGEST));
}

fn rows(rows: &[Row]) {
    for Row { label, value } in rows {
        if let Label::Custom(label) = label {
            text(label);
        }
        match value {
            FieldValue::Text(it)
            | FieldValue::LongText(it)
            | FieldValue::Email(it, _)
            | FieldValue::Phone(it, _)
            | FieldValue::Link(it, _)
            | FieldValue::Date(it)
            | FieldValue::Moment(it) => text(it),
            FieldValue::Chips(chips) => chips.iter().for_each(|it| text(it)),
            FieldValue::Task(task) => text(&task.content),
            FieldValue::Number(_) | FieldValue::Percent(_) | FieldValue::Money(_) => {}
            FieldValue::Flag(_) | FieldValue::Words(_) => {}
        }
    }
}

fn text(text: &str) {
    assert!(!text.trim().is_empty(), "a blank value takes a row");
    assert!(text.chars().count() <= LONGEST, "{} characters", text.chars().count());
    let line_ends = |it: &char| matches!(it, '\n' | '\t');
    assert!(text.chars().filter(|it| !line_ends(it)).all(|it| !it.is_control()), "a control character: {text:?}");
}
