//! Offices before a name: the words of their field are no part of it.

use super::speakers::names;

#[test]
fn a_field_of_government_is_no_name() {
    for office in [
        "Direktur Jenderal Perikanan Tangkap",
        "Direktur Jenderal Bina Marga",
        "Direktur Jenderal Tanaman Pangan",
        "Direktur Jenderal Minyak dan Gas Bumi",
        "Direktur Jenderal Prasarana dan Sarana Pertanian",
        "Direktur Jenderal Farmasi dan Alat Kesehatan",
        "Direktur Jenderal Bina Pemerintahan Desa",
        "Direktur Jenderal Hubungan Industrial",
        "Kepala Bidang Perhubungan Darat",
        "Kepala Bidang Hak Asasi Manusia",
    ] {
        let found = names(&[&format!("\"Kami siap,\" kata {office} Lukman Daeng Matutu di Jakarta.")]);
        assert_eq!(found, ["Lukman Daeng Matutu"], "{office}");
    }
}

#[test]
fn a_slogan_names_nobody() {
    let found = names(&[
        "Lifter Wulandari Chaniago merebut emas. Warga membentangkan kain bertuliskan \"Barbel Boleh Jatuh, Wulan Jangan\".",
        "\"Saya sudah pamit,\" kata Wulan.",
    ]);
    assert_eq!(found.last().map(String::as_str), Some("Wulandari Chaniago"));
}
