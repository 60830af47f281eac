using System.Globalization;
using System.Text.RegularExpressions;
using Timeline.Pdf.Geometry;

namespace Timeline.Pdf.Writing;

/// <summary>Judges a drawn document by ISO 19005-3 level A and ISO 14289-1, in what depends on its content; the rest is so by the way files are written.</summary>
internal static partial class Conformance
{
    private const int LongestString = 32_767;
    private const int MostPieces = 8_388_607;
    private const int LeastSide = 3;
    private const int GreatestSide = 14_400;

    /// <summary>Everything that is wrong; each clause with its first sample.</summary>
    public static IReadOnlyList<Violation> Violations(DrawnDocument document, DocumentInfo info, Size sheet) =>
        [.. All(document, info, sheet).DistinctBy(violation => (violation.Standard, violation.Clause))];

    private static IEnumerable<Violation> All(DrawnDocument document, DocumentInfo info, Size sheet) =>
        [.. OfFile(document, info, sheet), .. OfText(document, info), .. OfLinks(document), .. StructureRules.Violations(document.Structure)];

    private static IEnumerable<Violation> OfFile(DrawnDocument document, DocumentInfo info, Size sheet)
    {
        if (string.IsNullOrWhiteSpace(info.Title))
            yield return new(Violation.PdfUA, "7.1", "The document has no title.");
        if (Strings(document, info).FirstOrDefault(text => new PdfText(text).Length > LongestString) is { } longest)
            yield return new(Violation.PdfA, "6.1.13", $"A text of {longest.Length} characters takes more than {LongestString} bytes: \"{longest[..40]}…\".");
        if (Math.Min(sheet.Width, sheet.Height) < LeastSide || Math.Max(sheet.Width, sheet.Height) > GreatestSide)
            yield return new(Violation.PdfA, "6.1.13", $"A page of {sheet} points has a side of less than {LeastSide} or more than {GreatestSide}.");
        if (document.Structure.Count > MostPieces / 2)
            yield return new(Violation.PdfA, "6.1.13", $"{document.Structure.Count} structure elements may take more than {MostPieces} objects.");
        if (document.Attachments.FirstOrDefault(attachment => string.IsNullOrWhiteSpace(attachment.Description)) is { } unsaid)
            yield return new(Violation.PdfUA, "7.11", $"The file {unsaid.Name} inside of the document has no description.");
    }

    private static IEnumerable<Violation> OfText(DrawnDocument document, DocumentInfo info)
    {
        foreach (var language in Languages(document, info).Where(language => !LanguageTag().IsMatch(language)))
        {
            yield return new(Violation.PdfA, "6.7.4", $"\"{language}\" is no language by BCP 47, such as en or pt-BR.");
            yield return new(Violation.PdfUA, "7.2", $"\"{language}\" is no language by BCP 47, such as en or pt-BR.");
        }

        if (document.UnmappedGlyphs > 0)
        {
            var sentence = string.Create(CultureInfo.InvariantCulture, $"{document.UnmappedGlyphs} glyphs stand for no characters.");
            yield return new(Violation.PdfA, "6.2.11.7.2", sentence);
            yield return new(Violation.PdfUA, "7.21.7", sentence);
        }
    }

    private static IEnumerable<Violation> OfLinks(DrawnDocument document)
    {
        foreach (var link in document.Pages.SelectMany(page => page.Links).Where(link => document.Structure.RoleOf(link.Owner) != TagRole.Link))
            yield return new(Violation.PdfUA, "7.18.5", $"A link on page {link.Page + 1} is not in a Link element but in {StructureTypes.Name(document.Structure.RoleOf(link.Owner))}.");
        foreach (var link in document.Pages.SelectMany(page => page.Links).Where(link => link.Target is ExternalTarget { Address: var address } && string.IsNullOrWhiteSpace(address)))
            yield return new(Violation.PdfUA, "7.18.5", $"A link on page {link.Page + 1} does not say where it leads.");
    }

    private static IEnumerable<string> Languages(DrawnDocument document, DocumentInfo info) =>
        Enumerable.Range(0, document.Structure.Count).Select(element => document.Structure.TagOf(element).Language).OfType<string>().Prepend(info.Language);

    private static IEnumerable<string> Strings(DrawnDocument document, DocumentInfo info) =>
    [
        info.Title, info.Author ?? "", info.Subject ?? "", info.Creator, string.Join(", ", info.Keywords.IsDefault ? [] : info.Keywords),
        .. document.Bookmarks.Select(bookmark => bookmark.Title),
        .. document.Pages.SelectMany(page => page.Links).Select(link => link.Target).OfType<ExternalTarget>().Select(target => target.Address),
        .. Enumerable.Range(0, document.Structure.Count).Select(element => document.Structure.TagOf(element).Alternative).OfType<string>(),
        .. document.Attachments.SelectMany(attachment => new[] { attachment.Name, attachment.Description }),
    ];

    // RFC 5646 section 2.1, without the tags that it keeps for old times' sake.
    [GeneratedRegex(@"^(?:[a-zA-Z]{2,3}(?:-[a-zA-Z]{3}){0,3}|[a-zA-Z]{4,8})(?:-[a-zA-Z]{4})?(?:-(?:[a-zA-Z]{2}|\d{3}))?(?:-(?:[a-zA-Z\d]{5,8}|\d[a-zA-Z\d]{3}))*(?:-[a-wyzA-WYZ\d](?:-[a-zA-Z\d]{2,8})+)*(?:-x(?:-[a-zA-Z\d]{1,8})+)?$", RegexOptions.None, 1000)]
    private static partial Regex LanguageTag();
}
