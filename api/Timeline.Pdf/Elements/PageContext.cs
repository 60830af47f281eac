using System.Collections.Immutable;

namespace Timeline.Pdf.Elements;

/// <summary>What an element may know of the page it lands on.</summary>
/// <param name="number">1-based number of the page.</param>
/// <param name="facts">What is known of the whole document.</param>
internal sealed class PageContext(int number, DocumentFacts facts)
{
    public static PageContext First => new(1, new());

    /// <summary>Gets the 1-based number of the page.</summary>
    public int Number => number;

    /// <summary>Gets the number of pages as the previous pass found it; null in the first pass.</summary>
    public int? Total => facts.Ask().Total;

    /// <summary>Gets page numbers by anchor, as the previous pass found them.</summary>
    public ImmutableDictionary<string, int> Anchors => facts.Ask().Anchors;

    /// <summary>Gets the memory for shaped text that is kept between passes.</summary>
    public ShapeMemory Shapes => facts.Shapes;
}

/// <summary>What a pass over the document knows from the one before.</summary>
internal sealed class DocumentFacts
{
    public int? Total { get; init; }

    public ImmutableDictionary<string, int> Anchors { get; init; } = ImmutableDictionary<string, int>.Empty;

    public ShapeMemory Shapes { get; init; } = new();

    /// <summary>Gets a value indicating whether an element asked for a fact: then its layout may change when the fact does.</summary>
    public bool WereAsked { get; private set; }

    public DocumentFacts Ask()
    {
        WereAsked = true;
        return this;
    }

    public bool Same(DocumentFacts other) =>
        Total == other.Total && Anchors.Count == other.Anchors.Count && Anchors.All(pair => other.Anchors.TryGetValue(pair.Key, out var page) && page == pair.Value);
}
