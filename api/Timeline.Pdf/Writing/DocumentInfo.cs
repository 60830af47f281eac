using System.Collections.Immutable;

namespace Timeline.Pdf.Writing;

/// <summary>What a file says about itself. Immutable.</summary>
public sealed record DocumentInfo
{
    /// <summary>Gets the title, shown in the window's title bar; required, because readers announce it.</summary>
    public required string Title { get; init; }

    /// <summary>Gets who wrote it.</summary>
    public string? Author { get; init; }

    /// <summary>Gets what it is about, in a sentence.</summary>
    public string? Subject { get; init; }

    /// <summary>Gets words to find it by.</summary>
    public ImmutableArray<string> Keywords { get; init; } = [];

    /// <summary>Gets the BCP 47 language of the text.</summary>
    public string Language { get; init; } = "en";

    /// <summary>Gets when the document was made. The engine has no clock: without it the file carries no date.</summary>
    public DateTimeOffset? Created { get; init; }

    /// <summary>Gets the program that made the document.</summary>
    public string Creator { get; init; } = "Timeline";
}
