namespace Timeline.Api.Postmortems.Composition.Charts;

/// <summary>What a shape stands for. Outputs give each a colour of their own; they are told apart in grey too, by how dark they are.</summary>
internal enum ChartTone
{
    Ink,
    Muted,
    Hairline,
    Accent,

    /// <summary>The lightest of four steps: nobody had noticed, at risk.</summary>
    Faint,
    Light,
    Middle,

    /// <summary>The darkest: down.</summary>
    Dark,
}

/// <summary>Where a text stands at its point.</summary>
internal enum ChartAlignment
{
    Left,
    Center,
    Right,
}

/// <summary>A shape of a chart. Points of a page, from the top left corner of the chart.</summary>
internal abstract record ChartShape;

internal sealed record ChartBar(double X, double Y, double Width, double Height, ChartTone Tone) : ChartShape;

internal sealed record ChartLine(double X1, double Y1, double X2, double Y2, ChartTone Tone) : ChartShape;

/// <param name="Filled">False: a ring.</param>
internal sealed record ChartDot(double X, double Y, double Radius, ChartTone Tone, bool Filled) : ChartShape;

/// <param name="Y">Of the line's top.</param>
internal sealed record ChartText(double X, double Y, string Text, ChartTone Tone, ChartAlignment Alignment = ChartAlignment.Left) : ChartShape
{
    public const double Size = 7.25;

    /// <summary>A name beside a lane; what is cut off stands in the words of the chart.</summary>
    public static string Short(string name, int longest) => name.Length <= longest ? name : name[..(longest - 1)].TrimEnd() + "…";
}
