use std::time::Instant;
use svarkort_cells::*;
fn cpu() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/schedstat").unwrap();
    stat.split_whitespace().next().unwrap().parse::<f64>().unwrap() / 1e9
}
fn main() {
    let bytes = std::fs::read(std::env::args().nth(1).unwrap()).unwrap();
    for _ in 0..2 {
        let t = cpu();
        let mut records = Records::new(b';', 40, 0, bytes.len() as u64);
        let mut n = 0usize;
        for piece in bytes.chunks(1 << 20) {
            records.feed(piece, Rest::Follows, &mut |row, _, _| {
                n += row.len();
                Flow::On
            });
        }
        println!("records {n} {:.3}", cpu() - t);
        let t = cpu();
        let mut records = Records::new(b';', 40, 0, bytes.len() as u64);
        let mut columns = Columns::default();
        columns.widen(40);
        for piece in bytes.chunks(1 << 20) {
            records.feed(piece, Rest::Follows, &mut |row, _, _| {
                columns.push(row);
                Flow::On
            });
        }
        println!("with columns {:.3}", cpu() - t);
        let t = cpu();
        let sum: usize = columns.iter().map(|c| c.cells().counts(c.texts().len()).len()).sum();
        println!("counts {sum} {:.3}", cpu() - t);
    }
    let _ = Instant::now();
}
