using System.Runtime.InteropServices;

namespace Timeline.EmbeddedPostgres.Accounts;

/// <summary>Hands a file over to another account; the base class library cannot.</summary>
internal static partial class FileOwnership
{
    /// <exception cref="IOException">The system refuses.</exception>
    public static void Give(string path, uint userId, uint groupId)
    {
        if (ChangeOwner(path, userId, groupId) != 0)
            throw new IOException($"cannot give {path} to user {userId}: {Marshal.GetLastPInvokeErrorMessage()}");
    }

    // lchown: a link is never followed, so nobody can make root give away another file.
    [LibraryImport("libc", EntryPoint = "lchown", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int ChangeOwner(string path, uint userId, uint groupId);
}
