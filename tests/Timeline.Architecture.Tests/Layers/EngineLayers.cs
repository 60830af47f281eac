namespace Timeline.Architecture.Tests.Layers;

internal static class EngineLayers
{
    public static LayerMap GraphQL { get; } = new("Timeline.GraphQL", new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["Types"] = [],
        ["Schemas"] = ["Types"],
        ["Limits"] = ["Types", "Schemas"],
        ["Execution"] = ["Types", "Schemas", "Limits"],
        ["Transports"] = ["Types", "Schemas", "Limits", "Execution"],
    });

    /// <summary>Layout never writes, so that it is tested without a file; only what composes a document knows both.</summary>
    public static LayerMap Pdf { get; } = new("Timeline.Pdf", new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["Geometry"] = [.. PdfLayout],
        ["Fonts"] = [.. PdfLayout],
        ["Pictures"] = [.. PdfLayout],
        ["Text"] = [.. PdfLayout],
        ["Elements"] = [.. PdfLayout],
        ["Tables"] = [.. PdfLayout],
        ["Paging"] = [.. PdfLayout],
        ["Writing"] = [.. PdfLayout],
        ["Composing"] = [.. PdfLayout, "Writing"],
    });

    private static string[] PdfLayout => ["Geometry", "Fonts", "Pictures", "Text", "Elements", "Tables", "Paging"];
}
