using System.Diagnostics;
using Timeline.Pdf.Geometry;

namespace Timeline.Pdf.Writing;

/// <summary>Names of the standard structure types, PDF 32000-1 section 14.8.4.</summary>
internal static class StructureTypes
{
    public static string Name(TagRole role) => role switch
    {
        TagRole.Document => "Document",
        TagRole.Section => "Sect",
        >= TagRole.Heading1 and <= TagRole.Heading6 => "H" + (char)('1' + (role - TagRole.Heading1)),
        TagRole.Paragraph => "P",
        TagRole.Quote => "BlockQuote",
        TagRole.Code => "Code",
        TagRole.Span => "Span",
        TagRole.Note => "Note",
        TagRole.List => "L",
        TagRole.ListItem => "LI",
        TagRole.Label => "Lbl",
        TagRole.ListBody => "LBody",
        TagRole.Table => "Table",
        TagRole.TableHead => "THead",
        TagRole.TableBody => "TBody",
        TagRole.TableRow => "TR",
        TagRole.TableHeader => "TH",
        TagRole.TableCell => "TD",
        TagRole.Link => "Link",
        TagRole.Figure => "Figure",
        TagRole.Caption => "Caption",
        TagRole.Contents => "TOC",
        TagRole.ContentsItem => "TOCI",
        TagRole.Reference => "Reference",
        TagRole.Division => "Div",
        _ => throw new UnreachableException($"no structure type for {role}"),
    };
}
