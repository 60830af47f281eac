namespace Timeline.Pdf.Writing;

/// <summary>A file inside the document.</summary>
/// <param name="Name">Its name, such as <c>incident.json</c>.</param>
/// <param name="MediaType">Its kind, such as <c>application/json</c>.</param>
/// <param name="Bytes">The whole file.</param>
/// <param name="Description">What it is, in a sentence.</param>
/// <param name="Relationship">What it is to the document.</param>
/// <param name="Modified">When it was last changed.</param>
internal sealed record Attachment(string Name, string MediaType, ReadOnlyMemory<byte> Bytes, string Description, AttachmentRelationship Relationship, DateTimeOffset Modified);

/// <summary>What a file inside a document is to it.</summary>
public enum AttachmentRelationship
{
    /// <summary>The document shows what it holds.</summary>
    Data,

    /// <summary>The document was made from it.</summary>
    Source,

    /// <summary>It adds to the document.</summary>
    Supplement,
}
