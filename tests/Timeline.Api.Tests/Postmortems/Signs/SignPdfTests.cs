using System.Globalization;
using NodaTime;
using Timeline.Api.Postmortems.Signs;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;
using Timeline.Pdf.Geometry;
using Timeline.Pdf.Paging;
using Timeline.Pdf.Tests.Writing;

namespace Timeline.Api.Tests.Postmortems.Signs;

/// <summary>The sign on paper.</summary>
public sealed class SignPdfTests
{
    private static readonly Instant Now = Instant.FromUtc(2014, 5, 14, 19, 30);

    private static readonly IncidentSign Sign = new(
        "INC-42", IsDrill: false, SignState.Down, [new("Mail for the branch offices", ImpactLevel.Down), new("Calendar", ImpactLevel.Degraded)], MoreLines: 0, Now - Duration.FromHours(20),
        Now + Duration.FromHours(2), Now + Duration.FromHours(3), ExpectedFor: null, Now + Duration.FromMinutes(30), ["Name service", "Web"], ["Old mail can be read."], "Support line",
        Now - Duration.FromMinutes(25), Now, "America/Chicago");

    [Fact]
    public void It_has_all_that_somebody_before_the_door_wants_to_know()
    {
        var text = Text(Sign);
        Assert.All(
            [
                "Out of order", "Mail for the branch offices", "does not work", "Calendar", "works in part", "18:30, Tuesday 13 May", "16:30 to 17:30", "15:00", "Name service, Web", "Old mail can be read.", "Support line",
                "Replaces the sign of 14:05", "Printed 14:30, Wednesday 14 May", "America/Chicago", "INC-42",
            ],
            part => Assert.Contains(part, text, StringComparison.Ordinal));
        Assert.DoesNotContain("DRILL", text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_known_is_said_to_be_so()
    {
        var text = Text(Sign with { ExpectedBack = null, ExpectedLatest = null, NextUpdate = null, Replaces = null });
        Assert.Equal(2, text.Split("not known").Length - 1);
        Assert.DoesNotContain("Replaces", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_drill_says_so_large_and_what_is_back_since_when()
    {
        Assert.Contains("DRILL: this is an exercise", Text(Sign with { IsDrill = true }), StringComparison.Ordinal);
        var back = Text(Sign with { State = SignState.Back, Since = Now - Duration.FromHours(1), StillWorks = [], Meanwhile = [] });
        Assert.Contains("Works again since", back, StringComparison.Ordinal);
        Assert.Contains("13:30, Wednesday 14 May", back, StringComparison.Ordinal);
        Assert.DoesNotContain("Expected back", back, StringComparison.Ordinal);
        Assert.DoesNotContain("does not work", back, StringComparison.Ordinal);
    }

    [Fact]
    public void There_is_one_in_German()
    {
        var text = Text(Sign, SignWords.German);
        Assert.All(["Außer Betrieb", "geht nicht", "Voraussichtlich zurück", "18:30, Dienstag 13.5.", "16:30 bis 17:30", "Ersetzt den Aushang von 14:05"], part => Assert.Contains(part, text, StringComparison.Ordinal));
        Assert.Null(SignWords.Find("fr"));
    }

    public static TheoryData<string> Hostile =>
    [
        new string('W', 200), string.Join(' ', Enumerable.Repeat("word", 40)), "שרת הדואר של המשרד הראשי", "データベース停止", "\u202Eevil\u202C <b>x</b> \u200B", "e" + new string('\u0301', 150), "x\nx\nx\nx\nx\nx\nx\nx",
    ];

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Whatever_it_says_it_is_one_page_on_either_paper(string name)
    {
        var full = Sign with
        {
            IsDrill = true,
            Lines = [.. Enumerable.Repeat(new SignLine(name, ImpactLevel.Degraded), IncidentSign.MostLines)],
            MoreLines = 94,
            ExpectedFor = name,
            StillWorks = [.. Enumerable.Repeat(name, 8)],
            Meanwhile = [string.Concat(Enumerable.Repeat(name, 100)), string.Concat(Enumerable.Repeat(name, 100))],
            Contact = name,
        };
        foreach (var paper in new[] { PageSize.A4, PageSize.Letter })
        {
            Assert.Equal(1, Pages(full, paper));
            Assert.Equal(1, Pages(Sign, paper));
        }
    }

    [Fact]
    public void The_same_sign_gives_the_same_bytes() =>
        Assert.Equal(SignPdf.Render(Sign, SignWords.English, PageSize.A4).Bytes, SignPdf.Render(Sign, SignWords.English, PageSize.A4).Bytes);

    private static int Pages(IncidentSign sign, Size paper)
    {
        var pdf = new PdfReader(SignPdf.Render(sign, SignWords.English, paper).Bytes);
        return int.Parse(PdfReader.Match(pdf.Text(PdfReader.Reference(pdf.Catalog, "Pages")), @"/Count (\d+)"), CultureInfo.InvariantCulture);
    }

    private static string Text(IncidentSign sign, SignWords? words = null)
    {
        var text = SignText.Of(sign, words ?? SignWords.English);
        return string.Join('\n', [text.Drill ?? "", text.Heading, .. text.Lines.Select(line => $"{line.What}: {line.Level}"), text.More ?? "", .. text.Facts.Select(fact => $"{fact.Label}: {fact.Value}"), .. text.Foot]);
    }
}
