using Timeline.Pdf.Geometry;

namespace Timeline.Pdf.Writing;

/// <summary>What may stand in what, and what must be said of it: ISO 14289-1 sections 7.1 to 7.6, ISO 19005-3 section 6.7.</summary>
internal static class StructureRules
{
    private static readonly Dictionary<TagRole, TagRole[]> Parents = new()
    {
        [TagRole.TableHead] = [TagRole.Table],
        [TagRole.TableBody] = [TagRole.Table],
        [TagRole.TableRow] = [TagRole.Table, TagRole.TableHead, TagRole.TableBody],
        [TagRole.TableHeader] = [TagRole.TableRow],
        [TagRole.TableCell] = [TagRole.TableRow],
        [TagRole.ListItem] = [TagRole.List],
        [TagRole.Label] = [TagRole.ListItem, TagRole.Note, TagRole.ContentsItem],
        [TagRole.ListBody] = [TagRole.ListItem],
        [TagRole.ContentsItem] = [TagRole.Contents],
    };

    private static readonly Dictionary<TagRole, TagRole[]> Children = new()
    {
        [TagRole.Table] = [TagRole.TableHead, TagRole.TableBody, TagRole.TableRow, TagRole.Caption],
        [TagRole.TableHead] = [TagRole.TableRow],
        [TagRole.TableBody] = [TagRole.TableRow],
        [TagRole.TableRow] = [TagRole.TableHeader, TagRole.TableCell],
        [TagRole.List] = [TagRole.ListItem, TagRole.List, TagRole.Caption],
        [TagRole.ListItem] = [TagRole.Label, TagRole.ListBody],
        [TagRole.Contents] = [TagRole.ContentsItem, TagRole.Contents, TagRole.Caption],
        [TagRole.ContentsItem] = [TagRole.Label, TagRole.Reference, TagRole.Paragraph, TagRole.Contents],
    };

    public static IEnumerable<Violation> Violations(StructureTree tree)
    {
        var kids = new List<StructureKid>();
        var heading = TagRole.Document;
        for (var element = 0; element < tree.Count; element++)
        {
            var (role, tag) = (tree.RoleOf(element), tree.TagOf(element));
            if (role == TagRole.Figure && string.IsNullOrWhiteSpace(tag.Alternative))
            {
                yield return new(Violation.PdfA, "6.7.5", "A figure has no words that stand for it.");
                yield return new(Violation.PdfUA, "7.3", "A figure has no words that stand for it.");
            }

            if (role is >= TagRole.Heading1 and <= TagRole.Heading6)
            {
                if (role > (heading == TagRole.Document ? TagRole.Heading1 : heading + 1))
                    yield return new(Violation.PdfUA, "7.4.2", $"A heading {StructureTypes.Name(role)} leaves out a level.");
                heading = role;
            }

            if (element > 0 && Misplaced(role, tree.RoleOf(tree.ParentOf(element))) is { } sentence)
            {
                yield return new(Violation.PdfA, "6.7.3.3", sentence);
                yield return new(Violation.PdfUA, "7.1", sentence);
            }

            if (role != TagRole.Table && role != TagRole.Document && !Children.ContainsKey(role))
                continue;
            tree.KidsOf(element, kids);
            if (kids.Exists(kid => kid.IsContent))
                yield return new(Violation.PdfUA, "7.1", $"Text stands in {StructureTypes.Name(role)} itself, and so is tagged as nothing.");
            if (role == TagRole.Table && Uneven(tree, element) is { } uneven)
                yield return new(Violation.PdfUA, "7.5", uneven);
        }
    }

    private static string? Misplaced(TagRole role, TagRole parent) =>
        (Parents.TryGetValue(role, out var parents) && !parents.Contains(parent)) || (Children.TryGetValue(parent, out var children) && !children.Contains(role))
            ? $"{StructureTypes.Name(role)} may not stand in {StructureTypes.Name(parent)}."
            : null;

    private static string? Uneven(StructureTree tree, int table)
    {
        var (columns, hasHeader) = (0, false);
        foreach (var row in Below(tree, table).Where(element => tree.RoleOf(element) == TagRole.TableRow))
        {
            var cells = Below(tree, row).ToList();
            hasHeader |= cells.Exists(cell => tree.RoleOf(cell) == TagRole.TableHeader);
            var covered = cells.Sum(cell => tree.TagOf(cell).ColumnSpan);
            if (columns != 0 && covered != columns)
                return $"A row of a table covers {covered} columns, another {columns}.";
            columns = covered;
        }

        return hasHeader ? null : "A table has no header cells.";
    }

    /// <summary>The elements in another, and the rows in the parts of a table.</summary>
    private static IEnumerable<int> Below(StructureTree tree, int element)
    {
        var kids = new List<StructureKid>();
        tree.KidsOf(element, kids);
        return kids.Select(kid => kid.Element).OfType<int>()
            .SelectMany(kid => tree.RoleOf(kid) is TagRole.TableHead or TagRole.TableBody ? Below(tree, kid) : [kid]);
    }
}
