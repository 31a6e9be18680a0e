//! Names of bodies: where they go on over `dan` and commas, and where another name begins.

use ringkas::model::Source;

fn found(text: &str) -> Vec<String> {
    let article = ringkas::ingest::from_text(text, Source::default());
    ringkas::pipeline::inspect(article).names.into_iter().map(|n| n.text).collect()
}

#[test]
fn the_fields_of_a_body_are_one_name() {
    for name in [
        "Kementerian Kelautan dan Perikanan",
        "Badan Meteorologi, Klimatologi, dan Geofisika",
        "Dinas Kebudayaan dan Pariwisata Bali",
        "Kementerian Pendidikan, Kebudayaan, Riset, dan Teknologi",
    ] {
        assert_eq!(found(&format!("Menurut {name}, kapal itu sudah kembali ke pelabuhan.")), [name]);
    }
}

#[test]
fn two_bodies_are_two_names() {
    let names =
        found("Kementerian Keuangan dan Bank Indonesia bekerja sama dengan Dinas Perdagangan dan Kepolisian Resor.");
    assert_eq!(names[..3], ["Kementerian Keuangan", "Bank Indonesia", "Dinas Perdagangan"]);
}
