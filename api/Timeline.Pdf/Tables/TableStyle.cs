using Timeline.Pdf.Geometry;

namespace Timeline.Pdf.Tables;

/// <summary>Lines, colours and space of a table. Immutable.</summary>
public sealed record TableStyle
{
    /// <summary>Gets the clear space inside every cell, in points.</summary>
    public Insets CellPadding { get; init; } = Insets.Symmetric(6, 4);

    /// <summary>Gets the line above and below the whole table on every page; none when null.</summary>
    public Stroke? OuterRule { get; init; }

    /// <summary>Gets the line under the header rows; none when null.</summary>
    public Stroke? HeaderRule { get; init; }

    /// <summary>Gets the line between body rows; none when null.</summary>
    public Stroke? RowRule { get; init; }

    /// <summary>Gets the colour behind header rows; none when null.</summary>
    public Color? HeaderFill { get; init; }

    /// <summary>Gets the colour behind every second body row; none when null.</summary>
    public Color? Stripe { get; init; }

    /// <summary>Gets the height in points up to which a row moves to the next page rather than split.</summary>
    public double KeepRowsUpTo { get; init; } = 160;
}
