//! Complementary suppression against attackers written in other ways: Svendborg's table, generated linked tables.

mod linked;

use linked::{attacker, one_breakdown};
use svarkort_core::protect::linked::{Cell, Linked};
use svarkort_core::protect::{WORK, cover};

/// Svendborg 2012, table 5, by occupation: dissatisfied, neither, satisfied of those on "ledighedsydelse" (n = 50). The
/// shares are printed; the whole is its figure 7: 43 satisfied, 6 neither, 1 dissatisfied.
fn svendborg() -> Linked {
    one_breakdown(
        5,
        &[1, 6, 43],
        // highly educated service, little educated service, manual work, work with people
        &[&[0, 0, 4], &[1, 5, 17], &[0, 1, 14], &[0, 0, 8]],
    )
}

#[test]
fn svendborgs_small_rows_do_not_follow_from_the_others() {
    let linked = svendborg();
    // As printed with the row of four held back alone: 50 - 23 - 15 - 8.
    let mut mask = linked.primary();
    assert!(mask.whole[1], "four respondents");
    assert_eq!(mask.cells[0][4], Cell::Primary, "eight that are all alike");
    assert!(mask.whole[4], "and nothing else is asked of them");
    mask.whole[4] = false;
    mask.cells[0][4] = Cell::Shown;
    let first = attacker(&linked, &mask);
    assert_eq!(first.size(1), (4, 4));
    assert_eq!(first.limits(0, 1, &[2]), (4, 4), "all four are satisfied");
    // With the row of eight held back too: 43 - 17 - 14 = 12 of 12.
    let mask = linked.primary();
    let second = attacker(&linked, &mask);
    assert_eq!(second.size(1), (0, 12));
    assert_eq!(second.limits(0, 1, &[0, 1]), (0, 0), "whoever they are, all are satisfied");

    let covered = cover(&linked, WORK);
    let third = attacker(&linked, &covered.mask);
    assert!(third.open(&linked, &covered.mask).is_empty());
    // One row more is enough, and the cheapest that is: manual work.
    assert_eq!(covered.mask.cells[0][3], Cell::Further);
    assert_eq!(covered.mask.cells[0][2], Cell::Shown);
    assert_eq!((covered.lost, covered.cut_short), (0, false));
}
