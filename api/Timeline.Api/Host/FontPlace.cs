using System.Diagnostics;
using Timeline.Pdf.Fonts;

namespace Timeline.Api.Host;

/// <summary>The fonts of documents that are too large to build in: those of a folder and, for a program built from the sources, fetched with npm.</summary>
internal static class FontPlace
{
    private const string PathFile = "large-fonts.path";
    private static string BesideProgram => Path.Combine(AppContext.BaseDirectory, "fonts");

    /// <summary>Takes the fonts of the folder that the settings name, or of <c>fonts</c> beside the program.</summary>
    /// <exception cref="StartupException">The folder that is named is not there.</exception>
    public static void Use(Settings settings)
    {
        if (settings.Fonts is { } folder && !Directory.Exists(folder))
            throw new StartupException($"TIMELINE_FONTS is \"{folder}\", which is no folder; name one with .ttf, .ttc or .woff files, or leave it out.");
        try
        {
            FontFolder.Use(settings.Fonts ?? BesideProgram);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"The fonts in {settings.Fonts ?? BesideProgram} cannot be read; check the permissions of the folder.", unreadable);
        }
    }

    /// <summary>Fetches the fonts in the background once a page was served, where a build from the sources has none yet.</summary>
    public static void FetchAfterFirstPage(WebApplication app, Settings settings)
    {
        if (settings.Fonts is not null || !settings.FetchFonts || FontFolder.Count > 0 || !File.Exists(Path.Combine(AppContext.BaseDirectory, PathFile)))
            return;
        var (log, stopping, begun) = (app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Timeline.Fonts"), app.Lifetime.ApplicationStopping, 0);
        app.Use(async (context, next) =>
        {
            await next(context);
            if (context.Response is { StatusCode: StatusCodes.Status200OK, ContentType: { } type } && type.StartsWith("text/html", StringComparison.Ordinal) && Interlocked.Exchange(ref begun, 1) == 0)
                _ = Task.Run(() => FetchAsync(log, stopping), CancellationToken.None);
        });
    }

    private static async Task FetchAsync(ILogger log, CancellationToken stopping)
    {
        try
        {
            var lines = await File.ReadAllLinesAsync(Path.Combine(AppContext.BaseDirectory, PathFile), stopping);
            var (script, packages) = (lines[0], lines[1]);
            var start = new ProcessStartInfo("node", [script, "ci", packages]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
            using var npm = Process.Start(start) ?? throw new InvalidOperationException("node did not start");
            using var ending = stopping.Register(() => npm.Kill(entireProcessTree: true));
            var said = await Task.WhenAll(npm.StandardOutput.ReadToEndAsync(stopping), npm.StandardError.ReadToEndAsync(stopping));
            await npm.WaitForExitAsync(stopping);
            if (npm.ExitCode != 0)
                throw new InvalidOperationException(string.Concat(said).Trim());
            Directory.CreateDirectory(BesideProgram);
            foreach (var font in Directory.GetFiles(packages, "*_400Regular.ttf", SearchOption.AllDirectories))
                Copy(font);
            FontFolder.Use(BesideProgram);
            log.LogInformation("Documents have fonts for Chinese, Japanese and Korean now");
        }
        catch (Exception failed) when (failed is not OperationCanceledException)
        {
            log.LogWarning("The fonts for Chinese, Japanese and Korean could not be fetched; documents show boxes for these scripts until the next start. {Reason}", failed.Message);
        }
        catch (OperationCanceledException)
        {
            // Told to stop; the next start fetches them.
        }
    }

    // Under another name first: a copy that is cut off must not look whole.
    private static void Copy(string font)
    {
        var whole = Path.Combine(BesideProgram, Path.GetFileName(font));
        File.Copy(font, whole + ".part", overwrite: true);
        File.Move(whole + ".part", whole, overwrite: true);
    }
}
