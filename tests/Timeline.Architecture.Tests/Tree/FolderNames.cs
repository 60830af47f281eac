namespace Timeline.Architecture.Tests.Tree;

/// <summary>Folders named after a kind of code instead of what it is about do not exist here.</summary>
internal static class FolderNames
{
    private static readonly HashSet<string> Forbidden = new(StringComparer.OrdinalIgnoreCase)
    {
        "Util", "Utils", "Utilities", "Helper", "Helpers", "Common", "Core", "Services", "Models", "Managers", "Interfaces", "Enums", "DTOs", "Misc",
    };

    public static IEnumerable<string> Violations(IEnumerable<SourceFile> files) =>
        from file in files
        from folder in file.Folders
        where Forbidden.Contains(folder)
        select $"{file.Path}: a folder \"{folder}\" does not exist here; put the file beside its only user, or in a folder named after what it is about.";
}
