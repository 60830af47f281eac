using System.Text;
using Timeline.Api.Postmortems.Composition;
using Timeline.Api.Postmortems.Composition.Charts;
using Timeline.Api.Postmortems.Outputs;
using Timeline.Domain.Incidents;
using static Timeline.Api.Tests.Postmortems.ComposedDocument;

namespace Timeline.Api.Tests.Postmortems;

/// <summary>Pictures that are drawn of a record.</summary>
public sealed class ChartTests
{
    private static readonly IncidentEvent[] Facts =
    [
        Logged(0, "They call.", EntryKind.Report),
        new ImpactStarted(Entry(1), At(Minute(0)), "Mail", ImpactLevel.Degraded),
        new ImpactStarted(Entry(2), At(Minute(10)), "A service with a name that is longer than its lane", ImpactLevel.Down),
        new ResponderEngaged(Entry(3), At(Minute(15)), "Ada", How: null, Text: null),
        new EtaGiven(Entry(4), At(Minute(20)), For: null, Minute(30), ByLatest: null, "Ada", Basis: null, Text: null),
        new EtaGiven(Entry(5), At(Minute(31)), For: null, Minute(50), ByLatest: null, "Ada", Basis: null, Text: null),
        new UpdateSent(Entry(6), At(Minute(25)), Audience.Customer, Channel.Phone, "We are at it.", WhatNext: null, NextUpdateDue: null),
        new ImpactEnded(Entry(7), At(Minute(60)), Entry(1)), new ImpactEnded(Entry(8), At(Minute(55)), Entry(2)),
        new StatusChanged(Entry(9), At(Minute(60)), IncidentStatus.Declared, IncidentStatus.Resolved, Text: null),
    ];

    [Fact]
    public void Lanes_have_the_worst_service_first_and_everything_within_the_picture()
    {
        var chart = Of("What ran beside what");
        Assert.Equal(["Phase", "A service with a name t…", "Mail", "Hands on it", "Telling"], chart.Shapes.OfType<ChartText>().Where(text => text.X == 0).Select(text => text.Text));
        AssertWithin(chart);
        Assert.Contains("A service with a name that is longer than its lane: down from 22:10 to 22:55.", chart.InWords, StringComparison.Ordinal);
    }

    [Fact]
    public void The_scale_ends_when_it_was_over_however_late_it_was_closed()
    {
        var closed = ComposedDocument.Of([.. Facts, new StatusChanged(Entry(10), At(Minute(60 * 24 * 40)), IncidentStatus.Resolved, IncidentStatus.Closed, Text: null)]);
        var bars = closed.All().SelectMany(section => section.Blocks).OfType<Chart>().First().Shapes.OfType<ChartBar>();
        Assert.Equal(Of("What ran beside what").Shapes.OfType<ChartBar>().Max(bar => bar.Width), bars.Max(bar => bar.Width));
    }

    [Fact]
    public void Down_is_darker_than_degraded_and_as_long_as_it_was()
    {
        var bars = Of("What ran beside what").Shapes.OfType<ChartBar>().ToList();
        var (down, degraded) = (bars.Single(bar => bar.Tone == ChartTone.Dark && bar.Y > 20), bars.Single(bar => bar.Tone == ChartTone.Middle && bar.Y > 20));
        Assert.Equal(0.75, down.Width / degraded.Width, 3);
    }

    [Fact]
    public void Estimates_stand_at_what_they_promised_beside_a_line_where_it_came()
    {
        var chart = Of("The service back: what was promised");
        AssertWithin(chart);
        var dots = chart.Shapes.OfType<ChartDot>().ToList();
        var came = chart.Shapes.OfType<ChartLine>().Single(line => line.Tone == ChartTone.Accent);
        Assert.True(dots[0].Y > dots[1].Y && dots[1].Y > came.Y1, "an earlier promise stands lower");
        Assert.Equal("at 22:20 22:30 was promised, at 22:31 22:50 was promised; it came about at 23:00.", chart.InWords);
    }

    [Fact]
    public void Html_and_pdf_draw_the_same_shapes()
    {
        var chart = Of("What ran beside what");
        var html = new StringBuilder();
        ChartOutput.Append(html, chart);
        Assert.Equal(chart.Shapes.Count, html.ToString().Split('\n').Count(line => line.StartsWith("<rect", StringComparison.Ordinal) || line.StartsWith("<path", StringComparison.Ordinal) || line.StartsWith("<circle", StringComparison.Ordinal) || line.StartsWith("<text", StringComparison.Ordinal)));
        Assert.Contains(chart.InWords.Replace(" ", "", StringComparison.Ordinal), ReadPdf.Everything(PdfOutput.Render(ComposedDocument.Of(Facts)).Bytes).Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    private static Chart Of(string caption) =>
        ComposedDocument.Of(Facts).All().SelectMany(section => section.Blocks).OfType<Chart>().Single(chart => chart.Caption.StartsWith(caption, StringComparison.Ordinal));

    private static void AssertWithin(Chart chart) => Assert.All(chart.Shapes, shape => Assert.True(
        shape switch
        {
            ChartBar bar => bar.X >= 0 && bar.X + bar.Width <= Chart.Width && bar.Y >= 0 && bar.Y + bar.Height <= chart.Height,
            ChartLine line => line.X1 >= 0 && line.X2 <= Chart.Width && line.Y1 >= 0 && line.Y2 <= chart.Height,
            ChartDot dot => dot.X >= 0 && dot.X <= Chart.Width && dot.Y >= 0 && dot.Y <= chart.Height,
            ChartText text => text.X >= 0 && text.X <= Chart.Width && text.Y >= 0 && text.Y + ChartText.Size <= chart.Height,
            _ => false,
        },
        $"{shape} is outside of {Chart.Width} × {chart.Height}"));
}
