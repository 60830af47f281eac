using System.Diagnostics;
using Timeline.Torture.Servers;

namespace Timeline.Torture.DiskFull;

/// <summary>A disk that holds a whole cluster, its log of changes included, and can be filled to the last byte. Root on Linux.</summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private const int Megabytes = 320;

    private readonly IDisposable _leftover;

    private SmallDisk(string folder)
    {
        Folder = folder;
        _leftover = Leftovers.Add(() => RunAsync("umount", "--lazy", folder).Wait(TimeSpan.FromSeconds(10)));
    }

    public string Folder { get; }

    private string Ballast => Path.Combine(Folder, "ballast");

    /// <returns>Null where it cannot be mounted.</returns>
    public static async Task<SmallDisk?> MountAsync(string folder)
    {
        Directory.CreateDirectory(folder);
        return await RunAsync("mount", "-t", "tmpfs", "-o", FormattableString.Invariant($"size={Megabytes}m,mode=755"), "tmpfs", folder) == 0
            ? new SmallDisk(folder)
            : null;
    }

    /// <summary>Leaves no more than this many bytes free.</summary>
    public void Fill(long butFor)
    {
        using var file = new FileStream(Ballast, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        var zeros = new byte[64 * 1024];
        try
        {
            while (new DriveInfo(Folder).AvailableFreeSpace > butFor)
                file.Write(zeros);
        }
        catch (IOException)
        {
            // Full.
        }
    }

    public void Free() => File.Delete(Ballast);

    public async ValueTask DisposeAsync()
    {
        _leftover.Dispose();
        await RunAsync("umount", Folder);
    }

    private static async Task<int> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false })!;
        await process.WaitForExitAsync();
        return process.ExitCode;
    }
}
