namespace Timeline.Pdf.Geometry;

/// <summary>Where a link leads.</summary>
internal abstract record LinkTarget;

/// <summary>An absolute address opened by the reader's program.</summary>
internal sealed record ExternalTarget(string Address) : LinkTarget;

/// <summary>A named anchor in the same document.</summary>
internal sealed record InternalTarget(string Anchor) : LinkTarget;
