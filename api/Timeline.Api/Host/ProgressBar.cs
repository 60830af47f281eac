using System.Globalization;
using Timeline.Storage.Sealing;

namespace Timeline.Api.Host;

/// <summary>Shows how far the work on many events is: a bar in a terminal, a line every tenth elsewhere. For one caller at a time.</summary>
internal sealed class ProgressBar(TextWriter output, bool isRedirected) : IProgress<VerificationProgress>
{
    private const int Width = 30;
    private int _shown = -1;
    private bool _open;

    public void Report(VerificationProgress value) => Show(value.Events, value.Total);

    /// <summary>Leaves the bar's line, so that something else can be written.</summary>
    public void End()
    {
        if (_open)
            output.WriteLine();
        _open = false;
    }

    public void Show(long done, long total)
    {
        if (total == 0)
            return;
        var share = Math.Min(1, (double)done / total);
        var step = (int)(share * (isRedirected ? 10 : 100));
        if (step == _shown)
            return;
        _shown = step;

        var text = string.Create(CultureInfo.InvariantCulture, $"{share,4:0%} {done:N0} of {total:N0} events");
        if (isRedirected)
        {
            output.WriteLine(text);
            return;
        }

        var filled = (int)(share * Width);
        output.Write($"\r[{new string('#', filled)}{new string('.', Width - filled)}] {text}");
        _open = true;
    }
}
