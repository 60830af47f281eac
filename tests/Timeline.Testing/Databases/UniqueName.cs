namespace Timeline.Testing.Databases;

internal static class UniqueName
{
    public const string Prefix = "test_";

    /// <summary>A name that no other test has, in any process: lower case, no quotes needed, 37 characters.</summary>
    public static string New() => Prefix + Guid.NewGuid().ToString("N");
}
