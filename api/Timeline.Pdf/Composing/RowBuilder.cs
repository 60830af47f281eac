using System.Collections.Immutable;
using Timeline.Pdf.Elements;
using Timeline.Pdf.Tables;

namespace Timeline.Pdf.Composing;

/// <summary>Composes blocks that stand side by side, left to right. Not safe to share between threads.</summary>
public sealed class RowBuilder
{
    private readonly Flow _flow;
    private readonly ImmutableArray<RowCell>.Builder _cells = ImmutableArray.CreateBuilder<RowCell>();

    internal RowBuilder(Flow flow) => _flow = flow;

    /// <summary>Adds blocks of a width.</summary>
    /// <param name="width">How wide they are.</param>
    /// <param name="compose">Adds the blocks.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A fixed width is negative or a weight not more than zero.</exception>
    public RowBuilder Cell(Track width, Action<Flow> compose)
    {
        ArgumentNullException.ThrowIfNull(compose);
        ArgumentOutOfRangeException.ThrowIfNegative(width.Value, nameof(width));
        if (width.Kind == TrackKind.Relative)
            ArgumentOutOfRangeException.ThrowIfZero(width.Value, nameof(width));
        var inner = _flow.Nested();
        compose(inner);
        _cells.Add(new(width, inner.Build()));
        return this;
    }

    internal ImmutableArray<RowCell> Build() => _cells.ToImmutable();
}
