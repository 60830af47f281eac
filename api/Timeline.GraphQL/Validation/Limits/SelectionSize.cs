using System.Runtime.InteropServices;

namespace Timeline.GraphQL.Validation.Limits;

/// <summary>How much a selection asks for, fragments opened at each use.</summary>
/// <param name="Depth">The longest way down, in fields.</param>
/// <param name="Fields">Selected fields, at most <see cref="int.MaxValue"/>.</param>
/// <param name="Aliases">Those of them with an alias, at most <see cref="int.MaxValue"/>.</param>
/// <param name="Spreads">Named fragments spread, at most <see cref="int.MaxValue"/>.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct SelectionSize(int Depth, int Fields, int Aliases, int Spreads)
{
    /// <summary>Both beside each other.</summary>
    public SelectionSize And(SelectionSize other) =>
        new(Math.Max(Depth, other.Depth), Add(Fields, other.Fields), Add(Aliases, other.Aliases), Add(Spreads, other.Spreads));

    /// <summary>A field with this selection inside.</summary>
    public SelectionSize InField(bool hasAlias) => this with { Depth = Depth + 1, Fields = Add(Fields, 1), Aliases = Add(Aliases, hasAlias ? 1 : 0) };

    /// <summary>A named fragment with this selection, where it is spread.</summary>
    public SelectionSize InSpread() => this with { Spreads = Add(Spreads, 1) };

    // Fragments that spread others twice make a number that doubles with each of them.
    private static int Add(int a, int b) => (int)Math.Min((long)a + b, int.MaxValue);
}
