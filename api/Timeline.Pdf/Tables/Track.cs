using System.Runtime.InteropServices;

namespace Timeline.Pdf.Tables;

/// <summary>How wide a column is.</summary>
/// <param name="Kind">What the value means.</param>
/// <param name="Value">Points for a fixed width, a weight for a relative one, nothing for an automatic one.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Track(TrackKind Kind, double Value)
{
    /// <summary>Gets the width that is as wide as its content asks for.</summary>
    public static Track Auto => new(TrackKind.Auto, 0);

    /// <summary>A width in points.</summary>
    /// <param name="points">The width; zero or more.</param>
    /// <returns>A fixed width.</returns>
    public static Track Fixed(double points) => new(TrackKind.Fixed, points);

    /// <summary>A share of what the other columns leave over.</summary>
    /// <param name="weight">The share, compared with that of the other relative columns; more than zero.</param>
    /// <returns>A relative width.</returns>
    public static Track Relative(double weight) => new(TrackKind.Relative, weight);
}

/// <summary>Kinds of column widths.</summary>
public enum TrackKind
{
    /// <summary>What the content asks for.</summary>
    Auto,

    /// <summary>Points.</summary>
    Fixed,

    /// <summary>A share of what is left.</summary>
    Relative,
}
