//! From the domain's and the services' terms to words: the one place where a cause, a field or a reason gets its text.

use crate::domain::contact::ContactKind;
use crate::domain::duplicate::DuplicateReason;
use crate::domain::field::{Field, Label, Word};
use crate::domain::lead_form::{LeadField, PrefillSource, Problem};
use crate::domain::lead_plan::LeadPlan;
use crate::domain::matching::MatchReason;
use crate::domain::ownership::{NoOwner, OwnerReason};
use crate::failure::{Cause, Failure};
use crate::handover::Step;
use crate::i18n::{key, list, t, t_with};
use crate::sell::Part;
use crate::transport::Service;

/// What happened, and what to do.
pub fn failure(failure: &Failure) -> (String, String) {
    if failure.service == Service::Support {
        return support_failure(failure.cause);
    }
    match failure.cause {
        Cause::Offline => (t("failure.offline.title"), t("failure.offline.text")),
        Cause::NoReply => (t("failure.no_reply.title"), t("failure.no_reply.text")),
        Cause::Interrupted => (t("failure.interrupted.title"), t("failure.interrupted.text")),
        Cause::RateLimited => (t("failure.rate_limited.title"), t("failure.rate_limited.text")),
        Cause::TokenRefused => (t("failure.token.title"), t("failure.token.text")),
        Cause::Forbidden => (t("failure.forbidden.title"), t("failure.forbidden.text")),
        Cause::NotFound => (t("failure.not_found.title"), t("failure.not_found.text")),
        Cause::Changed => (t("failure.changed.title"), t("failure.changed.text")),
        Cause::ServiceDown => (t("failure.service_down.title"), t("failure.service_down.text")),
        Cause::Unreadable | Cause::Unexpected(_) | Cause::NotKept => {
            (t("failure.unexpected.title"), t("failure.unexpected.text"))
        }
        Cause::Conflict => (t("failure.conflict.title"), t("failure.conflict.text")),
        Cause::Invalid => {
            let text = match &failure.detail {
                Some(detail) => t_with("failure.invalid.text", &[("detail", detail)]),
                None => t("failure.invalid.text_bare"),
            };
            (t("failure.invalid.title"), text)
        }
    }
}

/// What Support did not do. It knows no token of the app: where it asks who is there, the agent's session is over.
pub fn support_failure(cause: Cause) -> (String, String) {
    let (title, text) = match cause {
        Cause::Offline => (key("failure.offline.title"), key("failure.offline.text")),
        Cause::NoReply => (key("failure.support.no_reply.title"), key("failure.support.no_reply.text")),
        Cause::Interrupted => (key("failure.interrupted.title"), key("failure.interrupted.text")),
        Cause::RateLimited => (key("failure.support.rate_limited.title"), key("failure.support.rate_limited.text")),
        Cause::TokenRefused => (key("failure.signed_out.title"), key("failure.signed_out.text")),
        Cause::Forbidden => (key("failure.support.forbidden.title"), key("failure.support.forbidden.text")),
        Cause::NotFound => (key("failure.support.not_found.title"), key("failure.support.not_found.text")),
        Cause::Invalid => (key("failure.support.invalid.title"), key("failure.support.invalid.text")),
        Cause::ServiceDown => (key("failure.support.service_down.title"), key("failure.support.service_down.text")),
        Cause::Conflict => (key("failure.conflict.title"), key("failure.conflict.text")),
        Cause::Changed | Cause::Unreadable | Cause::Unexpected(_) | Cause::NotKept => {
            (key("failure.unexpected.title"), key("failure.support.unexpected.text"))
        }
    };
    (t(title), t(text))
}

/// What is missing.
pub fn gap(part: Part) -> String {
    t(match part {
        Part::Leads => key("gap.leads"),
        Part::Contacts => key("gap.contacts"),
        Part::Names | Part::Stages => key("gap.names"),
        Part::CustomFields => key("gap.custom_fields"),
        Part::Chosen => key("gap.chosen"),
    })
}

/// The kind of a contact.
pub fn kind(kind: ContactKind) -> String {
    match kind {
        ContactKind::Person => t("kind.person"),
        ContactKind::Company => t("kind.company"),
    }
}

/// Why a record matched, in one line.
pub fn reasons(reasons: &[MatchReason]) -> String {
    if reasons.contains(&MatchReason::Chosen) {
        return t("match.chosen");
    }
    let values = reasons.iter().filter_map(|reason| match reason {
        MatchReason::Email(value) => Some(t_with("match.email", &[("value", value)])),
        MatchReason::Phone(value) => Some(t_with("match.phone", &[("value", value)])),
        MatchReason::Chosen => None,
    });
    t_with("match.by", &[("values", &list(values))])
}

/// A field's label. That of a custom field is a text from outside.
pub fn label(label: Label) -> String {
    match label {
        Label::Standard(field) => self::field(field),
        Label::Custom(name) => name,
    }
}

/// The label of a field of ours.
pub fn field(field: Field) -> String {
    t(match field {
        Field::Type => key("field.type"),
        Field::Status => key("field.status"),
        Field::Relationship => key("field.relationship"),
        Field::Owner => key("field.owner"),
        Field::Source => key("field.source"),
        Field::FirstName => key("field.first_name"),
        Field::LastName => key("field.last_name"),
        Field::Organization => key("field.organization"),
        Field::Company => key("field.company"),
        Field::ParentCompany => key("field.parent_company"),
        Field::Title => key("field.title"),
        Field::Industry => key("field.industry"),
        Field::Email => key("field.email"),
        Field::Phone => key("field.phone"),
        Field::Mobile => key("field.mobile"),
        Field::Fax => key("field.fax"),
        Field::Website => key("field.website"),
        Field::X => key("field.x"),
        Field::Facebook => key("field.facebook"),
        Field::LinkedIn => key("field.linkedin"),
        Field::Skype => key("field.skype"),
        Field::Address => key("field.address"),
        Field::Description => key("field.description"),
        Field::Tags => key("field.tags"),
        Field::LastContact => key("field.last_contact"),
        Field::LastActivity => key("field.last_activity"),
        Field::NextActivity => key("field.next_activity"),
        Field::Created => key("field.created"),
        Field::Updated => key("field.updated"),
        Field::Name => key("field.name"),
        Field::Stage => key("field.stage"),
        Field::Value => key("field.value"),
        Field::ExpectedClose => key("field.expected_close"),
        Field::Hot => key("field.hot"),
        Field::WinLikelihood => key("field.win_likelihood"),
        Field::PrimaryContact => key("field.primary_contact"),
        Field::LastStageChange => key("field.last_stage_change"),
        Field::LossReason => key("field.loss_reason"),
    })
}

/// A word of ours in a field.
pub fn word(word: Word) -> String {
    t(match word {
        Word::Person => key("kind.person"),
        Word::Company => key("kind.company"),
        Word::CurrentCustomer => key("word.current_customer"),
        Word::PastCustomer => key("word.past_customer"),
        Word::CurrentProspect => key("word.current_prospect"),
        Word::LostProspect => key("word.lost_prospect"),
    })
}

/// A form field's label.
pub fn form_label(field: LeadField) -> String {
    t(match field {
        LeadField::FirstName => key("form.label.first_name"),
        LeadField::LastName => key("form.label.last_name"),
        LeadField::Organization => key("form.label.organization"),
        LeadField::Email => key("form.label.email"),
        LeadField::Phone => key("form.label.phone"),
        LeadField::X => key("form.label.x"),
        LeadField::Facebook => key("form.label.facebook"),
        LeadField::Note => key("form.label.note"),
    })
}

/// Where the text in a form field came from.
pub fn prefill_source(source: PrefillSource) -> String {
    t(match source {
        PrefillSource::Name => key("form.from.name"),
        PrefillSource::MainEmail => key("form.from.email"),
        PrefillSource::MainPhone => key("form.from.phone"),
        PrefillSource::Organization => key("form.from.organization"),
        PrefillSource::SocialIdentity => key("form.from.identity"),
    })
}

/// What will happen when the form is sent, a sentence for each part.
pub fn plan(plan: &LeadPlan) -> Vec<String> {
    let owner = [("owner", plan.owner.name.as_str())];
    let who = match (plan.why, plan.owner.pool) {
        (_, true) => t_with("plan.owner.pool", &owner),
        (OwnerReason::Chosen, false) => t_with("plan.owner.chosen", &owner),
        (OwnerReason::OnlyConfigured, false) => t_with("plan.owner.configured", &owner),
        (OwnerReason::Agent, false) => t_with("plan.owner.agent", &owner),
        (OwnerReason::TopmostManager, false) => t_with("plan.owner.manager", &owner),
    };
    let status = plan.status.as_ref().map(|it| t_with("plan.status", &[("status", it)]));
    let source = plan.source.as_ref().map(|it| t_with("plan.source", &[("source", &it.name)]));
    let then = if plan.comment { t("plan.note_and_comment") } else { t("plan.note") };
    Some(who).into_iter().chain(status).chain(source).chain(Some(then)).collect()
}

/// Why nobody can get a lead, and who can change that.
pub fn no_owner(why: NoOwner) -> String {
    t(match why {
        NoOwner::AgentIsNoSellUser => key("owner.nobody.agent"),
        NoOwner::NoManager => key("owner.nobody.manager"),
        NoOwner::NobodyActive => key("owner.nobody.active"),
    })
}

/// Why a record may be the same customer, in one line.
pub fn duplicate_reasons(reasons: &[DuplicateReason]) -> String {
    if reasons.is_empty() {
        return t("duplicates.made_here");
    }
    let words = reasons.iter().map(|reason| match reason {
        DuplicateReason::Email(value) => t_with("match.email", &[("value", value)]),
        DuplicateReason::Phone(value) => t_with("match.phone", &[("value", value)]),
        DuplicateReason::NameAndCompany(value) => t_with("duplicates.name_and_company", &[("value", value)]),
    });
    t_with("duplicates.same", &[("values", &list(words))])
}

/// A step of a handover.
pub fn step(step: Step) -> String {
    t(match step {
        Step::Lead => key("created.step.lead"),
        Step::Note => key("created.step.note"),
        Step::TakeBack => key("created.step.take_back"),
        Step::Comment => key("created.step.comment"),
    })
}

/// What is wrong with a form field, and what to do.
pub fn problem(problem: Problem) -> String {
    match problem {
        Problem::NeitherNameNorOrganization => t("form.problem.name"),
        Problem::FirstNameAlone => t("form.problem.first_name_alone"),
        Problem::NoEmailAddress => t("form.problem.email"),
        Problem::NoPhoneNumber => t("form.problem.phone"),
        Problem::TooLong { most } => t_with("form.problem.too_long", &[("most", &crate::i18n::number(most))]),
    }
}
