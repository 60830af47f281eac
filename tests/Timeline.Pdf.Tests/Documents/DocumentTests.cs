namespace Timeline.Pdf.Tests.Documents;

public sealed class DocumentTests
{
    [Fact]
    public void The_same_calls_give_the_same_bytes() => Assert.Equal(SampleReport.Write(), SampleReport.Write());
}
