using Timeline.Pdf.Tests.Documents;
using Timeline.Pdf.Tests.Pictures;

namespace Timeline.Pdf.Tests.Writing;

public sealed class FileClauseTests
{
    private static readonly Lazy<PdfReader> Sample = new(() =>
    {
        var document = SampleReport.Compose();
        document.Body.Picture(PictureTests.Transparent(), "two dots", width: 40);
        return new(document.ToBytes());
    });

    public static TheoryData<string> Clauses() => new(FileClause.All.Select(clause => clause.Number));

    [Theory]
    [MemberData(nameof(Clauses))]
    public void A_report_keeps_the_clause_and_a_broken_one_is_found(string number)
    {
        var clause = FileClause.All.Single(one => one.Number == number);
        Assert.True(clause.Holds(Sample.Value), "the report breaks it");
        Assert.All(clause.Broken, change =>
        {
            var broken = Sample.Value.Changed(change.From, change.To);
            Assert.NotEqual(Sample.Value.Everything, broken.Everything);
            Assert.False(clause.Holds(broken), $"{change.From} became {change.To}, and nobody saw");
        });
    }
}
