//! The checks that judge a text against its source, each with what it must report and what it must let pass.

use ringkas::check::{Pair, dates, figures, language, length, marks, names, negation, pair};
use ringkas::model::{Finding, Severity};

fn worst(findings: &[Finding]) -> Option<Severity> {
    findings.iter().map(|f| f.severity).max()
}

fn run(check: fn(&Pair<'_>) -> Vec<Finding>, source: &str, english: &str) -> Option<Severity> {
    worst(&check(&Pair::new(Some(3), source, english)))
}

#[test]
fn a_figure_that_is_not_in_the_source_is_an_error() {
    let source = "Sebanyak 2.500 buruh menuntut Rp1,5 triliun pada pukul 14.30 WIB.";
    let right = "As many as 2,500 workers demanded Rp 1.5 trillion at 2:30 p.m. WIB.";
    assert_eq!(run(figures::check, source, right), None);
    for wrong in [
        "As many as 2,600 workers demanded Rp 1.5 trillion at 2:30 p.m. WIB.",
        "As many as 2,500 workers demanded Rp 1.5 billion at 2:30 p.m. WIB.",
        "As many as 2,500 workers demanded US$1.5 trillion at 2:30 p.m. WIB.",
        "As many as 2,500 workers demanded Rp 1.5 trillion at 3:30 p.m. WIB.",
    ] {
        assert_eq!(run(figures::check, source, wrong), Some(Severity::Error), "{wrong}");
    }
    assert_eq!(
        run(figures::check, source, "The workers demanded Rp 1.5 trillion at 2:30 p.m."),
        Some(Severity::Warning)
    );
}

#[test]
fn vague_and_implied_numbers_demand_nothing() {
    let source = "Puluhan warga dan kedua tersangka datang dua kali pada era 60-an, separuhnya anak-anak.";
    let english = "Dozens of residents and both suspects came twice in the Sixties, 50 percent of them children.";
    assert_eq!(run(figures::check, source, english), None);
}

#[test]
fn a_summary_may_leave_out_and_not_add() {
    let source = "Harga naik 5 persen pada 11 Juli 2025 menjadi Rp 2.000.";
    assert!(figures::check(&Pair::summary(None, source, "Prices rose.")).is_empty());
    assert_eq!(worst(&figures::check(&Pair::summary(None, source, "Prices rose 6 percent."))), Some(Severity::Error));
    assert!(dates::check(&Pair::summary(None, source, "Prices rose.")).is_empty());
}

#[test]
fn dates_and_weekdays_are_traced() {
    let source = "Ia ditangkap pada Kamis (10/7/2025).";
    assert_eq!(run(dates::check, source, "He was arrested on Thursday, July 10, 2025."), None);
    assert_eq!(run(dates::check, source, "He was arrested on Thursday, July 11, 2025."), Some(Severity::Error));
    assert_eq!(run(dates::check, source, "He was arrested on Wednesday, July 10, 2025."), Some(Severity::Error));
    assert_eq!(run(dates::check, source, "He was arrested on Thursday."), Some(Severity::Warning));
}

#[test]
fn a_lost_negation_is_reported() {
    let source = "Menteri itu tidak menyetujui usulan tersebut.";
    assert_eq!(run(negation::check, source, "The minister did not approve the proposal."), None);
    assert_eq!(run(negation::check, source, "The minister rejected the proposal."), None);
    assert_eq!(run(negation::check, source, "The minister approved the proposal."), Some(Severity::Warning));
    assert_eq!(run(negation::check, "Ia setuju.", "He did not agree."), Some(Severity::Warning));
    assert_eq!(run(negation::check, "Tidak lama kemudian ia pergi.", "Soon afterward he left."), None);
}

#[test]
fn a_changed_name_is_reported() {
    let source = "Menurut Bupati Sutrisno, jembatan di Wonogiri rusak.";
    assert_eq!(run(names::check, source, "According to Regent Sutrisno, the bridge in Wonogiri is damaged."), None);
    let wrong = "According to Regent Hartono, the bridge in Wonogiri is damaged.";
    assert_eq!(run(names::check, source, wrong), Some(Severity::Warning));
}

#[test]
fn left_over_indonesian_and_chatter_are_errors() {
    let source = "Warga di desa itu menolak rencana pembangunan pabrik.";
    assert_eq!(run(language::check, source, "Residents of the village reject the plan to build a factory."), None);
    assert_eq!(run(language::check, source, source), Some(Severity::Error));
    assert_eq!(
        run(language::check, source, "Here is the translation: Residents reject the plan."),
        Some(Severity::Error)
    );
    assert_eq!(run(language::check, source, "I’m sorry, but I can’t help with that."), Some(Severity::Error));
}

#[test]
fn a_text_cut_short_and_a_loop_are_errors() {
    let source =
        "Gubernur mengatakan bahwa seluruh warga yang tinggal di bantaran sungai akan dipindahkan ke rumah susun.";
    let right = "The governor said that all residents living along the river would be moved to apartments.";
    assert_eq!(run(length::check, source, right), None);
    assert_eq!(run(length::check, source, "The governor said that all"), Some(Severity::Error));
    let lap = "the governor said that ".repeat(8);
    assert_eq!(run(length::check, source, &lap), Some(Severity::Error));
}

#[test]
fn quotations_may_be_neither_lost_nor_invented() {
    let source = "\"Kami akan datang besok pagi,\" kata Budi.";
    assert_eq!(run(marks::check, source, "“We will come tomorrow morning,” Budi said."), None);
    assert_eq!(run(marks::check, source, "Budi said they would come tomorrow morning."), Some(Severity::Error));
    let invented = "Budi came home. “We will never accept this,” he said.";
    assert_eq!(run(marks::check, "Budi pulang ke rumah.", invented), Some(Severity::Error));
}

#[test]
fn what_both_languages_share_is_no_leftover() {
    let source =
        "Di pasar spot, emas dijual US$ 3.912,4 per troy ounce sesuai PMK Nomor 34/PMK.10/2017. Ukurannya 6\".";
    let english =
        "On the spot market gold sold at US$3,912.4 per troy ounce under PMK Number 34/PMK.10/2017. It is 6 inches.";
    assert_eq!(worst(&pair(&Pair::new(None, source, english))), None);
    assert_eq!(run(names::check, "Bekasi - Seorang kurir disekap.", "Bekasi - A courier was held."), None);
}

#[test]
fn findings_name_the_paragraph_and_a_text_in_indonesian_is_judged_for_that_alone() {
    let source = "Sebanyak 25 warga di desa itu menolak rencana pembangunan pabrik.";
    let found = pair(&Pair::new(Some(3), source, source));
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].paragraph, Some(3));
}
