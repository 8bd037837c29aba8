//! A quadrant in, its sign out: the shape and colour that its points have on the map.

use leptos::prelude::*;
use svarkort_core::analysis::Quadrant;
use svarkort_paint::Look;

/// As the painter draws it.
pub fn sign(quadrant: Quadrant, look: Look) -> AnyView {
    let (class, path) = match quadrant {
        Quadrant::ImproveFirst => ("improve-first", "M12 1 23 12 12 23 1 12Z"),
        Quadrant::KeepUp => ("keep-up", "M12 2.5a9.5 9.5 0 1 0 0 19a9.5 9.5 0 1 0 0-19Z"),
        Quadrant::Watch => ("watch", "M3.5 3.5H20.5V20.5H3.5Z"),
        Quadrant::Maintain => ("maintain", "M12 2 23 21H1Z"),
    };
    let mut class = format!("sign {class}");
    for (name, on) in [(" hollow", look.hollow), (" unsure", look.unsure)] {
        class.push_str(if on { name } else { "" });
    }
    view! {
        <svg class=class viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d=path />
        </svg>
    }
    .into_any()
}
