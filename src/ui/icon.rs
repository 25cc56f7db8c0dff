//! Small drawings beside words. They never stand alone for a meaning, so screen readers skip them.

use leptos::prelude::*;

/// The drawings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// An arrow out of a box.
    NewTab,
    /// A turning arrow.
    Refresh,
    /// A tick.
    Done,
    /// A cross.
    Failed,
    /// Three dots.
    Waiting,
    /// An arrow to the start of the line.
    Back,
    /// An arrow to the end of the line.
    Forward,
    /// A magnifying glass.
    Search,
    /// An arrow down: there is a list, or it goes there.
    Down,
    /// An exclamation mark.
    Attention,
    /// An arrow up.
    Up,
    /// Six dots: it can be taken there.
    Grip,
    /// A plus.
    Add,
}

impl Shape {
    /// Strokes on a field of 16 × 16.
    fn path(self) -> &'static str {
        match self {
            Self::NewTab => "M6.5 3.5h-3v9h9v-3M9.5 3.5h3v3M12.5 3.5l-5 5",
            Self::Refresh => "M12.5 6.5A5 5 0 1 0 13 9M13 3.5v3h-3",
            Self::Done => "M3 8.5l3.5 3.5L13 4.5",
            Self::Failed => "M4 4l8 8M12 4l-8 8",
            Self::Waiting => "M3.5 8h.01M8 8h.01M12.5 8h.01",
            Self::Back => "M10 3.5L5.5 8l4.5 4.5",
            Self::Forward => "M6 3.5L10.5 8 6 12.5",
            Self::Search => "M7 11.5a4.5 4.5 0 1 1 0-9 4.5 4.5 0 0 1 0 9zM10.5 10.5l3 3",
            Self::Attention => "M8 3v6M8 12.5h.01",
            Self::Down => "M3.5 6L8 10.5 12.5 6",
            Self::Up => "M3.5 10L8 5.5 12.5 10",
            Self::Grip => "M6 4h.01M6 8h.01M6 12h.01M10 4h.01M10 8h.01M10 12h.01",
            Self::Add => "M8 3.5v9M3.5 8h9",
        }
    }
}

/// A drawing in the colour of the text around it.
#[component]
pub fn Icon(
    /// Which.
    shape: Shape,
) -> impl IntoView {
    view! {
        <svg class="icon" class:icon--mirrored=matches!(shape, Shape::Back | Shape::Forward) viewBox="0 0 16 16" aria-hidden="true" focusable="false">
            <path d=shape.path() />
        </svg>
    }
}
