using System.Globalization;

namespace Timeline.Pdf.Composing;

/// <summary>The headings of one document in the order they were composed, and what its text says about the language.</summary>
internal sealed class HeadingList
{
    private readonly List<HeadingEntry> _entries = [];

    public Text.HanText Han { get; } = new();

    public IReadOnlyList<HeadingEntry> Entries => _entries;

    /// <summary>Notes a heading and makes up the anchor that contents lead to.</summary>
    public string Add(int level, string title)
    {
        // The space keeps it apart from anchors that people name.
        var anchor = string.Create(CultureInfo.InvariantCulture, $"heading {_entries.Count + 1}");
        _entries.Add(new(level, title, anchor));
        return anchor;
    }
}

/// <summary>A heading for the table of contents.</summary>
internal sealed record HeadingEntry(int Level, string Title, string Anchor);
