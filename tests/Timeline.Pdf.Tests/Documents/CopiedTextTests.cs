using System.Text.RegularExpressions;
using Timeline.Pdf.Composing;
using Timeline.Pdf.Writing;

namespace Timeline.Pdf.Tests.Documents;

/// <summary>What pdftotext reads is what was typed, in every script; and every character of it is drawn.</summary>
public sealed partial class CopiedTextTests
{
    private const string Filler = "The queue filled while the disk alarm slept, and nobody was told for eighteen minutes, as the log later showed to all who read it.";

    [Theory]
    [InlineData("ligatures", "office waffle: the first file, fjord, AVATAR, To")]
    [InlineData("combining accents", "cafe\u0301, Vie\u0323\u0302t, x\u0304 and a\u030B")]
    [InlineData("Vietnamese", "Máy chủ ngừng hoạt động lúc nửa đêm, việc phục hồi đã bắt đầu")]
    [InlineData("Greek", "Ὁ διακομιστὴς ἔπεσε τα μεσάνυχτα· ᾧ")]
    [InlineData("Cyrillic", "Сервер остановился в полночь; Їжак, Ђорђе")]
    [InlineData("Arabic", "الخادم توقف عن العمل في منتصف الليل لا إله مساءً")]
    [InlineData("Urdu", "سرور رک گیا اور ڈیٹابیس بند ہو گئی ہے")]
    [InlineData("Persian", "سرور نمی‌شود بازیابی گردید می‌خواهم")]
    [InlineData("Hebrew", "השרת נפל בחצות והמסד שוחזר")]
    [InlineData("pointed Hebrew", "בְּרֵאשִׁית בָּרָא אֱלֹהִים שָׁלוֹם נָא")]
    [InlineData("Thaana", "ސަރވަރު މެންދަމު ހުއްޓުނެވެ")]
    [InlineData("right to left in a sentence", "the words שָׁלוֹם, then العربية. And \"אבג\" (דהו) end שלום.")]
    [InlineData("right to left that ends with signs", "the words مساءً and بَ, then (שלום)")]
    [InlineData("Hindi", "क्षत्रिय प्रार्थना: सर्वर बंद हो गया और स्थिति ठीक है। हिन्दी, र्कि")]
    [InlineData("Bengali", "সার্ভারটি রাতে বন্ধ হয়ে গেছে এবং পুনরায় চালু করা হয়েছে")]
    [InlineData("Tamil", "சேவையகம் நள்ளிரவில் நின்றது, கொள்ளளவு போதவில்லை")]
    [InlineData("Telugu", "సర్వర్ అర్ధరాత్రి ఆగిపోయింది")]
    [InlineData("Kannada", "ಸರ್ವರ್ ಮಧ್ಯರಾತ್ರಿ ನಿಂತುಹೋಯಿತು")]
    [InlineData("Malayalam", "സെർവർ അർദ്ധരാത്രിയിൽ നിന്നു")]
    [InlineData("Gujarati", "સર્વર મધ્યરાત્રિએ બંધ થયું")]
    [InlineData("Punjabi", "ਸਰਵਰ ਅੱਧੀ ਰਾਤ ਨੂੰ ਬੰਦ ਹੋ ਗਿਆ")]
    [InlineData("Odia", "ସର୍ଭର ମଧ୍ୟରାତ୍ରିରେ ବନ୍ଦ ହେଲା")]
    [InlineData("Sinhala", "සේවාදායකය මධ්‍යම රාත්‍රියේ නැවතුණි ශ්‍රී")]
    [InlineData("Thai", "เซิร์ฟเวอร์หยุดทำงานเวลาเที่ยงคืน น้ำท่วม ปั๊ม ที่นี่")]
    [InlineData("Lao", "ເຊີບເວີຢຸດເຮັດວຽກຕອນທ່ຽງຄືນ")]
    [InlineData("Khmer", "ម៉ាស៊ីនមេបានឈប់នៅពាក់កណ្ដាលអធ្រាត្រ")]
    [InlineData("Burmese", "ဆာဗာသည်ညသန်းခေါင်တွင်ရပ်တန့်ခဲ့သည်")]
    [InlineData("Georgian", "სერვერი შუაღამისას გაჩერდა")]
    [InlineData("Armenian", "Սերվերը կանգ առավ կեսգիշերին")]
    [InlineData("Amharic", "አገልጋዩ እኩለ ሌሊት ላይ ቆመ")]
    [InlineData("Chinese", "服务器在午夜停止工作。数据库已恢复，“队列”满了：升级《手册》（第三版）")]
    [InlineData("Japanese", "サーバーが真夜中に停止しました。データベースは復旧済みです。")]
    [InlineData("Korean", "서버가 자정에 멈췄습니다. 데이터베이스가 복구되었습니다.")]
    [InlineData("emoji", "👩‍🚒 👨‍👩‍👧‍👦 👍🏽 🔥 ❤️ ✅ ⌚ 🏳️‍🌈")]
    [InlineData("stacked accents", "S\u0323\u0301\u0308e\u0323\u0302\u0301rv\u0307\u030Aer")]
    [InlineData("Kurdish", "ڕاژەکار لە نیوەشەودا وەستا")]
    [InlineData("Uyghur", "مۇلازىمېتىر يېرىم كېچىدە توختىدى")]
    [InlineData("Yiddish", "דער סערווער האָט זיך אָפּגעשטעלט")]
    [InlineData("Tigrinya", "ሰርቨር ኣብ ፍርቂ ለይቲ ጠጠው ኢሉ")]
    [InlineData("emoji of several people, with skin tones", "👩🏽‍🤝‍👨🏿 🧑🏻‍💻 👩‍❤️‍💋‍👨 🏴󠁧󠁢󠁷󠁬󠁳󠁿")]
    [InlineData("keycaps and flags", "1️⃣ #️⃣ 🇫🇷 🇺🇦 🏴󠁧󠁢󠁳󠁣󠁴󠁿")]
    public void What_was_typed_is_drawn_and_copied_as_it_was_typed(string script, string text)
    {
        var written = Document(text);
        Assert.Empty(written.Missing);
        var copied = Plain(ExternalTool.Run(written.Bytes, "pdftotext", "{file}", "-"));
        Assert.True(copied.Contains(text, StringComparison.Ordinal), $"{script}: {text} is not in {copied}");
    }

    [Fact]
    public void Text_that_no_font_has_is_boxes_that_are_counted_and_copied_as_it_was_typed()
    {
        const string Balinese = "\u1B13\u1B38 \u1B27";
        var written = Document(Balinese);
        Assert.Equal(new Dictionary<int, int> { [0x1B13] = 2, [0x1B27] = 2 }, written.Missing);
        Assert.Contains(Balinese, Plain(ExternalTool.Run(written.Bytes, "pdftotext", "{file}", "-")), StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_that_end_in_the_middle_of_a_long_text_lose_nothing()
    {
        var text = string.Concat(Enumerable.Repeat("เซิร์ฟเวอร์หยุดทำงานน้ำท่วม", 12));
        var copied = Plain(ExternalTool.Run(Document(text).Bytes, "pdftotext", "{file}", "-")).Replace(" ", "", StringComparison.Ordinal);
        Assert.Contains(text, copied, StringComparison.Ordinal);
    }

    // As in a real document, most of the page runs from left to right.
    private static WrittenPdf Document(string text)
    {
        var document = new PdfDocument(new() { Title = "t" });
        for (var i = 0; i < 6; i++)
            document.Body.Paragraph(Filler);
        document.Body.Paragraph(text).Paragraph(inner => inner.Bold(text));
        return document.Write();
    }

    // pdftotext adds marks of direction, and ends lines where they end on the page.
    private static string Plain(string copied) => Spaces().Replace(Marks().Replace(copied, ""), " ");

    [GeneratedRegex("[\u200E\u200F\u202A-\u202E\u2066-\u2069\f]", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Marks();

    [GeneratedRegex("\\s+", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Spaces();
}
