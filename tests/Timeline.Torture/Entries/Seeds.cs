namespace Timeline.Torture.Entries;

/// <summary>Seeds that are the same in every process, which <see cref="string.GetHashCode()"/> is not.</summary>
internal static class Seeds
{
    public static int Of(string text, params ReadOnlySpan<int> numbers)
    {
        unchecked
        {
            // FNV-1a.
            var hash = 2166136261u;
            foreach (var letter in text)
                hash = (hash ^ letter) * 16777619u;
            foreach (var number in numbers)
                hash = (hash ^ (uint)number) * 16777619u;
            return (int)hash;
        }
    }
}
