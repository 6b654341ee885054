"""What word processors, mail and web pages lay on the clipboard, as each of them writes it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lok.minutes.clipboard import from_html
from lok.minutes.paragraphs import Sort
from lok.minutes.tags import Tag, pieces
from lok.words.terminal import RefusedError

WORD = """\
<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta name=Generator content="Microsoft Word 15"><style><!-- p.MsoNormal {margin:0cm;} --></style>
<!--[if gte mso 9]><xml><o:OfficeDocumentSettings>geheim</o:OfficeDocumentSettings></xml><![endif]--></head>
<body lang=NL-BE style='tab-interval:35.4pt'><!--StartFragment-->
<h1><span lang=NL-BE>Verslag LOK<o:p></o:p></span></h1>
<p class=MsoNormal><b>Datum:</b> 18&nbsp;juni 2026<o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><b><span
style='mso-fareast-font-family:Calibri'><span style='mso-list:Ignore'>1.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;
</span></span></span></b><![endif]><b>Verslag van de vorige
vergadering<o:p></o:p></b></p>
<p class=MsoNormal>Goed &lt;gekeurd&gt; &amp; klaar.<br>Op een nieuwe regel.</p>
<p class=MsoListParagraphCxSpMiddle style='mso-list:l1 level1 lfo2'><!--[if !supportLists]--><span
style='font-family:Symbol'><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp;</span></span></span><!--[endif]-->bolletje</p>
<p class=MsoListParagraphCxSpMiddle style='mso-list:l1 level2 lfo2'><!--[if !supportLists]--><span
style='font-family:"Courier New"'><span style='mso-list:Ignore'>o<span>&nbsp;&nbsp;</span></span></span><!--[endif]-->dieper</p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>a)<span>&nbsp;</span></span>letter</p>
<p class=MsoNormal>blijft <del cite="mailto:x">weg </del><ins>nieuw</ins><a style='mso-footnote-id:ftn1' href="#_ftn1">[1]</a>
<span style='display:none'>verborgen</span></p>
<table class=MsoTableGrid><tr><td><p class=MsoNormal>Actie</p></td><td><p>Wie</p></td></tr>
<tr><td><p>Bellen</p><p>en mailen</p></td><td></td></tr></table>
<div style='mso-element:footnote-list'><p>voetnoot</p></div><p><img src=x><s>doorgehaald</s></p>
<!--EndFragment--></body></html>
"""


def read(markup: str) -> list[tuple[str, int, str, str]]:
    return [(each.sort.value, each.level, each.number, each.text) for each in from_html(markup).paragraphs]


def test_word() -> None:
    found = from_html(WORD)
    assert [(each.sort.value, each.level, each.number, each.text) for each in found.paragraphs] == [
        ("heading", 1, "", "Verslag LOK"),
        ("text", 0, "", "Datum: 18 juni 2026"),
        ("point", 0, "1.", "Verslag van de vorige vergadering"),
        ("text", 0, "", "Goed <gekeurd> & klaar."),
        ("text", 0, "", "Op een nieuwe regel."),
        ("point", 0, "", "bolletje"),
        ("point", 1, "", "dieper"),
        ("point", 1, "a)", "letter"),
        ("text", 0, "", "blijft nieuw"),
        ("row", 0, "", "Actie | Wie"),
        ("row", 0, "", "Bellen; en mailen | "),
        ("text", 0, "", "doorgehaald"),
    ]
    assert [each.text for each in found.paragraphs if each.bold] == ["Verslag van de vorige vergadering"]
    assert [each.text for each in found.paragraphs if each.apart] == ["Verslag van de vorige vergadering"]
    assert found.remarks == (
        "Wat met ‘wijzigingen bijhouden’ geschrapt was, is weggelaten.",
        "Verborgen tekst is weggelaten.",
        "1 afbeelding is weggelaten.",
        "1 voetnoot bleef weg: neem over wat ertoe doet.",
        "Er staat doorgehaalde tekst. Die is meegekomen: kijk na of ze er nog bij hoort.",
    )


LIBREOFFICE = """\
<!DOCTYPE html><html><head><title>weg</title><style type="text/css">p { color: #000 }</style></head><body lang="nl-BE">
<h2 class="western">Punt</h2><ol><li><p>een</p><ol type="a"><li><p>diep</p></li></ol></li><li><p>twee</p></li></ol>
<ol start="3"><li><p>drie</p></li></ol><ul><li><p>bol</p></li></ul><p><font face="Arial"><b>vet</b></font></p></body></html>
"""
GOOGLE = """\
<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1"><h1 dir="ltr"><span style="font-weight:700">Kop</span></h1>
<p dir="ltr"><span style="font-weight:400">gewoon </span><span style="font-weight:700">vet</span></p><br />
<ol><li dir="ltr" aria-level="1" style="list-style-type:decimal"><p dir="ltr" role="presentation"><span>een</span></p></li>
<ol><li dir="ltr" aria-level="2" style="list-style-type:lower-alpha"><p role="presentation"><span>diep</span></p></li></ol>
<li aria-level="1" style="list-style-type:decimal"><p><span>twee</span></p></li></ol></b>
"""
OUTLOOK = """\
<div class="elementToProof" style="font-family:Calibri">Dag allemaal,</div><div><br></div>
<div>1. Verslag</div><div>- a</div><div>- b</div><blockquote>geciteerd</blockquote><hr><div>einde</div>
"""


def test_libreoffice() -> None:
    assert read(LIBREOFFICE) == [
        ("heading", 2, "", "Punt"),
        ("point", 0, "1.", "een"),
        ("point", 1, "a.", "diep"),
        ("point", 0, "2.", "twee"),
        ("point", 0, "3.", "drie"),
        ("point", 0, "", "bol"),
        ("text", 0, "", "vet"),
    ]


def test_google_docs() -> None:
    found = from_html(GOOGLE)
    assert read(GOOGLE) == [
        ("heading", 1, "", "Kop"),
        ("text", 0, "", "gewoon vet"),
        ("point", 0, "1.", "een"),
        ("point", 1, "a.", "diep"),
        ("point", 0, "2.", "twee"),
    ]
    assert [each.bold for each in found.paragraphs] == [True, False, False, False, False], "its own b is not bold"


def test_outlook_on_the_web_and_lists_typed_by_hand() -> None:
    assert read(OUTLOOK) == [
        ("text", 0, "", "Dag allemaal,"),
        ("point", 0, "1.", "Verslag"),
        ("point", 1, "", "a"),
        ("point", 1, "", "b"),
        ("text", 0, "", "geciteerd"),
        ("text", 0, "", "einde"),
    ]


def test_a_table_of_one_column_is_a_frame_and_one_inside_another_a_cell() -> None:
    assert read("<table><tr><td><p>a</p><ul><li>b</li></ul></td></tr></table>") == [
        ("text", 0, "", "a"),
        ("point", 0, "", "b"),
    ]
    nested = "<table><tr><td>x<table><tr><td>1</td><td>2</td></tr></table></td><td>y</td></tr></table>"
    assert read(nested) == [("row", 0, "", "x; 1 | 2 | y")]


HOSTILE = {
    "script": ("<script>alert(1)</script><p>a</p><style>b</style>", ["a"]),
    "never closed": ("<p>a<script>b", ["ab"]),
    "handlers": ("<p onclick=x style=\"a:'>'\">a</p>", ["a"]),
    "open tag": ("a <b en meer", ["a <b en meer"]),
    "open comment": ("a <!-- en meer", ["a <!-- en meer"]),
    "less than": ("5 < 6 <3 a<b", ["5 < 6 <3 a<b"]),
    "entities": ("&lt;script&gt; &amp;amp; &#x202e;om &#0; &bogus;", ["<script> &amp; om \ufffd &bogus;"]),
    "doctype": ("<!DOCTYPE x [<!ENTITY a 'b'>]><p>&a;</p>", ["]>", "&a;"]),
    "wrong order": ("<b><p>a</b></p><li>b</ul></li><td>c</td>", ["a", "b", "c"]),
    "start of a list": ("<ol start=99999999999><li value=-5>a</ol>", ["a"]),
    "svg": ("<svg><text>a</text></svg><math><mi>b</mi></math>", ["ab"]),
    "javascript": ("<a href='javascript:x'>klik</a>", ["klik"]),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_markup_is_text_or_nothing(name: str) -> None:
    markup, texts = HOSTILE[name]
    assert [each.text for each in from_html(markup).paragraphs] == texts


@given(st.text(st.sampled_from("<>/!-='\" abp&;#[]?")))
@settings(max_examples=500, deadline=None)
def test_any_markup_is_read(markup: str) -> None:
    for each in from_html(markup).paragraphs:
        assert each.text == " ".join(each.text.split())


def test_lists_twenty_deep_keep_their_levels() -> None:
    found = from_html("<ul><li>x" * 20 + "</li></ul>" * 20).paragraphs
    assert [each.level for each in found] == list(range(20))
    assert all(each.sort is Sort.point for each in found)


def test_tags_are_cut_once_through() -> None:
    assert list(pieces("<P Class='a>b' x=1 y>t</p><br/>")) == [
        Tag("p", closes=False, attributes={"class": "a>b", "x": "1", "y": ""}),
        "t",
        Tag("p", closes=True, attributes={}),
        Tag("br", closes=False, attributes={}),
    ]


def test_far_more_markup_than_minutes_is_refused() -> None:
    with pytest.raises(RefusedError, match="veel meer dan een verslag"):
        from_html("<p>a</p>" * 1_300_000)
