//! Ids as types of their own, so that a lead's id cannot be given where a deal's is wanted.

use std::fmt;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(pub u64);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    };
}

id!(
    /// A lead in the CRM.
    LeadId
);
id!(
    /// A person or company in the CRM.
    ContactId
);
id!(
    /// A deal in the CRM.
    DealId
);
id!(
    /// A user of the CRM, or a distribution pool, which takes the place of one.
    UserId
);
id!(
    /// A deal stage.
    StageId
);
id!(
    /// A pipeline, the row of stages that a deal goes through.
    PipelineId
);
id!(
    /// A lead source or deal source.
    SourceId
);
id!(
    /// A lead status.
    LeadStatusId
);
id!(
    /// A note on a lead, contact or deal.
    NoteId
);
id!(
    /// A person in Zendesk Support: agent or requester.
    SupportUserId
);
id!(
    /// A Support ticket.
    TicketId
);
id!(
    /// A field that an account added to its records.
    CustomFieldId
);
id!(
    /// Why a deal was lost.
    LossReasonId
);
