using System.Runtime.InteropServices;

namespace Timeline.GraphQL.Limits;

/// <summary>How much a selection asks for, fragments opened at each use. Counts stop at <see cref="int.MaxValue"/>.</summary>
/// <param name="Depth">The longest way down, in fields.</param>
/// <param name="Fields">Selected fields.</param>
/// <param name="Aliases">Those of them with an alias.</param>
/// <param name="Spreads">Named fragments spread.</param>
/// <param name="Lists">The longest way down, in the lists of introspection types that go through the whole schema again.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct SelectionSize(int Depth, int Fields, int Aliases, int Spreads, int Lists)
{
    /// <summary>What cannot be followed.</summary>
    public static SelectionSize Countless { get; } = new(int.MaxValue, int.MaxValue, 0, 0, 0);

    /// <summary>Both beside each other.</summary>
    public SelectionSize And(SelectionSize other) => new(
        Math.Max(Depth, other.Depth), Add(Fields, other.Fields), Add(Aliases, other.Aliases), Add(Spreads, other.Spreads), Math.Max(Lists, other.Lists));

    /// <summary>A field with this selection inside.</summary>
    public SelectionSize InField(bool hasAlias, bool isList) =>
        new(Add(Depth, 1), Add(Fields, 1), Add(Aliases, hasAlias ? 1 : 0), Spreads, Add(Lists, isList ? 1 : 0));

    /// <summary>A named fragment with this selection, where it is spread.</summary>
    public SelectionSize InSpread() => this with { Spreads = Add(Spreads, 1) };

    // Fragments that spread others twice make a number that doubles with each of them.
    private static int Add(int a, int b) => (int)Math.Min((long)a + b, int.MaxValue);
}
