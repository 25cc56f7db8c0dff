//! The kit that screens are made of: each piece with its stylesheet beside it, knowing nothing of sales. Variants are
//! enums that feed class names.

mod button;
mod chip;
mod external_link;
mod focus;
mod icon;
mod notice;
mod skeleton;
mod step_bar;
mod text_field;

pub use button::{Button, ButtonKind};
pub use chip::{Chip, ChipTone};
pub use external_link::ExternalLink;
pub use focus::{focus_when_shown, keep_focus_inside};
pub use icon::{Icon, Shape};
pub use notice::{Notice, NoticeTone};
pub use skeleton::Skeleton;
pub use step_bar::StepBar;
pub use text_field::TextField;
