using Timeline.Api.Metrics;

namespace Timeline.Api.Tests.Metrics;

public sealed class CsvTests
{
    [Theory]
    [InlineData("Mail", "\"Mail\"\r\n")]
    [InlineData("He said \"no\", twice\r\nat least", "\"He said \"\"no\"\", twice\r\nat least\"\r\n")]
    [InlineData("=HYPERLINK(\"http://example.org\")", "\"'=HYPERLINK(\"\"http://example.org\"\")\"\r\n")]
    [InlineData("+1", "\"'+1\"\r\n")]
    [InlineData("-1", "\"'-1\"\r\n")]
    [InlineData("@SUM(A1)", "\"'@SUM(A1)\"\r\n")]
    [InlineData("\t=1", "\"'\t=1\"\r\n")]
    [InlineData("\r=1", "\"'\r=1\"\r\n")]
    [InlineData("  =1", "\"'  =1\"\r\n")]
    [InlineData("＝1", "\"'＝1\"\r\n")]
    [InlineData("a=b", "\"a=b\"\r\n")]
    [InlineData("", "\"\"\r\n")]
    public void A_text_is_quoted_and_never_a_formula(string text, string expected) => Assert.Equal(expected, Csv.Row(text));

    [Fact]
    public void Numbers_are_numbers_and_what_is_missing_is_empty() => Assert.Equal("-60,3,,\"x\"\r\n", Csv.Row(-60L, 3, null, "x"));
}
